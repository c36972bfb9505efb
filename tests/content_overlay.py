"""What the tests serve: a content with a few documents of their own beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from forward_pass_site.resource import MEDIA_TYPES, Content, Resource

BLANK = '<!doctype html><html lang="en"><title>blank</title><link rel="icon" href="data:,"><body></body></html>'
# The page's workers can be asked and ended from outside.
SMALL = """<!doctype html><html lang="en"><title>a page with the element</title><link rel="icon" href="data:,">
<style>forward-pass { inline-size: 900px; block-size: 560px }</style>
<script>window.workers = [];
window.Worker = class extends Worker { constructor(...given) { super(...given); workers.push(this); } };</script>
<script type="module" src="/static/forward-pass.js"></script><body></body></html>"""


def document(text: str, suffix: str = ".html") -> Resource:
    """Return a text to serve, a page of HTML unless its suffix says otherwise."""
    return Resource(text.encode(), MEDIA_TYPES[suffix], 0, immutable=False)


# The paths that a page or one of its workers has asked for in vain.
ABSENT: list[str] = []
# What only the routes of a page answer: one that is closed meanwhile may let a request through. A host looks for the
# page that it answers with itself.
ROUTED = ("/static/away/", "/404.html")
# Served, not routed: a page with a route keeps nothing in its cache and fetches everything anew.
PAGES = {"/blank.html": document(BLANK), "/small.html": document(SMALL)}


@dataclass(frozen=True, slots=True)
class ContentOverlay:
    """A content with other resources beside it or in place of its own.

    content  what is served
    others   what is served instead, by path
    kept     browsers keep what lies under this path; the address lasts as long as the tests, so nothing gets stale
    """

    content: Content
    others: Mapping[str, Resource] = field(default_factory=lambda: PAGES)
    kept: str = ""

    def find(self, path: str) -> Resource | None:
        """Return what lies under this path, the tests' own first."""
        found = self.others.get(path) or self.content.find(path)
        if found is None and not path.startswith(ROUTED):
            ABSENT.append(path)
        return replace(found, immutable=True) if found and self.kept and path.startswith(self.kept) else found
