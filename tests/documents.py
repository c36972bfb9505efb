"""The documents that say how the product is used: what they name is tested to be so."""

from __future__ import annotations

import re

from forward_pass_site.checkout import this_checkout

ROOT = this_checkout().root
NAMES = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/reference.md",
    "docs/embedding.md",
    "docs/hosting.md",
    "docs/measurements.md",
)
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in NAMES}
README = TEXTS["README.md"]
ARCHITECTURE = TEXTS["ARCHITECTURE.md"]
REFERENCE = TEXTS["docs/reference.md"]
EMBEDDING = TEXTS["docs/embedding.md"]
HOSTING = TEXTS["docs/hosting.md"]


def table(text: str, heading: str) -> list[list[str]]:
    """Return the rows of the table whose first column has this heading, each as its cells."""
    rows = text.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]
