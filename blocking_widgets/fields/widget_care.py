"""What fields need to know of ipywidgets' own bookkeeping."""

from __future__ import annotations

import ipywidgets

__all__ = ["close_own", "is_closed"]


def is_closed(widget: ipywidgets.Widget) -> bool:
    """Say whether a widget has been closed, so that no page can show it.

    Parameters
    ----------
    widget
        Any widget. `Widget.close` sets `comm` to None, and a fresh widget
        always has one.
    """
    return widget.comm is None


def close_own(widget: ipywidgets.Widget) -> None:
    """Close a widget that we made, with all that was made along with it.

    `Widget.close` leaves a widget's layout, style and children open, and
    ipywidgets keeps a reference to every open widget: that would be a leak of
    three models per field.

    Parameters
    ----------
    widget
        Nothing below it may be shared with a widget of somebody else.
    """
    for inner in _inner(widget):
        close_own(inner)
    widget.close()


def _inner(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    """Return the widgets that are values of a widget's traits."""
    found: list[ipywidgets.Widget] = []
    # `_trait_values` and not `trait_values()`: the latter would make the
    # defaults (a layout, a style) that were never needed, to close them.
    values = widget._trait_values.values()  # noqa: SLF001 - see above
    for value in list(values):
        if isinstance(value, ipywidgets.Widget):
            found.append(value)
        elif isinstance(value, list | tuple):
            found.extend(item for item in value if isinstance(item, ipywidgets.Widget))
    return found
