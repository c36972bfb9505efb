"""What a reader of somebody's page downloads until an embedded network moves."""

from __future__ import annotations

from playwright.sync_api import Playwright

from bench.pages import alone
from bench.startup import FIRST_PULSE, Visits, visit
from forward_pass_site.record.trainings import TRAININGS


def measure_embeds(playwright: Playwright, site_url: str) -> dict[str, dict[str, int]]:
    """Return bytes (gzip) and requests before the first pulse: of the element's own, and of a frame."""
    found = {}
    trainings = {f"element learning {task}": alone(site_url, mode="train", task=task) for task in TRAININGS}
    for name, url in {"element": alone(site_url), "frame": f"{site_url}embed.html", **trainings}.items():
        visits = Visits()
        visit(playwright, url, visits, FIRST_PULSE)
        found[name] = visits.before
    # The page around the element is the author's.
    for name in ("element", *trainings):
        own = found[name]
        found[name] = {"bytes": own["bytes"] - own["page"], "requests": own["requests"] - 1}
    return found
