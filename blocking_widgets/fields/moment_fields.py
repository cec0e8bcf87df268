"""Fields for dates and times of day."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod

import ipywidgets

from . import texts
from .base import Field, Spec
from .errors import FieldError
from .json_value import JSON
from .widget_care import make_widget

__all__ = ["DateField", "DatetimeField", "TimeField"]


class _MomentField(Field):
    """What dates and times share: a picker, which is empty while a part is missing.

    The picker is not told the bounds: it would silently move a value that was
    typed to the nearest bound, where the person should read why it is refused.
    """

    _reason: str

    def __init__(self, spec: Spec, widget: ipywidgets.Widget) -> None:
        try:
            spec.limits.verify(spec.label, self._fits)
        except BaseException:
            self.widget = widget
            self.close()
            raise
        super().__init__(spec, widget)

    @abstractmethod
    def _fits(self, value: object) -> bool:
        """Say whether a value is of the type."""

    @abstractmethod
    def _from_iso(self, text: str) -> object:
        """Return the value of an ISO text; ValueError if there is none."""

    def cast(self, value: object) -> object:
        """Return a value of the type."""
        if not self._fits(value):
            raise FieldError(self._reason)
        return value

    def read(self) -> object:
        """Return what is picked now."""
        if self.widget.value is None:
            return self._empty()
        value = self.cast(self.widget.value)
        self._bound(value)
        return value

    def _bound(self, value: object) -> None:
        self.limits.check(value, _shown)

    def _put(self, value: object) -> None:
        self.widget.value = value

    def _clear(self) -> None:
        self.widget.value = None

    def _parse(self, text: str) -> object:
        try:
            return self.cast(self._from_iso(text.strip()))
        except FieldError:
            raise
        except (ValueError, OverflowError) as error:
            raise FieldError(self._reason) from error

    def _render(self, value: object) -> str:
        return _shown(value)

    def _hint(self) -> str:
        return self.limits.hint(_shown) or self._example

    _example: str


class DateField(_MomentField):
    """A day."""

    kind = "date"
    _reason = texts.DATE
    _example = "YYYY-MM-DD"

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec, make_widget(ipywidgets.DatePicker))

    def _fits(self, value: object) -> bool:
        return isinstance(value, dt.date) and not isinstance(value, dt.datetime)

    def cast(self, value: object) -> object:
        """Return a date; a moment at midnight is one, too."""
        if isinstance(value, dt.datetime) and not is_nat(value) and value.time() == dt.time():
            return value.date()
        return super().cast(value)

    def _from_iso(self, text: str) -> object:
        return dt.date.fromisoformat(text)

    def _schema(self) -> dict[str, JSON]:
        return {"type": "string", "format": "date"}


class TimeField(_MomentField):
    """A time of day, to the minute, or to the second where its default is."""

    kind = "time"
    _reason = texts.TIME
    _example = "HH:MM"

    def __init__(self, spec: Spec) -> None:
        first = spec.default
        fine = isinstance(first, dt.time) and bool(first.second or first.microsecond)
        super().__init__(spec, make_widget(ipywidgets.TimePicker, step=1 if fine else 60))

    def _fits(self, value: object) -> bool:
        return isinstance(value, dt.time)

    def _from_iso(self, text: str) -> object:
        hour, _, rest = text.partition(":")
        return dt.time.fromisoformat(f"{hour.zfill(2)}:{rest}" if rest else text)

    def _schema(self) -> dict[str, JSON]:
        return {"type": "string", "format": "time"}


class DatetimeField(_MomentField):
    """A day and a time of day.

    Parameters
    ----------
    spec
        Key, label and so on. If its default has a time zone, the answers are
        in the same one; otherwise they have none.
    zone
        The time zone of the answers, if there is no default.
    """

    kind = "datetime"
    _reason = texts.DATETIME
    _example = "YYYY-MM-DD HH:MM"

    def __init__(self, spec: Spec, zone: dt.tzinfo | None = None) -> None:
        first = spec.default
        self._zone = first.tzinfo if isinstance(first, dt.datetime) else zone
        # The page shows moments with a zone in its own one, and sends UTC.
        picker = ipywidgets.DatetimePicker if self._zone else ipywidgets.NaiveDatetimePicker
        super().__init__(spec, make_widget(picker))

    def _fits(self, value: object) -> bool:
        if not isinstance(value, dt.datetime) or is_nat(value):
            return False
        return (value.tzinfo is None) == (self._zone is None)

    def cast(self, value: object) -> object:
        """Return a moment, in the field's time zone if it has one."""
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime) and self._zone is None:
            value = dt.datetime.combine(value, dt.time())
        moment = super().cast(value)
        if isinstance(moment, dt.datetime):
            # Subclasses (pandas.Timestamp) become what the person would get by picking it.
            to_python = getattr(moment, "to_pydatetime", None)
            moment = moment if to_python is None else to_python(warn=False)
        if self._zone is not None and isinstance(moment, dt.datetime):
            return moment.astimezone(self._zone)
        return moment

    def _from_iso(self, text: str) -> object:
        moment = dt.datetime.fromisoformat(
            text.replace("Z", "+00:00") if text.endswith("Z") else text
        )
        if self._zone is not None and moment.tzinfo is None:
            return moment.replace(tzinfo=self._zone)
        return moment

    def _schema(self) -> dict[str, JSON]:
        # "date-time" of JSON Schema has a zone; without one there is no format.
        return {"type": "string", "format": "date-time"} if self._zone else {"type": "string"}


def is_nat(value: dt.datetime) -> bool:
    """Say whether a moment is pandas' "not a time", which passes for a datetime."""
    return type(value).__name__ == "NaTType"


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        fine = "seconds" if value.second else "minutes"
        return value.isoformat(sep=" ", timespec="auto" if value.microsecond else fine)
    if isinstance(value, dt.time):
        fine = "seconds" if value.second else "minutes"
        return value.isoformat(timespec="auto" if value.microsecond else fine)
    return str(value)
