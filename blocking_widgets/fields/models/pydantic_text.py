"""A text that pydantic reads: an address, a UUID, whatever it can make of a text."""

from __future__ import annotations

from typing import Any

import pydantic

from ...errors import BadQuestion
from .. import texts
from ..base import Spec
from ..errors import FieldError
from ..json_value import JSON
from ..text_fields import TypedField
from .pydantic_errors import reason_of

__all__ = ["PydanticTextField"]


class PydanticTextField(TypedField):
    """A value of a type that pydantic makes of a text.

    Parameters
    ----------
    spec
        Key, label and so on. Its limits are not used: pydantic has its own.
    annotation
        The type, with all that pydantic is to check.

    Raises
    ------
    BadQuestion
        Pydantic does not know the type, or makes nothing of a text.
    """

    def __init__(self, spec: Spec, annotation: object) -> None:
        self._adapter: pydantic.TypeAdapter[Any] = _adapter_of(spec.label, annotation)
        self._json_schema = _schema_of(self._adapter)
        if not _takes_text(self._json_schema):
            name = getattr(annotation, "__name__", annotation)
            raise BadQuestion(f"{spec.label!r}: there is no field for {name}")
        super().__init__(spec)

    def cast(self, value: object) -> object:
        """Return what pydantic makes of a value."""
        try:
            return self._adapter.validate_python(value)
        except pydantic.ValidationError as error:
            raise FieldError(_reason(error)) from error

    def _from_text(self, text: str) -> object:
        try:
            return self._adapter.validate_strings(text.strip())
        except pydantic.ValidationError as error:
            raise FieldError(_reason(error)) from error

    def _schema(self) -> dict[str, JSON]:
        return {key: value for key, value in self._json_schema.items() if key not in _OURS}


# The field writes these itself.
_OURS = frozenset({"title", "description", "default"})


def _reason(error: pydantic.ValidationError) -> str:
    details = error.errors(include_url=False)
    return reason_of(details[0]) if details else texts.NOT_FITTING


def _adapter_of(label: str, annotation: Any) -> pydantic.TypeAdapter[Any]:
    try:
        return pydantic.TypeAdapter(annotation)
    except pydantic.errors.PydanticUserError as error:
        raise BadQuestion(f"{label!r}: pydantic does not know {annotation}") from error


def _schema_of(adapter: pydantic.TypeAdapter[Any]) -> dict[str, Any]:
    try:
        return adapter.json_schema()
    except pydantic.errors.PydanticUserError:
        # It can be read, and not be described.
        return {}


def _takes_text(schema: dict[str, Any]) -> bool:
    """Say whether a text is among what a schema allows; one that says nothing allows it."""
    branches = [schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return not schema or any(branch.get("type") == "string" for branch in branches)
