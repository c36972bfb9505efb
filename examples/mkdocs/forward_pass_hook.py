"""A hook for MkDocs: gives `<forward-pass seed="16">words</forward-pass>` its script, its picture and its link."""

import re
from html import escape

# Its box from the first moment on: what follows does not move when the script has come.
BOX = "display: flow-root; aspect-ratio: 16 / 10; min-height: {}px; max-height: 736px; max-width: 100%"
LOWEST_PX = {"full": 416, "compact": 352, "none": 288}
ELEMENT = re.compile(r'<forward-pass seed="(\d+)"([^>]*)>([^<]*)</forward-pass>')


def on_page_markdown(markdown, config, **_):
    """Return the page's Markdown with every network complete."""
    site = config.extra["forward_pass"]

    def complete(found):
        seed, attributes, words = found.groups()
        controls = re.search(r'controls="(\w+)"', attributes)
        box = BOX.format(LOWEST_PX.get(controls[1] if controls else "full", 416))
        picture = (
            f'<img src="{site}pictures/seed-{seed}.svg" alt="{escape(words)}" width="960" height="600" loading="lazy"'
            ' style="max-width: 100%; height: auto">'
        )
        return (
            f'<script type="module" src="{site}static/forward-pass.js"></script>\n'
            f'<forward-pass seed="{seed}"{attributes} style="{box}">'
            f'<a href="{site}?seed={seed}">{picture}</a></forward-pass>'
        )

    return ELEMENT.sub(complete, markdown)
