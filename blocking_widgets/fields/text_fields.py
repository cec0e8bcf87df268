"""Fields whose widget is a text, and whose value is read from it."""

from __future__ import annotations

import math
import numbers
from abc import abstractmethod
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path, PurePath

import ipywidgets

from ..errors import BadQuestion
from . import texts
from .base import MISSING, Field, FieldKind, Missing, Spec
from .errors import FieldError
from .json_value import JSON
from .number_text import decimal_of, float_of, int_of, number_text
from .widget_care import make_widget

__all__ = [
    "DecimalField",
    "FloatField",
    "IntField",
    "PasswordField",
    "PathField",
    "TextField",
    "TypedField",
]


class TypedField(Field):
    """A value that is typed into a text box and read in the kernel.

    Nothing that was typed is lost when it cannot be read: the text stays.
    """

    kind: FieldKind = "text"

    def __init__(self, spec: Spec, widget: ipywidgets.Widget | None = None) -> None:
        super().__init__(spec, make_widget(ipywidgets.Text) if widget is None else widget)

    @abstractmethod
    def _from_text(self, text: str) -> object:
        """Return the value for a text that is not blank; `FieldError` if there is none."""

    def _to_text(self, value: object) -> str:
        """Return a text that is read as the value."""
        return str(value)

    def read(self) -> object:
        """Return the value as it is typed now."""
        typed: str = self.widget.value
        if not typed.strip():
            return self._empty()
        value = self._from_text(typed)
        self._bound(value)
        return value

    def _put(self, value: object) -> None:
        self.widget.value = self._to_text(value)

    def _clear(self) -> None:
        self.widget.value = ""

    def _parse(self, text: str) -> object:
        return self._from_text(text)

    def _render(self, value: object) -> str:
        return self._to_text(value)


class _NumberField(TypedField):
    """What the kinds of numbers share."""

    def __init__(self, spec: Spec) -> None:
        spec.limits.verify(spec.label, is_number)
        super().__init__(spec)

    def _bound(self, value: object) -> None:
        self.limits.check(value, _shown)

    def _to_text(self, value: object) -> str:
        return _shown(value)

    def _hint(self) -> str:
        return self.limits.hint(_shown)

    def _first(self, default: object | Missing) -> object | Missing:
        first = super()._first(default)
        if first is not MISSING and first is not None:
            try:
                self._to_text(first)
            except FieldError as error:
                raise BadQuestion(f"{self.label!r}: its default has too many digits") from error
        return first


class IntField(_NumberField):
    """A whole number of any length."""

    kind = "int"

    def cast(self, value: object) -> int:
        """Return a whole number; a bool is none, 2.0 is."""
        if isinstance(value, bool):
            raise FieldError(texts.WHOLE)
        if isinstance(value, numbers.Integral):
            return int(value)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        raise FieldError(texts.WHOLE)

    def _from_text(self, text: str) -> int:
        return int_of(text)

    def _hint(self) -> str:
        return super()._hint() or "a whole number"

    def _schema(self) -> dict[str, JSON]:
        return {"type": "integer", **self.limits.schema()}


class FloatField(_NumberField):
    """A number; finite, unless its default is not."""

    kind = "float"

    def cast(self, value: object) -> float:
        """Return a float; a bool is no number."""
        if isinstance(value, bool) or not isinstance(value, numbers.Real | Decimal):
            raise FieldError(texts.NUMBER)
        try:
            return float(value)
        except OverflowError as error:
            raise FieldError(texts.TOO_LARGE_NUMBER) from error

    @property
    def _finite(self) -> bool:
        default = self._default
        return not isinstance(default, float) or math.isfinite(default)

    def _bound(self, value: object) -> None:
        if isinstance(value, float) and not math.isfinite(value):
            if self._finite:
                raise FieldError(texts.NUMBER if math.isnan(value) else texts.TOO_LARGE_NUMBER)
            if math.isnan(value):
                return  # it is neither above nor below any bound
        super()._bound(value)

    def _from_text(self, text: str) -> float:
        return float_of(text, finite=self._finite)

    def _hint(self) -> str:
        return super()._hint() or "a number"

    def _schema(self) -> dict[str, JSON]:
        return {"type": "number", **self.limits.schema()}


class DecimalField(_NumberField):
    """A number with all the digits that were typed."""

    kind = "float"

    def cast(self, value: object) -> Decimal:
        """Return a finite decimal number."""
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise FieldError(texts.NUMBER)
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not exact.is_finite():
            raise FieldError(texts.NUMBER)
        return exact

    def _from_text(self, text: str) -> Decimal:
        return decimal_of(text)

    def _hint(self) -> str:
        return super()._hint() or "a number"

    def _schema(self) -> dict[str, JSON]:
        return {"type": "number", **self.limits.schema()}


