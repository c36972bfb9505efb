"""Build the site: build/site holds everything a static host needs, the same bytes from the same sources."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from forward_pass_site.bundle import Bundle, bundle, bundle_beside
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.page import page_with_reel
from forward_pass_site.service_worker import write_service_worker
from forward_pass_site.stage import Runtime, lay_out, with_hashed_folders, write_version


def build_site(checkout: Checkout, site: Path | None = None, *, runtime: Runtime = "reduced") -> dict[str, int]:
    """Build into `site` (by default build/site); return the gzip size of each file needed before the first pulse.

    Parameters: runtime, "reduced" to what the page uses, or "full": Pyodide and NumPy untouched.

    The old site is moved aside for the new one at the end, so a failing build leaves it as it was.
    """
    site = site or checkout.site
    fresh = site.with_name(f".{site.name}.new")
    stage = site.with_name(f".{site.name}.stage")
    old = site.with_name(f".{site.name}.old")
    for folder in (fresh, stage, old):
        shutil.rmtree(folder, ignore_errors=True)
    folders = lay_out(checkout, stage, fresh, runtime)
    write_version(stage, folders, bundle_beside(checkout, stage, fresh / "static"))
    made = bundle(checkout, stage, fresh / "static")
    page = with_hashed_folders(_page(checkout, made), folders)
    (fresh / "index.html").write_text(page, "utf-8")
    shutil.copyfile(checkout.root / "LICENSE", fresh / "LICENSE.txt")
    sizes = _first_sizes(fresh, page)
    write_service_worker(checkout, fresh, list(sizes))
    shutil.rmtree(stage)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return sizes


def _page(checkout: Checkout, made: Bundle) -> str:
    """Return index.html as built: the first reel inside, built names, and its chunks asked for early."""
    page = page_with_reel(checkout)
    for source, built in made.built_names.items():
        page, count = re.subn(rf'(["/])static/{re.escape(source)}(?=")', rf"\1static/{built}", page)
        if count != 1:
            raise SiteError(f"index.html must name static/{source} exactly once; got it {count} times")
    preloads = "".join(f'<link rel="modulepreload" href="static/{name}">' for name in made.needed_chunks)
    return page.replace("</head>", f"{preloads}</head>", 1)


def _first_sizes(site: Path, page: str) -> dict[str, int]:
    """Return what the page and everything its head asks for weigh."""
    head = page.partition("</head>")[0]
    names = ["index.html", *re.findall(r'(?:href|src)="(?:\./)?(static/[^"]+)"', head)]
    return {name: len(gzip.compress((site / name).read_bytes(), 9)) for name in names}
