"""The site inside the installed package: a wheel carries it built, so that nothing else is needed to have it."""

from __future__ import annotations

import shutil
from pathlib import Path

from forward_pass_site.integrity import write_integrity
from forward_pass_site.page import tell_address
from forward_pass_site.place import beside, refuse_foreign, take_place

# In a wheel, beside this file; a checkout builds its own.
CARRIED = Path(__file__).with_name("site")


def unpack_site(out: Path, site_url: str | None = None) -> int:
    """Write the carried site into `out`; return how many bytes it has.

    Raises: SiteError if `out` holds something else than an older site.
    """
    refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = beside(out, "new")
    # pip compiles whatever ends in .py.
    shutil.copytree(CARRIED, fresh, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))
    if site_url is not None:
        tell_address(fresh, site_url)
        write_integrity(fresh)
    take_place(fresh, out)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