class TextField(TypedField):
    """A text, returned as it was typed.

    Parameters
    ----------
    spec
        A default of ``""`` makes an empty text an answer.
    multiline
        Whether it may have several lines.
    """

    def __init__(self, spec: Spec, *, multiline: bool = False) -> None:
        self.kind = "multiline" if multiline else "text"
        spec.limits.verify(spec.label, lambda _bound: False)
        super().__init__(spec, make_widget(ipywidgets.Textarea if multiline else ipywidgets.Text))

    def cast(self, value: object) -> str:
        """Return a text; lines only where there may be several."""
        if not isinstance(value, str):
            raise FieldError(texts.TEXT)
        if self.kind != "multiline" and ("\n" in value or "\r" in value):
            raise FieldError(texts.ONE_LINE)
        return str(value)

    def _bound(self, value: object) -> None:
        if isinstance(value, str) and (value or not self._may_be_blank):
            self.limits.check_length(value, "character", "characters")
            self.limits.check_pattern(value)

    @property
    def _may_be_blank(self) -> bool:
        """Whether a blank text is an answer: where it is blank at first."""
        return isinstance(self._default, str) and not self._default.strip()

    def _empty(self) -> object:
        return str(self.widget.value) if self._may_be_blank else super()._empty()

    def check(self, value: object) -> object:
        """Return a text; a blank one only where that is an answer."""
        checked = super().check(value)
        if isinstance(checked, str) and not checked.strip() and not self._may_be_blank:
            raise FieldError(texts.REQUIRED)
        return checked

    def _from_text(self, text: str) -> str:
        return text

    def _schema(self) -> dict[str, JSON]:
        schema: dict[str, JSON] = {"type": "string", **self.limits.length_schema("Length")}
        if not self._may_be_blank:
            schema.setdefault("minLength", 1)
        if self.limits.pattern is not None:
            schema["pattern"] = self.limits.pattern
        return schema


class PasswordField(TypedField):
    """A secret. It is in no record, and its default is never sent to the page.

    Parameters
    ----------
    spec
        With a default, an empty field stands for it.
    wrap
        Makes the value of the text, as ``pydantic.SecretStr`` does.
    """

    kind = "password"
    secret = True

    def __init__(self, spec: Spec, wrap: Callable[[str], object] = str) -> None:
        self._wrap = wrap
        super().__init__(spec, make_widget(ipywidgets.Password))

    def cast(self, value: object) -> object:
        """Return the secret of a text, or of a value that hides one."""
        hidden = getattr(value, "get_secret_value", None)
        if hidden is not None:
            return value
        if not isinstance(value, str):
            raise FieldError(texts.TEXT)
        return self._wrap(value)

    def close(self) -> None:
        """Close the widget; its text goes first, so that no page keeps and saves it."""
        self._clear()
        super().close()

    def _put(self, value: object) -> None:  # noqa: ARG002 - as in all fields
        # A default stays in the kernel: the page saves what its widgets hold.
        self._clear()

    def _empty(self) -> object:
        return self.default if self.has_default else super()._empty()

    def _bound(self, value: object) -> None:
        text = getattr(value, "get_secret_value", lambda: value)()
        if isinstance(text, str | bytes):
            self.limits.check_length(text, "character", "characters")

    def _from_text(self, text: str) -> object:
        return self._wrap(text)

    def _schema(self) -> dict[str, JSON]:
        return {"type": "string", "format": "password"}


class PathField(TypedField):
    """The path of a file or folder, which need not exist; ``~`` is the home folder.

    Parameters
    ----------
    spec
        Key, label and so on.
    make
        The class of the value.
    """

    kind = "path"

    def __init__(self, spec: Spec, make: type[PurePath] = Path) -> None:
        self._make = make
        super().__init__(spec)

    def cast(self, value: object) -> PurePath:
        """Return the path for a path or a text."""
        if not isinstance(value, str | PurePath) or "\0" in str(value):
            raise FieldError(texts.PATH)
        path = self._make(value)
        if isinstance(path, Path) and str(path).startswith("~"):
            try:
                return path.expanduser()
            except RuntimeError as error:  # no such user
                raise FieldError(texts.PATH) from error
        return path

    def _from_text(self, text: str) -> PurePath:
        if "\n" in text:
            raise FieldError(texts.ONE_LINE)
        return self.cast(text.strip())

    def _schema(self) -> dict[str, JSON]:
        return {"type": "string", "minLength": 1, "format": "path"}


def is_number(value: object) -> bool:
    """Say whether a value is a number, and not a bool.

    Parameters
    ----------
    value
        Anything.
    """
    return isinstance(value, numbers.Real | Decimal) and not isinstance(value, bool)


def _shown(value: object) -> str:
    return number_text(value) if isinstance(value, int | float | Decimal) else str(value)
