"""The pages that are measured: the reference pages beside the sources, and one element alone on the built site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench.micropip import MICROPIP, fetch_micropip
from forward_pass_site.build.dev_content import DevContent
from forward_pass_site.checkout import Checkout
from forward_pass_site.resource import MEDIA_TYPES, Folder, Resource

OWN_FOLDER = Path(__file__).parent
FIRST_NUMBER = "stock:first-number"
STOCK_PAGES = {"/": "stock.html", "/load": "stock-load-package.html"}
# One element of the size that the naive renderer has, alone on a page of the built site.
ALONE = """<!doctype html><html lang="en"><title>one element</title><link rel="icon" href="data:,">
<style>body {{ margin: 0; background: #060912 }} forward-pass {{ width: 1200px; height: 700px; color-scheme: dark }}</style>
<script type="module" src="/static/forward-pass.js"></script><forward-pass {attributes}></forward-pass></html>"""


def page_at(path: Path) -> Resource:
    """Return one of the pages of this folder."""
    return Resource(path.read_bytes(), MEDIA_TYPES[".html"], path.stat().st_mtime, immutable=False)


@dataclass(frozen=True, slots=True)
class StockSite:
    """An ordinary page: PyScript on the main thread, `packages: ["numpy"]`, everything as its package has it."""

    checkout: Checkout

    def find(self, path: str) -> Resource | None:
        """Return the page at /, one that loads NumPy by itself at /load, PyScript under /pyscript/, Pyodide under /pyodide/."""
        if path in STOCK_PAGES:
            return page_at(OWN_FOLDER / STOCK_PAGES[path])
        folders = {
            "/pyscript/": self.checkout.packages / "@pyscript" / "core" / "dist",
            "/pyodide/": self.checkout.vendor / "pyodide",
        }
        if path == f"/pyodide/{MICROPIP.name}":
            return Folder(fetch_micropip(self.checkout)).find(f"/{MICROPIP.name}")
        for prefix, folder in folders.items():
            if path.startswith(prefix):
                return Folder(folder).find("/" + path.removeprefix(prefix))
        return None


@dataclass(frozen=True, slots=True)
class NaiveSite:
    """A renderer that draws everything in every frame, with the geometry of the sources."""

    checkout: Checkout

    def find(self, path: str) -> Resource | None:
        """Return the page at /, and the sources."""
        return page_at(OWN_FOLDER / "naive.html") if path == "/" else DevContent(self.checkout).find(path)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The built site, and one element alone under /alone."""

    site: Path

    def find(self, path: str) -> Resource | None:
        """Return what is built; the page of one element reads its attributes from the fragment."""
        if path == "/alone":
            page = ALONE.format(attributes="") + READ_ATTRIBUTES
            return Resource(page.encode(), MEDIA_TYPES[".html"], 0, immutable=False)
        return Folder(self.site).find(path)


# Attributes arrive before the module has run, as if they had been written.
READ_ATTRIBUTES = """<script>
for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
  document.querySelector("forward-pass").setAttribute(name, value);
</script>"""


def alone(site_url: str, **attributes: object) -> str:
    """Return the address of a page with one element that has these attributes."""
    return f"{site_url}alone#{urlencode(attributes)}"
