"""Serve a checkout's sources as written, without a build: what `make dev` shows and most browser tests load."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forward_pass_site.build.page import page_as_served
from forward_pass_site.checkout import Checkout
from forward_pass_site.resource import EMBED, INDEX, MEDIA_TYPES, Folder, Resource
from forward_pass_site.runtime.app_bundle import bundle_app


@dataclass(frozen=True, slots=True)
class DevContent:
    """The sources of a checkout as written: both pages with their reel put in, what lies beside them, and static/."""

    checkout: Checkout

    def _at_the_root(self) -> dict[str, Path]:
        """Return what the build puts beside the page; the service worker as written keeps no file."""
        return {
            "/LICENSE.txt": self.checkout.root / "LICENSE",
            "/service-worker.js": self.checkout.static / "offline" / "service-worker.js",
        }

    def find(self, path: str) -> Resource | None:
        """Return the source under `path`; the packed core is packed anew when the Python sources changed."""
        if path in ("/", f"/{INDEX}", f"/{EMBED}"):
            name = path[1:] or INDEX
            page = page_as_served(self.checkout, name).encode()
            modified_s = (self.checkout.root / name).stat().st_mtime
            return Resource(page, MEDIA_TYPES[".html"], modified_s, immutable=False, framed=name == EMBED)
        if path in (names := self._at_the_root()):
            file = names[path]
            return Resource(file.read_bytes(), MEDIA_TYPES[Path(path).suffix], file.stat().st_mtime, immutable=False)
        if path.startswith("/networks/data/"):
            return Folder(self.checkout.vendor).find(path.replace("/networks/data/", "/datasets/"))
        if path.startswith(("/pictures/", "/networks/")):
            return Folder(self.checkout.recorded).find(path)
        if not path.startswith("/static/"):
            return None
        if path.startswith("/static/vendor/app/"):
            bundle_app(self.checkout)
        return Folder(self.checkout.root).find(path)
