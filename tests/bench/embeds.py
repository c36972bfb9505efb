"""What a reader of somebody's page downloads until an embedded network moves."""

from __future__ import annotations

from playwright.sync_api import Playwright

from bench.pages import alone
from bench.startup import FIRST_PULSE, Visits, visit


def measure_embeds(playwright: Playwright, site_url: str) -> dict[str, dict[str, int]]:
    """Return bytes (gzip) and requests before the first pulse: of the element's own, and of a frame."""
    found = {}
    for name, url in {"element": alone(site_url), "frame": f"{site_url}embed.html"}.items():
        visits = Visits()
        visit(playwright, url, visits, FIRST_PULSE)
        found[name] = visits.before
    # The page around the element is the author's.
    own = found["element"]
    found["element"] = {"bytes": own["bytes"] - own["page"], "requests": own["requests"] - 1}
    return found
