"""Write the service worker: it must know every file of the site by its name."""

from __future__ import annotations

import json
import re
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError

NAME = "service-worker.js"
PLACE = re.compile(r"/\* FILES \*/ \{.*?\}")
# What Python is started from; the page itself needs none of it.
RUNTIME = re.compile(r"static/(vendor/(pyodide|pyscript|reduced|app)-|loader-|pyodide-worker-)")


def write_service_worker(checkout: Checkout, site: Path, page_files: list[str]) -> None:
    """Write the service worker of a finished site; `page_files` are what the page needs at once."""
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    page = ["./", *(path for path in page_files if path != "index.html")]
    runtime = [path for path in paths if RUNTIME.match(path)]
    others = [path for path in paths if path not in {"index.html", *page, *runtime}]
    files = json.dumps({"page": page, "runtime": runtime, "others": others})
    source = (checkout.static / "offline" / NAME).read_text("utf-8")
    script, count = PLACE.subn(lambda _: files, source)
    if count != 1:
        raise SiteError(f"static/offline/{NAME} must have one place for the names of files; got {count}")
    (site / NAME).write_text(script, "utf-8")
