"""Write the service worker of a built site, which must list all its files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.resource import INDEX

NAME = "service-worker.js"
# What the source has where the built one lists the files.
PLACEHOLDER = "/* FILES */ { page: [], runtime: [], others: [] }"


def write_service_worker(checkout: Checkout, site: Path, *, page: Sequence[str], runtime: Sequence[str]) -> None:
    """Write the service worker of a finished site.

    Parameters: page, the files the page needs, at once or later; runtime, those Python is started from, or whole
    folders that end in a slash. All are paths inside the site.
    """
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    files = {
        "page": ["./", *(path for path in page if path != INDEX)],
        "runtime": [path for path in paths if path.startswith(tuple(runtime))],
    }
    listed = {INDEX, *files["page"], *files["runtime"]}
    files["others"] = [path for path in paths if path not in listed]
    source = (checkout.static / "offline" / NAME).read_text("utf-8")
    if (count := source.count(PLACEHOLDER)) != 1:
        raise SiteError(f"static/offline/{NAME} must have one place for the names of files; got {count}")
    (site / NAME).write_text(source.replace(PLACEHOLDER, json.dumps(files)), "utf-8")
