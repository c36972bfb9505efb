"""The folders of one checkout of the repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forward_pass_site.errors import SiteError


@dataclass(frozen=True, slots=True)
class Checkout:
    """One checkout, named by its root folder."""

    root: Path

    @property
    def app(self) -> Path:
        """The Python sources."""
        return self.root / "app"

    @property
    def static(self) -> Path:
        """The JavaScript and CSS sources, with what is generated beside them."""
        return self.root / "static"

    @property
    def vendor(self) -> Path:
        """The fetched runtimes, never committed."""
        return self.static / "vendor"

    @property
    def recorded(self) -> Path:
        """The recorded reels and their manifest, never committed."""
        return self.static / "recorded"

    @property
    def packages(self) -> Path:
        """What npm installed."""
        return self.root / "node_modules"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "build" / "site"


def this_checkout() -> Checkout:
    """Return the checkout this file belongs to.

    Raises:
        SiteError: if the package was installed without the repository around it.
    """
    root = Path(__file__).resolve().parents[2]
    if not (root / "package.json").is_file():
        raise SiteError("this command needs a checkout of the Forward Pass repository; run it from there")
    return Checkout(root)
