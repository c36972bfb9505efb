"""Scripts of the built site: inside an installed package, or where a checkout has built it."""

from __future__ import annotations

from forward_pass_site.build.packaged_site import PACKAGED_SITE
from forward_pass_site.checkout import this_checkout
from forward_pass_site.errors import SiteError


def site_script(name: str) -> str:
    """Return the text of static/NAME of the built site.

    Raises: SiteError if this is a checkout that has not been built.
    """
    site = PACKAGED_SITE if PACKAGED_SITE.is_dir() else this_checkout().site
    file = site / "static" / name
    if not file.is_file():
        raise SiteError(f"static/{name} is part of the built site, which is not there; `make build` makes it")
    return file.read_text("utf-8")
