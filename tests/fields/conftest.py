"""What all tests of fields share."""

from __future__ import annotations

import ipywidgets
import pytest
from ipywidgets.widgets.widget import _instances

from blocking_widgets.fields import Field, FieldError, field


@pytest.fixture(autouse=True)
def no_leaks():
    """Fail a test after which more widgets are open than before; close them."""
    before = set(_instances)
    yield
    left = [widget for key, widget in list(_instances.items()) if key not in before]
    for widget in left:
        widget.close()
    assert not left, f"left open: {left}"


@pytest.fixture
def ask():
    """`field`, whose widgets are closed after the test."""
    made: list[Field] = []

    def ask_one(value, label="Label", **options):
        made.append(field(label, value, **options))
        return made[-1]

    yield ask_one
    for one in made:
        one.close()


@pytest.fixture
def bring():
    """Make widgets as an author does, and close them as he would."""
    made: list[ipywidgets.Widget] = []

    def bring_one(widget):
        made.append(widget)
        return widget

    yield bring_one
    for widget in made:
        for inner in (*getattr(widget, "children", ()), widget):
            for part in (getattr(inner, "layout", None), getattr(inner, "style", None), inner):
                if isinstance(part, ipywidgets.Widget):
                    part.close()


@pytest.fixture
def reason():
    """Return the reason with which reading fails."""

    def reason_of(read, *args):
        with pytest.raises(FieldError) as caught:
            read(*args)
        return caught.value.reason

    return reason_of
