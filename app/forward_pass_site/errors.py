"""What can go wrong while the site is made, each said in one sentence."""

from __future__ import annotations

from pathlib import Path


def quoted(text: str | Path, most: int = 80) -> str:
    """Return what was typed or a file's name as a sentence repeats it, cut after so many characters.

    NumPy comes with it, and only where something is wrong: making and serving the site do without.
    """
    from forward_pass.errors import shown

    return shown(str(text), most)


class SiteError(Exception):
    """The site cannot be made or served; the message says why and what to do."""


class UnreachableError(SiteError):
    """A source of a pinned file did not answer, or broke off; another source may do."""


class WrongBytesError(SiteError):
    """A source delivered something else than what is pinned; nothing is kept."""
