"""Errors of making and serving the site; each message is one sentence."""

from __future__ import annotations

from pathlib import Path


def quoted(text: str | Path, most: int = 80) -> str:
    """Return a text or a file's name for use in a sentence, cut after `most` characters.

    The import is here because it imports NumPy, which building and serving do not need.
    """
    from forward_pass.errors import format_value

    return format_value(str(text), most)


class SiteError(Exception):
    """The site cannot be made or served; the message says why, and what helps."""


class UnreachableError(SiteError):
    """A source of a pinned file did not answer, or broke off; another source is tried."""


class WrongBytesError(SiteError):
    """A source delivered other bytes than the pinned ones; they are discarded."""
