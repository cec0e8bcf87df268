"""The example notebooks are files that everybody can open, without anyone's results."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_there_are_examples():
    assert [path.stem for path in NOTEBOOKS] == [
        "coming_from_other_tools",
        "kinds_of_input",
        "penguins",
    ]


def test_it_is_a_valid_notebook_of_format_4_5(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_it_runs_on_the_python_kernel_that_everybody_has(notebook):
    assert notebook.metadata.kernelspec.name == "python3"


def test_no_results_are_in_it(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert all(dict(cell.metadata) == {} for cell in notebook.cells)
    assert "widgets" not in notebook.metadata


def test_its_cells_have_names_for_ids(notebook):
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(one.replace("-", "").isalpha() for one in ids)


def test_it_begins_with_its_title(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")


def test_its_code_is_code(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            compile(cell.source, cell.id, "exec")
