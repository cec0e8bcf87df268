"""Real kernels with a scripted page, as `tests/kernel` has them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).parents[1]
SPECS = ROOT / ".kernels" / "share" / "jupyter" / "kernels"
sys.path.insert(0, str(ROOT / "tests" / "kernel"))

from page import Page  # noqa: E402


@contextmanager
def started_kernel(name: str, page_class: type[Page] = Page) -> Iterator[Page]:
    """A page on a fresh kernel, by the name of its kernelspec."""
    specs = KernelSpecManager(kernel_dirs=[str(SPECS)])
    manager = KernelManager(kernel_name=name, kernel_spec_manager=specs)
    manager.start_kernel(cwd=str(ROOT), env={**os.environ, "PYTHONPATH": ""})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield page_class(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
