"""What fields need to know of ipywidgets' own bookkeeping."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from weakref import WeakKeyDictionary, WeakSet

import ipywidgets

__all__ = ["close_own", "is_closed", "make_widget", "shared_looks"]

_Looks = dict[type[ipywidgets.Widget], ipywidgets.Widget]
_looks: ContextVar[_Looks | None] = ContextVar("_looks", default=None)
# Who shares a layout or a style: the last one to be closed closes it.
_users: WeakKeyDictionary[ipywidgets.Widget, WeakSet[ipywidgets.Widget]] = WeakKeyDictionary()


@contextmanager
def shared_looks() -> Iterator[None]:
    """While this context is entered, all that `make_widget` makes looks the same.

    ipywidgets makes a layout and a style along with each widget. None of ours
    are ever changed, so that one of each will do for a whole form: a third of
    the models to open, to send and to draw. They are closed along with the
    widgets, or here, if the form can't be made.
    """
    looks: _Looks = {}
    token = _looks.set(looks)
    try:
        yield
    except BaseException:
        for one in looks.values():
            one.close()
        raise
    finally:
        _looks.reset(token)


def make_widget(kind: type[ipywidgets.DOMWidget], **traits: object) -> ipywidgets.DOMWidget:
    """Make the widget of a field.

    Parameters
    ----------
    kind
        Its class; one that has a layout and a style.
    traits
        Its state.
    """
    looks = _looks.get()
    if looks is None:
        return kind(**traits)
    parts = {name: _part(looks, getattr(kind, name).klass) for name in ("layout", "style")}
    widget = kind(**traits, **parts)
    for part in parts.values():
        _users.setdefault(part, WeakSet()).add(widget)
    return widget


def _part(looks: _Looks, kind: type[ipywidgets.Widget]) -> ipywidgets.Widget:
    """Return the layout or style in use, a new one where there is none."""
    part = looks.get(kind)
    if part is None or is_closed(part):
        part = looks[kind] = kind()
    return part


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
        Nothing below it may be shared with a widget of somebody else; what
        `make_widget` has shared stays open for the others.
    """
    for inner in _inner(widget):
        users = _users.get(inner, WeakSet())
        users.discard(widget)
        if not users:
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
