"""What is asked: Python values, annotations and models as fields, and their answers.

Nothing here knows of kernels, comms or displays. The way in is `field` for one
value and `fields_of` for several.
"""

from .base import MISSING, Field, FieldKind
from .choices import Option, options_of
from .errors import FieldError, FieldErrors, NotText
from .form import Form, fields_of
from .keys import key_of, label_of
from .make import field
from .record import Record

__all__ = [
    "MISSING",
    "Field",
    "FieldError",
    "FieldErrors",
    "FieldKind",
    "Form",
    "NotText",
    "Option",
    "Record",
    "field",
    "fields_of",
    "key_of",
    "label_of",
    "options_of",
]
