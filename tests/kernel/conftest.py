"""Real kernels, one line of ipykernel after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

sys.path.insert(0, str(Path(__file__).parent))

from page import Page

ROOT = Path(__file__).parents[2]
SPECS = ROOT / ".kernels" / "share" / "jupyter" / "kernels"
VERSIONS = ["6.31.0", "7.0.1", "7.3.0", "7.4.0"]
IMPORT = "from blocking_widgets import *; from ipywidgets import *; import sys, os"


@pytest.fixture(scope="session", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """The ipykernel to test on."""
    return str(request.param)


@pytest.fixture
def kernel(version: str) -> Iterator[KernelManager]:
    """A fresh kernel."""
    specs = KernelSpecManager(kernel_dirs=[str(SPECS)])
    manager = KernelManager(kernel_name=f"ipykernel-{version}", kernel_spec_manager=specs)
    manager.start_kernel(cwd=str(ROOT), env={**os.environ, "PYTHONPATH": ""})
    yield manager
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()


@pytest.fixture
def connect(kernel: KernelManager) -> Iterator[Callable[..., Page]]:
    """Makes pages."""
    clients = []

    def make(**options: object) -> Page:
        client = kernel.client()
        client.start_channels()
        client.wait_for_ready(timeout=60)
        clients.append(client)
        return Page(client, **options)  # type: ignore[arg-type]

    yield make
    for client in clients:
        client.stop_channels()


@pytest.fixture
def page(connect: Callable[..., Page]) -> Page:
    """A page with our extension, and the package imported."""
    page = connect()
    assert page.do(IMPORT).error == ""
    return page


@pytest.fixture
def stock(connect: Callable[..., Page], version: str) -> Page:
    """A page without our extension, on an ipykernel that has a shell thread."""
    if version.startswith("6"):
        pytest.skip("ipykernel 6 has no shell thread to tap")
    page = connect(extension=False)
    assert page.do(IMPORT).error == ""
    return page
