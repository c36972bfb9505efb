"""The built site inside an installed package: a wheel has it as data, so writing it out needs no Node.js."""

from __future__ import annotations

import shutil
from pathlib import Path

from forward_pass_site.build.integrity import write_integrity
from forward_pass_site.build.page import write_site_url
from forward_pass_site.build.publish import check_target, scratch_folder, swap_in

# Only a wheel has this folder; a checkout builds its own site.
PACKAGED_SITE = Path(__file__).parents[1] / "site"


def unpack_site(out: Path, site_url: str | None = None) -> int:
    """Write the packaged site into `out`; return how many bytes it has.

    Raises: SiteError if `out` holds something else than an older site.
    """
    check_target(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = scratch_folder(out, "new")
    # pip compiles worker.py, which is data here.
    shutil.copytree(PACKAGED_SITE, fresh, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))
    if site_url is not None:
        write_site_url(fresh, site_url)
        write_integrity(fresh)
    swap_in(fresh, out)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
