"""Fields of other kinds: lines of a text, an upload, a widget that the author brought."""

from __future__ import annotations

import copy
import reprlib
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from collections.abc import Set as AbstractSet
from typing import Any, TypeGuard

import ipywidgets

from ..errors import BadQuestion
from . import texts
from .base import Field, Missing, Spec
from .choices import same
from .errors import FieldError, NotText
from .json_value import JSON
from .text_fields import TypedField
from .widget_care import is_closed, make_widget

__all__ = ["LinesField", "UploadField", "WidgetField", "copy_out", "equal"]


class LinesField(TypedField):
    """A list, one item per line; blank lines don't count.

    Parameters
    ----------
    spec
        Key, label and so on. Its limits are those of the list's length.
    item
        Reads and checks one line; its own widget is not shown.
    gather
        Makes the answer of the items.
    """

    kind = "multiline"

    def __init__(
        self, spec: Spec, item: Field, gather: Callable[[list[object]], object] = list
    ) -> None:
        self._item = item
        self._gather = gather
        item.close()
        super().__init__(spec, make_widget(ipywidgets.Textarea))

    def cast(self, value: object) -> object:
        """Return the items, each of its type."""
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            raise FieldError(texts.NOT_FITTING)
        return self._gather([self._item.check(item) for item in value])

    def _empty(self) -> object:
        return self._gather([]) if self.has_default and not self.optional else super()._empty()

    def _bound(self, value: object) -> None:
        if isinstance(value, Sized):
            if not len(value) and self.required:
                raise FieldError(texts.REQUIRED)
            self.limits.check_length(value, "line", "lines")

    def _from_text(self, text: str) -> object:
        items = []
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                items.append(self._line(number, line))
        return self._gather(items)

    def _line(self, number: int, line: str) -> object:
        try:
            return self._item.parse(line.strip())
        except FieldError as error:
            raise FieldError(texts.in_line(number, error.reason)) from error

    def _to_text(self, value: object) -> str:
        items = value if isinstance(value, Iterable) else ()
        lines = [self._item.line(item) for item in items]
        # A set has no order of its own: show the same one in each run.
        return "\n".join(sorted(lines) if isinstance(value, AbstractSet) else lines)

    def _render(self, value: object) -> str:
        return self._to_text(value).replace("\n", ", ")

    def _parse(self, text: str) -> object:
        # One typed line holds all of them: the plain-text prompt has no more.
        lines = text if "\n" in text.strip() else text.replace(",", "\n")
        return self._from_text(lines)

    def _hint(self) -> str:
        return "several, with commas between them"

    def _schema(self) -> dict[str, JSON]:
        return {
            "type": "array",
            "items": {k: v for k, v in self._item.schema.items() if k != "title"},
            **self.limits.length_schema("Items"),
        }


class UploadField(Field):
    """The content of one file from the person's computer, as bytes."""

    kind = "upload"

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec, make_widget(ipywidgets.FileUpload, multiple=False))

    def read(self) -> object:
        """Return the uploaded content; the default, where nothing was uploaded."""
        if not self.widget.value:
            return self.default if self.has_default else self._empty()
        content = bytes(self.widget.value[0]["content"])
        self._bound(content)
        return content

    def cast(self, value: object) -> object:
        """Return bytes."""
        if not isinstance(value, bytes | bytearray | memoryview):
            raise FieldError(texts.UPLOAD)
        return bytes(value)

    def offer(self, value: object) -> bool:  # noqa: ARG002 - as in all fields
        """Return False: a page can't be given back a file that it sent."""
        return False

    def _bound(self, value: object) -> None:
        if isinstance(value, bytes):
            self.limits.check_length(value, "byte", "bytes")

    def _put(self, value: object) -> None:  # noqa: ARG002 - as in all fields
        self._clear()

    def _clear(self) -> None:
        self.widget.value = ()

    def _empty(self) -> object:
        if self.optional:
            return None
        raise FieldError(texts.UPLOAD)

    def _parse(self, text: str) -> object:  # noqa: ARG002 - as in all fields
        raise NotText

    def _render(self, value: object) -> str:
        return (
            texts.counted(len(value), "byte", "bytes") if isinstance(value, bytes) else str(value)
        )

    def _schema(self) -> dict[str, JSON]:
        return {"type": "string", "contentEncoding": "base64"}


