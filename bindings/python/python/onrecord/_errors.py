"""The exceptions of onrecord: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable


class Error(Exception):
    """Something could not be done. ``message`` says what is wrong, ``hints`` what to do about it."""

    message: str
    hints: tuple[str, ...]

    def __init__(self, message: str, hints: Iterable[str] = ()) -> None:
        self.message = message
        self.hints = tuple(hints)
        super().__init__("\n".join([message, *(f"help: {hint}" for hint in self.hints)]))

    def __reduce__(self) -> tuple[type[Error], tuple[str, tuple[str, ...]]]:
        return type(self), (self.message, self.hints)


class UsageError(Error):
    """What was asked for can't be done as it was asked, or the configuration holds a mistake."""


class UncheckedError(Error):
    """Something is missing, or can't be read, written or understood."""
