"""Build the site: build/site holds everything a static host needs, the same bytes from the same sources."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from forward_pass_site.bundle import Bundle, bundle, bundle_beside
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.page import EMBED, INDEX, page_with_reel
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
    page = with_hashed_folders(_index(checkout, made), folders)
    (fresh / INDEX).write_text(page, "utf-8")
    (fresh / EMBED).write_text(_embed(checkout, made), "utf-8")
    shutil.copyfile(checkout.root / "LICENSE", fresh / "LICENSE.txt")
    sizes = _first_sizes(fresh, page)
    write_service_worker(checkout, fresh, list(sizes))
    shutil.rmtree(stage)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return sizes


def _index(checkout: Checkout, made: Bundle) -> str:
    """Return index.html as built: the first reel inside, built names, and its chunks asked for early."""
    page = _with_built_names(checkout, INDEX, made.built_names)
    preloads = "".join(f'<link rel="modulepreload" href="static/{name}">' for name in made.needed_chunks)
    return page.replace("</head>", f"{preloads}</head>", 1)


def _embed(checkout: Checkout, made: Bundle) -> str:
    """Return embed.html as built, its scripts classic ones: a sandboxed frame has no origin and may load no modules."""
    page = _with_built_names(checkout, EMBED, made.classic_names)
    return page.replace('<script type="module"', "<script defer")


def _with_built_names(checkout: Checkout, name: str, built_names: dict[str, str]) -> str:
    page = page_with_reel(checkout, name)
    for source, built in built_names.items():
        page, count = re.subn(rf'(["/])static/{re.escape(source)}(?=")', rf"\1static/{built}", page)
        if count != 1:
            raise SiteError(f"{name} must name static/{source} exactly once; got it {count} times")
    return page


def _first_sizes(site: Path, page: str) -> dict[str, int]:
    """Return what the page and everything its head asks for weigh."""
    head = page.partition("</head>")[0]
    names = [INDEX, *re.findall(r'(?:href|src)="(?:\./)?(static/[^"]+)"', head)]
    return {name: len(gzip.compress((site / name).read_bytes(), 9)) for name in names}