class WidgetField(Field):
    """A widget that the author made, shown as it is and never closed here.

    Parameters
    ----------
    spec
        Key, label and so on; without a default, as the widget has its own state.
    widget
        Of any library.
    trait
        The attribute that is the answer: a trait or a plain property.
    required
        Whether nothing (None, or no file) is refused. If not given: where the
        widget starts with nothing.

    Raises
    ------
    BadQuestion
        The widget is closed, or has no such attribute.
    """

    kind = "widget"
    own = False

    def __init__(
        self,
        spec: Spec,
        widget: ipywidgets.Widget,
        *,
        trait: str | None = None,
        required: bool | None = None,
    ) -> None:
        if is_closed(widget):
            raise BadQuestion(
                f"{spec.label!r}: this {type(widget).__name__} has been closed; make a new one"
            )
        self._trait = trait or _answer_of(widget)
        self.secret = isinstance(widget, ipywidgets.Password)
        self._start = copy_out(_first_value(spec.label, widget, self._trait))
        self._required = _has_nothing(widget, self._start) if required is None else required
        super().__init__(spec, widget)

    @property
    def required(self) -> bool:
        """Whether nothing is refused."""
        return self._required

    def read(self) -> object:
        """Return a copy of the attribute as it is now."""
        try:
            value = getattr(self.widget, self._trait)
        except Exception as error:  # a property of any library may raise anything
            raise FieldError(texts.UNREADABLE) from error
        if self._required and _has_nothing(self.widget, value):
            raise FieldError(texts.REQUIRED)
        return copy_out(value)

    def cast(self, value: object) -> object:
        """Return the value: the widget knows what it takes."""
        return value

    def offer(self, value: object) -> bool:
        """Fill in an earlier answer; False where the widget takes another or none."""
        if self.secret or not self._can_be_set():
            return False
        try:
            before = getattr(self.widget, self._trait)
            setattr(self.widget, self._trait, copy_out(value))
            after = getattr(self.widget, self._trait)
            if equal(after, value):
                return True
            # It has moved the value to what it takes: that is no earlier answer.
            setattr(self.widget, self._trait, before)
        except Exception:  # noqa: BLE001 - a setter of any library may raise anything
            return False
        return False

    def reset(self) -> None:
        """Put back what the widget held when it was asked for."""
        if not self._can_be_set():
            return
        try:
            if not equal(getattr(self.widget, self._trait), self._start):
                setattr(self.widget, self._trait, copy_out(self._start))
        except Exception:  # noqa: BLE001, S110 - a property without a setter keeps its value
            pass

    def _can_be_set(self) -> bool:
        """Whether setting the attribute changes what the page shows.

        A plain attribute is what the widget tells, as ``interactive.result``
        is: setting it would only falsify that. Files stay with the page.
        """
        if isinstance(self.widget, ipywidgets.FileUpload):
            return False
        descriptor = getattr(type(self.widget), self._trait, None)
        settable = isinstance(descriptor, property) and descriptor.fset is not None
        return settable or bool(self.widget.has_trait(self._trait))

    def hint(self) -> str:
        """Return '': what a widget takes is seen on the page only."""
        return ""

    def parse(self, text: str) -> object:
        """Return the text for a widget that holds text; else raise `NotText`.

        Blank text stands for what the widget holds. Of another widget, only
        the widget knows its values.
        """
        if not isinstance(self.widget, ipywidgets.Text | ipywidgets.Textarea):
            raise NotText
        return text if text.strip() else self.read()

    def _first(self, default: object | Missing) -> object | Missing:
        return default

    def _put(self, value: object) -> None:
        setattr(self.widget, self._trait, value)

    def _clear(self) -> None:
        self.reset()

    def _parse(self, text: str) -> object:  # noqa: ARG002 - as in all fields
        raise NotText

    def _render(self, value: object) -> str:
        if isinstance(value, str):
            return value
        if _is_short_list(value):
            return ", ".join(map(str, value))
        shape = getattr(value, "shape", None)
        if isinstance(shape, tuple) and shape:
            return f"{type(value).__name__}, {' × '.join(map(str, shape))}"
        return _REPR.repr(value)

    def _schema(self) -> dict[str, JSON]:
        return {}


