"""The errors of this package: one family, each with a line for an end user."""

from __future__ import annotations

from typing import Any


class _ShortInNotebooks(BaseException):
    """Shown by IPython as its message alone; ``%tb`` shows the whole traceback.

    IPython asks an exception that has ``_render_traceback_`` to draw itself
    (IPython documentation, "Custom exception formatting").
    """

    _shown = False

    def _render_traceback_(self) -> list[str]:
        if self._shown:
            return self._whole_traceback()
        self._shown = True
        return [f"{self.headline}: {self}" if str(self) else self.headline]

    @property
    def headline(self) -> str:
        """What stands before the message."""
        return type(self).__name__

    def _whole_traceback(self) -> list[str]:
        from IPython import get_ipython

        shell: Any = get_ipython()
        lines: list[str] = shell.InteractiveTB.structured_traceback(
            type(self), self, self.__traceback__, tb_offset=1
        )
        return lines


class BlockingWidgetsError(_ShortInNotebooks, Exception):
    """What all errors of this package have in common."""


class Cancelled(BlockingWidgetsError):
    """The person pressed *Stop*."""


class Timeout(BlockingWidgetsError, TimeoutError):
    """Nobody answered in time and there is no default."""


class AnswerMissing(BlockingWidgetsError):
    """Nobody can answer here, and no answer was given beforehand."""


class AnswerInvalid(BlockingWidgetsError, ValueError):
    """An answer that was given beforehand doesn't fit its question."""


class NoFrontend(BlockingWidgetsError):
    """No page can show the question and plain text can't answer it."""


class BadQuestion(BlockingWidgetsError, ValueError):
    """A question that can't be asked as it is written."""


class WrongThread(BlockingWidgetsError, RuntimeError):
    """A question was asked off the main thread."""


class OutsideCell(BlockingWidgetsError, RuntimeError):
    """There is no output of a running cell in which a question could be shown."""


class Interrupted(_ShortInNotebooks, KeyboardInterrupt):
    """The kernel was interrupted while it waited.

    A ``KeyboardInterrupt``, so that ``except Exception`` doesn't swallow it;
    not a `BlockingWidgetsError` for the same reason.
    """
