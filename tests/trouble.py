"""What goes wrong on a page, written down."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

# Where a test's page keeps its list.
TROUBLE = pytest.StashKey[list[str]]()


def watch(page: Page, trouble: list[str]) -> None:
    """Write down every error the page logs or throws, and every request that fails or leaves the page's host."""

    def asked(url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname != "127.0.0.1":
            trouble.append(f"foreign request: {url}")

    page.on("console", lambda message: trouble.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    browser = page.context.browser
    if browser and browser.browser_type.name == "chromium":
        # It reaches no other host, so that every request to one fails; and it logs every answer of 400 and above, but
        # those to workers, which the server notes. Who listens to all requests is told of each of a page's modules: a
        # third of what a short test takes.
        page.on("requestfailed", lambda request: asked(request.url))
        return
    page.on("request", lambda request: asked(request.url))
    page.on("response", lambda reply: trouble.append(f"{reply.status}: {reply.url}") if reply.status >= 400 else None)
