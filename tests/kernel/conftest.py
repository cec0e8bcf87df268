"""Real kernels, one line of ipykernel after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
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


class Shared:
    """One kernel of each version, and a page of ours, for tests that leave them as they were."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._manager: KernelManager | None = None
        self._page: Page | None = None

    def page(self, cell: str) -> Page:
        """The page, with the package imported."""
        if self._page is None:
            self._manager = start(self._version)
            self._page = Page(client_of(self._manager))
            assert self._page.do(IMPORT).error == ""
        self._page.start_anew(cell)
        return self._page

    @property
    def manager(self) -> KernelManager:
        """Of the kernel that the page is connected to."""
        assert self._manager is not None
        return self._manager

    def check(self) -> None:
        """End the kernel if the test left it waiting, or killed it."""
        if self._page is not None and (self._page.open or not self._idle(self._page)):
            self.close()

    def close(self) -> None:
        """End the kernel."""
        if self._page is not None:
            self._page.client.stop_channels()
        if self._manager is not None:
            end(self._manager)
        self._page = self._manager = None

    def _idle(self, page: Page) -> bool:
        states = [m for m in page.seen if m["msg_type"] == "status"]
        idle = bool(states) and states[-1]["content"]["execution_state"] == "idle"
        return idle and bool(self.manager.is_alive())


def start(version: str) -> KernelManager:
    """Start a kernel."""
    specs = KernelSpecManager(kernel_dirs=[str(SPECS)])
    manager = KernelManager(kernel_name=f"ipykernel-{version}", kernel_spec_manager=specs)
    manager.start_kernel(cwd=str(ROOT))
    return manager


def end(manager: KernelManager) -> None:
    """End a kernel."""
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()


def client_of(manager: KernelManager) -> BlockingKernelClient:
    """A connected client."""
    client: BlockingKernelClient = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    return client


@pytest.fixture(scope="session")
def shared(version: str) -> Iterator[Shared]:
    """The shared kernel of a version."""
    one = Shared(version)
    yield one
    one.close()


@pytest.fixture
def page(shared: Shared, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page with our extension, and the package imported; every test is a cell of its own."""
    yield shared.page(request.node.name)
    shared.check()


@pytest.fixture
def kernel(version: str) -> Iterator[KernelManager]:
    """A fresh kernel."""
    manager = start(version)
    yield manager
    end(manager)


@pytest.fixture
def connect(kernel: KernelManager) -> Iterator[Callable[..., Page]]:
    """Makes pages of a fresh kernel."""
    pages: list[Page] = []

    def make(**options: object) -> Page:
        pages.append(Page(client_of(kernel), **options))  # type: ignore[arg-type]
        return pages[-1]

    yield make
    for one in pages:
        one.client.stop_channels()


@pytest.fixture
def stock(connect: Callable[..., Page], version: str) -> Page:
    """A page without our extension, on an ipykernel that has a shell thread."""
    if version.startswith("6"):
        pytest.skip("ipykernel 6 has no shell thread to tap")
    page = connect(extension=False)
    assert page.do(IMPORT).error == ""
    return page
