"""The address of a site: the URL of the folder that holds it."""

from __future__ import annotations

from urllib.parse import urlsplit

from forward_pass_site.errors import SiteError


def folder_url(site: str) -> str:
    """Return the URL with a slash at its end.

    Raises: SiteError if it is not the URL of a folder on a web server.
    """
    parts = urlsplit(site)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SiteError(f"the site must be a URL such as https://example.org/forward-pass/; got {site}")
    return site if site.endswith("/") else f"{site}/"
