"""Build the site into build/site: all that a static host needs, the same bytes from the same sources."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from forward_pass_site.build.bundle import (
    ELEMENT,
    STABLE_CLASSIC,
    Bundle,
    bundle,
    bundle_later,
    bundle_one_file,
    bundle_workers,
)
from forward_pass_site.build.integrity import write_integrity
from forward_pass_site.build.minify import minify_styles
from forward_pass_site.build.page import page_as_served, write_site_url
from forward_pass_site.build.page_head import PageHead
from forward_pass_site.build.publish import check_target, scratch_folder, swap_in
from forward_pass_site.build.service_worker import write_service_worker
from forward_pass_site.build.stage import Runtime, lay_out, with_hashed_folders, write_version
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record.datasets import dataset_files
from forward_pass_site.record.networks import network_files
from forward_pass_site.record.pictures import picture_files
from forward_pass_site.resource import EMBED, INDEX, MISSING

# The folders of static/vendor that Python is started from.
RUNTIME_FOLDERS = ("app", "pyodide", "pyscript", "reduced")


def build_site(
    checkout: Checkout, site: Path | None = None, *, runtime: Runtime = "reduced", site_url: str | None = None
) -> dict[str, int]:
    """Build into `site` (by default build/site); return the gzip size of each file needed before the first pulse.

    Parameters: runtime, "reduced" to what the page uses, or "full": Pyodide and NumPy untouched; site_url, where the
    site will be, if that is known: previews of links ask for absolute addresses.

    An older site is replaced at the very end, so a failing build leaves it as it was.

    Raises: SiteError if the folder holds something else than an older site.
    """
    site = site or checkout.site
    check_target(site)
    fresh, stage = scratch_folder(site, "new"), scratch_folder(site, "stage")
    folders = lay_out(checkout, stage, fresh, runtime)
    served = fresh / "static"
    workers = bundle_workers(checkout, stage, served)
    write_version(stage, served, folders, workers, {})
    later = bundle_later(checkout, stage, served)
    write_version(stage, served, folders, workers, later)
    made = bundle(checkout, stage, served)
    bundle_one_file(checkout, stage, served)
    (fresh / INDEX).write_text(with_hashed_folders(_index(checkout, made), folders), "utf-8")
    (fresh / EMBED).write_text(with_hashed_folders(_embed(checkout, made), folders), "utf-8")
    # Authors whose pages may not load modules link to this stable name.
    shutil.copyfile(fresh / "static" / made.classic_names[ELEMENT], fresh / "static" / STABLE_CLASSIC)
    shutil.copyfile(checkout.root / MISSING, fresh / MISSING)
    shutil.copyfile(checkout.root / "LICENSE", fresh / "LICENSE.txt")
    _place(picture_files(checkout), fresh / "pictures")
    _place(network_files(checkout), fresh / "networks")
    # For who trains one anew in the page.
    _place(dataset_files(checkout), fresh / "networks" / "data")
    sizes = _first_sizes(fresh, _first_files(checkout, made, folders))
    # Without a network the page must still find what it loads later.
    styles = [made.built_names[name] for name in PageHead((checkout.root / INDEX).read_text("utf-8")).later_files]
    chunks = (*later["modules"].values(), *made.later_chunks, *styles)
    runtime_paths = [f"vendor/{folders[name]}/" for name in RUNTIME_FOLDERS if name in folders] + list(workers.values())
    write_service_worker(
        checkout,
        fresh,
        page=[*sizes, *(f"static/{name}" for name in chunks)],
        runtime=[f"static/{path}" for path in runtime_paths],
    )
    if site_url is not None:
        write_site_url(fresh, site_url)
    write_integrity(fresh)
    shutil.rmtree(stage)
    swap_in(fresh, site)
    return sizes


def _place(files: list[Path], folder: Path) -> None:
    folder.mkdir()
    for path in files:
        shutil.copyfile(path, folder / path.name)


def _index(checkout: Checkout, made: Bundle) -> str:
    """Return index.html with the first reel, the built names, and preloads of the chunks that are needed at once."""
    page = _with_built_names(checkout, INDEX, made.built_names)
    preloads = "".join(f'<link rel="modulepreload" href="static/{name}">' for name in made.needed_chunks)
    return page.replace("</head>", f"{preloads}</head>", 1)


def _embed(checkout: Checkout, made: Bundle) -> str:
    """Return embed.html with classic scripts: a sandboxed frame has no origin and may not load modules."""
    page = _with_built_names(checkout, EMBED, made.classic_names)
    return page.replace('<script type="module"', "<script defer")


def _with_built_names(checkout: Checkout, name: str, built_names: dict[str, str]) -> str:
    page = page_as_served(checkout, name)
    for source, built in built_names.items():
        count = page.count(f'static/{source}"')
        if count != 1:
            raise SiteError(f"{name} must name static/{source} exactly once; got it {count} times")
        page = page.replace(f'static/{source}"', f'static/{built}"')
    return _unindented(_with_minified_styles(checkout, page))


def _with_minified_styles(checkout: Checkout, page: str) -> str:
    """Return a page whose style element, if it has one, is minified."""
    before, opening, rest = page.partition("<style>")
    styles, closing, after = rest.partition("</style>")
    return f"{before}{opening}{''.join(minify_styles(checkout, [styles]))}{closing}{after}" if opening else page


def _unindented(page: str) -> str:
    """Return a page without indentation; preformatted text stays as it is."""
    parts = re.split(r"(<pre\b.*?</pre>)", page, flags=re.DOTALL)
    return "".join(part if part.startswith("<pre") else re.sub(r"\n\s+", "\n", part) for part in parts)


def _first_files(checkout: Checkout, made: Bundle, folders: dict[str, str]) -> list[str]:
    """Return the files that index.html asks for at once, by their paths in the site."""
    named = PageHead((checkout.root / INDEX).read_text("utf-8")).files
    built = [with_hashed_folders(made.built_names.get(name, name), folders) for name in named]
    return [INDEX, *(f"static/{name}" for name in (*built, *made.needed_chunks))]


def _first_sizes(site: Path, names: list[str]) -> dict[str, int]:
    """Return the gzip size of each of these files."""
    return {name: len(gzip.compress((site / name).read_bytes(), 9)) for name in names}