# A widget's value may be huge, and its repr may raise: this one looks at a few items.
_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 200
_REPR.maxlist = _REPR.maxtuple = _REPR.maxdict = _REPR.maxset = 12


def _is_short_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value reads best as its items: a selection, a range."""
    return (
        isinstance(value, list | tuple)
        and 0 < len(value) <= _REPR.maxlist
        and all(isinstance(one, str | int | float) for one in value)
    )


def copy_out(value: object) -> object:  # noqa: PLR0911 - one per kind of value
    """Return a value that a widget's later state does not change.

    Parameters
    ----------
    value
        Containers are copied all the way down, arrays and frames once; other
        objects are taken as they are.
    """
    if type(value) is dict:
        return {key: copy_out(item) for key, item in value.items()}
    if type(value) is list:
        return [copy_out(item) for item in value]
    if type(value) is tuple:
        return tuple(copy_out(item) for item in value)
    if isinstance(value, set | bytearray | dict | list):
        return copy.copy(value)
    if isinstance(value, memoryview):
        return bytes(value)
    if hasattr(value, "shape") and hasattr(value, "copy") and not isinstance(value, type):
        return value.copy()
    return value


def _answer_of(widget: ipywidgets.Widget) -> str:
    """Return the name of the attribute that is usually the answer."""
    # What `interactive` is there for is the result of its function.
    return "result" if isinstance(widget, ipywidgets.interactive) else "value"


def _has_nothing(widget: ipywidgets.Widget, value: object) -> bool:
    """Say whether a widget's value is that nothing has been chosen yet."""
    if isinstance(widget, ipywidgets.FileUpload):
        return not value
    return value is None and not _none_is_an_option(getattr(widget, "options", ()))


def _none_is_an_option(options: object) -> bool:
    """Say whether None is the value of one of a selection's options.

    Which of them is chosen does not tell: ipywidgets 8.1 takes the first option
    for chosen or not, by the run's hash seed, where its value is None.
    """
    if isinstance(options, Mapping):
        return any(value is None for value in options.values())
    if not isinstance(options, list | tuple):
        return False
    pairs = (
        item[1] if isinstance(item, list | tuple) and len(item) > 1 else item for item in options
    )
    return any(value is None for value in pairs)


def _first_value(label: str, widget: ipywidgets.Widget, trait: str) -> object:
    """Return what a widget would answer now; `BadQuestion` if it has no such attribute."""
    try:
        return getattr(widget, trait)
    except AttributeError as error:
        raise BadQuestion(
            f"{label!r}: a {type(widget).__name__} has no {trait!r} to answer with; "
            "name the trait that has the answer with trait=, or use wait_for"
        ) from error
    except Exception as error:  # a property of any library may raise anything
        raise BadQuestion(
            f"{label!r}: the {trait!r} of this {type(widget).__name__} cannot be read ({error})"
        ) from error


def equal(one: object, other: object) -> bool:
    """Say whether two values of a widget are the same, looking into lists and arrays.

    Parameters
    ----------
    one, other
        Anything; what cannot be compared counts as different.
    """
    if same(one, other):
        return True
    if hasattr(one, "shape") and type(one) is type(other):
        return _equal_arrays(one, other)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        return all(equal(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == other
    return False


def _equal_arrays(one: Any, other: Any) -> bool:
    try:
        return bool(one.shape == other.shape and (one == other).all(axis=None))
    except Exception:  # noqa: BLE001 - the == of an array of any library may raise anything
        return False
