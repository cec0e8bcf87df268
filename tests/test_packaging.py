"""What users install: the wheel, into an empty environment, where there is no Node."""

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

# Building asks for npm packages, installing for JupyterLab with all it needs.
pytestmark = pytest.mark.timeout(900)

ROOT = Path(__file__).parent.parent
NAME = "jupyterlab-blocking-widgets"
VERSION = json.loads((ROOT / "package.json").read_text())["version"]
SHARE = f"jupyterlab_blocking_widgets-{VERSION}.data/data/share/jupyter/labextensions/{NAME}/"


def run(*command: str | Path, **options: object) -> str:
    """Run a command and return its output, which pytest shows if it fails."""
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        **options,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sdist and the wheel are, made from the tree as it is."""
    target = tmp_path_factory.mktemp("dist")
    build = ["-m", "build", "--no-isolation", "--sdist", "--wheel"]
    run(sys.executable, *build, "--outdir", target, ROOT)
    return target


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    [wheel] = dist.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def bin_without_node(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel and the locked JupyterLab."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=True)
    bin_ = home / ("Scripts" if os.name == "nt" else "bin")
    lock = ROOT / "requirements" / "dev.txt"
    install = ["-m", "pip", "install", "--quiet", "--constraint", lock]
    run(bin_ / "python", *install, wheel, "jupyterlab", env=environment(bin_))
    return bin_


def environment(bin_: Path) -> dict[str, str]:
    return {**os.environ, "PATH": str(bin_), "VIRTUAL_ENV": str(bin_.parent)}


def names_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_has_the_version_of_package_json(wheel: Path) -> None:
    assert wheel.name == f"jupyterlab_blocking_widgets-{VERSION}-py3-none-any.whl"


@pytest.mark.parametrize(
    "name",
    [
        "blocking_widgets/__init__.py",
        "blocking_widgets/_version.py",
        "blocking_widgets/py.typed",
        f"{SHARE}install.json",
        f"{SHARE}package.json",
        f"{SHARE}static/style.js",
        *(
            f"{SHARE}schemas/{NAME}/{schema.name}"
            for schema in sorted((ROOT / "schema").glob("*.json"))
        ),
    ],
)
def test_the_wheel_contains(wheel: Path, name: str) -> None:
    assert name in names_in(wheel)


def test_the_wheel_contains_nothing_else_at_its_top(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names_in(wheel)}
    own = f"jupyterlab_blocking_widgets-{VERSION}"
    packages = {"blocking_widgets", "jupyterlab_blocking_widgets"}
    assert tops == packages | {f"{own}.data", f"{own}.dist-info"}


def test_the_wheel_has_the_labextension_once(wheel: Path) -> None:
    assert [name for name in names_in(wheel) if "blocking_widgets/labextension" in name] == []


def test_the_sdist_has_what_a_build_needs(dist: Path) -> None:
    [sdist] = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    sources = {"package.json", "yarn.lock", "src/index.ts", "tsconfig.build.json"}
    built = {"blocking_widgets/labextension/package.json"}
    assert sources | built <= names
    assert not [name for name in names if "node_modules" in name]


def test_jupyterlab_finds_the_extension_where_there_is_no_node(
    bin_without_node: Path,
) -> None:
    env = environment(bin_without_node)
    listed = run(bin_without_node / "jupyter", "labextension", "list", env=env)
    [line] = [line for line in listed.splitlines() if NAME in line]
    assert f"{NAME} v{VERSION}" in line
    assert "enabled" in line
    assert "OK" in line


def test_jupyter_server_finds_its_part(bin_without_node: Path) -> None:
    env = environment(bin_without_node)
    listed = run(bin_without_node / "jupyter", "server", "extension", "list", env=env)
    plain = re.sub(r"\x1b\[\d*m", "", listed)
    assert re.search(r"jupyterlab_blocking_widgets\s+enabled", plain), plain
    assert re.search(r"jupyterlab_blocking_widgets\s.*OK", plain), plain


def test_the_package_imports_with_nothing_but_what_it_depends_on(
    bin_without_node: Path, tmp_path: Path
) -> None:
    code = "import blocking_widgets as b; print(b.__file__)"
    file = run(
        bin_without_node / "python",
        *["-W", "error", "-c", code],
        cwd=tmp_path,
        env=environment(bin_without_node),
    )
    assert str(bin_without_node.parent) in file
