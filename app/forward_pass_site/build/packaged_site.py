"""The site inside the installed package: a wheel carries it built, so that nothing else is needed to have it."""

from __future__ import annotations

import shutil
from pathlib import Path

from forward_pass_site.build.integrity import write_integrity
from forward_pass_site.build.page import write_site_url
from forward_pass_site.build.publish import beside, check_target, swap_in

# Only a wheel has this folder; a checkout builds its own site.
CARRIED = Path(__file__).parents[1] / "site"


def unpack_site(out: Path, site_url: str | None = None) -> int:
    """Write the carried site into `out`; return how many bytes it has.

    Raises: SiteError if `out` holds something else than an older site.
    """
    check_target(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = beside(out, "new")
    # pip compiles whatever ends in .py.
    shutil.copytree(CARRIED, fresh, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))
    if site_url is not None:
        write_site_url(fresh, site_url)
        write_integrity(fresh)
    swap_in(fresh, out)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
