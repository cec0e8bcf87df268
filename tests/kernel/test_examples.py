"""With nobody there, each example ends at its first question; none hangs."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).parents[2]
SPECS = ROOT / ".kernels" / "share" / "jupyter" / "kernels"
# Seconds that a cell may take: generous for an import, and far from for ever.
BOUND = 90

FIRST_QUESTIONS = {
    "penguins": (
        "Nobody is here to answer “Table” (key 'table', cell In [2]), "
        "and no answer was given beforehand."
    ),
    "kinds_of_input": (
        "Nobody is here to answer “Your name” (key 'your_name', cell In [2]), "
        "and no answer was given beforehand."
    ),
    "coming_from_other_tools": (
        "Nobody is here to use the widget that cell In [2] waits for (“wait_for”)."
    ),
}


@pytest.mark.parametrize("name", FIRST_QUESTIONS)
def test_it_ends_at_its_first_question(name: str, version: str, tmp_path: Path):
    notebook = nbformat.read(ROOT / "examples" / f"{name}.ipynb", as_version=4)
    specs = KernelSpecManager(kernel_dirs=[str(SPECS)])
    manager = AsyncKernelManager(kernel_name=f"ipykernel-{version}", kernel_spec_manager=specs)
    client = NotebookClient(
        notebook, km=manager, timeout=BOUND, resources={"metadata": {"path": str(tmp_path)}}
    )
    with pytest.raises(CellExecutionError) as caught:
        # A kernel manager that is handed over is left running unless told.
        client.execute(cleanup_kc=True, env={**os.environ, "PYTHONPATH": ""})
    assert caught.value.ename == "AnswerMissing"
    assert caught.value.evalue == FIRST_QUESTIONS[name]
    assert list(tmp_path.iterdir()) == []
