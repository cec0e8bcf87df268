"""What the kinds of classes share."""

from __future__ import annotations

from ...errors import BadQuestion
from .. import models
from ..annotations import field_of_annotation, meaning_of
from ..base import Field, Missing, Spec
from ..tree import Group, Place

__all__ = ["entry_of"]


def entry_of(spec: Spec, name: str, annotation: object, place: Place) -> Field | Group:
    """Return the field for one attribute of a class, or the group for a nested class.

    Parameters
    ----------
    spec
        Key, label and so on of the attribute; a nested class's default is an
        instance of it.
    name
        The attribute's.
    annotation
        Its type.
    place
        Of the class around it.

    Raises
    ------
    BadQuestion
        There is no way to ask for it.
    """
    meaning = meaning_of(annotation)
    if not models.is_model(meaning.core):
        return field_of_annotation(spec, annotation)
    if meaning.optional or spec.default is None:
        raise BadQuestion(
            f"{spec.label!r}: a group that may be left out cannot be asked for; "
            "ask for it on its own with form"
        )
    label = spec.label or meaning.label
    source = meaning.core if isinstance(spec.default, Missing) else spec.default
    group = models.group_of_model(source, place.below(name, label))
    group.label = label
    return group
