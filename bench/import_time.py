"""Import time of blocking_widgets over ipywidgets' own.

Each round starts a fresh interpreter that imports ipywidgets, and then takes
the time of importing blocking_widgets. The same in fresh kernels, where importing
also connects to them. A first round, which isn't counted, leaves all modules
compiled, as installing a wheel does; in a folder of this run's, since people
may keep Python from writing such files.

Prints a JSON object: a list of seconds for each.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from kernels import started_kernel

TIMED = """
import time, ipywidgets
started = time.perf_counter()
import blocking_widgets
print(time.perf_counter() - started)
"""


def in_interpreter() -> float:
    """Seconds in a fresh interpreter."""
    command = [sys.executable, "-c", TIMED]
    run = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    return float(run.stdout)


def in_kernel(name: str) -> float:
    """Seconds in a fresh kernel."""
    with started_kernel(name) as page:
        return float(page.do(TIMED).text)


def measure(kernels: list[str]) -> dict[str, float]:
    """One round: seconds by place."""
    return {"interpreter": in_interpreter(), **{name: in_kernel(name) for name in kernels}}


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--kernels", nargs="*", default=[])
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        rounds = [measure(options.kernels) for _ in range(options.rounds + 1)]
    series = {place: [one[place] for one in rounds[1:]] for place in rounds[0]}
    print(json.dumps(series))


main()
