"""The address of a site: the URL of the folder that holds it."""

from __future__ import annotations

from urllib.parse import urlsplit

from forward_pass_site.errors import SiteError, quoted


def folder_url(site: str) -> str:
    """Return the URL with a slash at its end.

    Raises: SiteError if it is not the URL of a folder on a web server.
    """
    if not _is_folder(site):
        raise SiteError(f"the site must be a URL such as https://example.org/forward-pass/; got {quoted(site)}")
    return site if site.endswith("/") else f"{site}/"


def _is_folder(site: str) -> bool:
    # urlsplit silently drops line breaks and tabs.
    if any(character <= " " for character in site):
        return False
    try:
        parts = urlsplit(site)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:  # such as a bad address in brackets, or a port that is too large
        return False
    return parts.scheme in ("http", "https") and has_host and not parts.query and not parts.fragment
