"""Build the site: build/site holds everything a static host needs, the same bytes from the same sources."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from forward_pass_site.build.bundle import ELEMENT, STABLE_CLASSIC, Bundle, bundle, bundle_later, bundle_workers
from forward_pass_site.build.integrity import write_integrity
from forward_pass_site.build.minify import minify_styles
from forward_pass_site.build.page import page_as_served, write_site_url
from forward_pass_site.build.publish import beside, check_target, swap_in
from forward_pass_site.build.service_worker import write_service_worker
from forward_pass_site.build.stage import Runtime, lay_out, with_hashed_folders, write_version
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record.pictures import picture_files
from forward_pass_site.resource import EMBED, INDEX, MISSING


def build_site(
    checkout: Checkout, site: Path | None = None, *, runtime: Runtime = "reduced", site_url: str | None = None
) -> dict[str, int]:
    """Build into `site` (by default build/site); return the gzip size of each file needed before the first pulse.

    Parameters: runtime, "reduced" to what the page uses, or "full": Pyodide and NumPy untouched; site_url, where the
    site will be, if that is known: those who show cards of links ask for whole addresses.

    The old site is moved aside for the new one at the end, so a failing build leaves it as it was.

    Raises: SiteError if the folder holds something else than an older site.
    """
    site = site or checkout.site
    check_target(site)
    fresh, stage = beside(site, "new"), beside(site, "stage")
    folders = lay_out(checkout, stage, fresh, runtime)
    served = fresh / "static"
    workers = bundle_workers(checkout, stage, served)
    write_version(stage, served, folders, workers, {})
    later = bundle_later(checkout, stage, served)
    write_version(stage, served, folders, workers, later)
    made = bundle(checkout, stage, served)
    page = with_hashed_folders(_index(checkout, made), folders)
    (fresh / INDEX).write_text(page, "utf-8")
    (fresh / EMBED).write_text(_embed(checkout, made), "utf-8")
    # For authors who may load no modules: the same under a name that stays.
    shutil.copyfile(fresh / "static" / made.classic_names[ELEMENT], fresh / "static" / STABLE_CLASSIC)
    shutil.copyfile(checkout.root / MISSING, fresh / MISSING)
    shutil.copyfile(checkout.root / "LICENSE", fresh / "LICENSE.txt")
    _place_pictures(checkout, fresh / "pictures")
    sizes = _first_sizes(fresh, page)
    # What the page loads later must be there later without a network, too.
    chunks = (*later["later"].values(), *made.later_chunks)
    write_service_worker(checkout, fresh, [*sizes, *(f"static/{name}" for name in chunks)])
    if site_url is not None:
        write_site_url(fresh, site_url)
    write_integrity(fresh)
    shutil.rmtree(stage)
    swap_in(fresh, site)
    return sizes


def _place_pictures(checkout: Checkout, folder: Path) -> None:
    folder.mkdir()
    for path in picture_files(checkout):
        shutil.copyfile(path, folder / path.name)


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
    page = page_as_served(checkout, name)
    for source, built in built_names.items():
        page, count = re.subn(rf'(["/])static/{re.escape(source)}(?=")', rf"\1static/{built}", page)
        if count != 1:
            raise SiteError(f"{name} must name static/{source} exactly once; got it {count} times")
    return _unindented(page)


def _unindented(page: str) -> str:
    """Return a page without the blanks before its lines and in its style sheets; preformatted text keeps its own."""
    page = re.sub(r"(<style>)(.*?)(</style>)", lambda m: m[1] + minify_styles(m[2]) + m[3], page, flags=re.DOTALL)
    parts = re.split(r"(<pre\b.*?</pre>)", page, flags=re.DOTALL)
    return "".join(part if part.startswith("<pre") else re.sub(r"\n\s+", "\n", part) for part in parts)


def _first_sizes(site: Path, page: str) -> dict[str, int]:
    """Return what the page and everything its head asks for weigh."""
    head = page.partition("</head>")[0]
    names = [INDEX, *re.findall(r'(?:href|src)="(?:\./)?(static/[^"]+)"', head)]
    return {name: len(gzip.compress((site / name).read_bytes(), 9)) for name in names}
