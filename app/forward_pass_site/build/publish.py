"""Put a finished site into its folder: never over somebody's own files, and never half a site."""

from __future__ import annotations

import shutil
from pathlib import Path

from forward_pass_site.errors import SiteError

# Every version of the site has these files; a folder that lacks one of them is not an older site.
SITE_MARKS = ("index.html", "embed.html", "static/forward-pass.js")


def check_target(folder: Path) -> None:
    """Refuse a folder that holds something else than an older site.

    Raises: SiteError naming the folder.
    """
    if folder.is_dir() and any(folder.iterdir()) and not all((folder / mark).is_file() for mark in SITE_MARKS):
        raise SiteError(f"{folder} holds something else than a built site; choose a new or an empty folder")
    if folder.exists() and not folder.is_dir():
        raise SiteError(f"{folder} is a file; choose a new or an empty folder")


def scratch_folder(site: Path, purpose: str) -> Path:
    """Return a path beside the site where nothing is; what an ended build left there is removed."""
    folder = site.with_name(f".{site.name}.{purpose}")
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def swap_in(fresh: Path, site: Path) -> None:
    """Rename the finished folder to the site's path; the old site is removed last."""
    old = scratch_folder(site, "old")
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
