"""What the person sees of a wait: in our own widget, or in plain ones."""

from __future__ import annotations

from .page import PagePrompt
from .plain import PlainPrompt

__all__ = ["PagePrompt", "PlainPrompt"]
