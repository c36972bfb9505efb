"""The folder a site is written into: never somebody's own files, never half a site."""

from __future__ import annotations

import shutil
from pathlib import Path

from forward_pass_site.errors import SiteError

# Every site has had these, whatever its version; nobody's own folder has all of them.
SIGNS = ("index.html", "embed.html", "static/forward-pass.js")


def check_target(folder: Path) -> None:
    """Refuse to write where there is something else than an older site.

    Raises: SiteError naming the folder.
    """
    if folder.is_dir() and any(folder.iterdir()) and not all((folder / sign).is_file() for sign in SIGNS):
        raise SiteError(f"{folder} holds something else than a built site; choose a new or an empty folder")
    if folder.exists() and not folder.is_dir():
        raise SiteError(f"{folder} is a file; choose a new or an empty folder")


def beside(site: Path, purpose: str) -> Path:
    """Return a folder next to the site, free for this purpose."""
    folder = site.with_name(f".{site.name}.{purpose}")
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def swap_in(fresh: Path, site: Path) -> None:
    """Put the finished folder where the site is to be; the old one goes last."""
    old = beside(site, "old")
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
