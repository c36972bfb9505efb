"""The built service worker: it knows every file of the site, each once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from forward_pass_site.build.service_worker import NAME, write_service_worker
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError


def known(site: Path) -> dict[str, list[str]]:
    [files] = re.findall(r"const FILES = (\{.*?\});", (site / NAME).read_text("utf-8"))
    found: dict[str, list[str]] = json.loads(files)
    return found


def test_every_file_of_the_site_is_known_once_the_page_by_its_folder(site):
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    names = [name for group in known(site).values() for name in group]
    assert len(names) == len(set(names))
    # integrity.json is for those who embed the element, not for a page.
    assert set(names) == there - {NAME, "index.html", "integrity.json"} | {"./"}


def test_what_the_page_needs_at_once_is_kept_first_and_python_apart(site):
    files = known(site)
    assert {"./", "static/forward-pass.js"} <= set(files["page"])
    assert any(name.endswith("packages.pack") for name in files["runtime"])
    for name in ("loader", "pyodide-worker"):
        assert any(re.match(rf"static/{name}-", file) for file in files["runtime"])
    assert not [name for name in files["page"] if "pyodide" in name]


def test_what_the_page_loads_later_is_kept_with_it(site):
    [panel] = [path.name for path in (site / "static").glob("share-panel-*.js")]
    assert f"static/{panel}" in known(site)["page"]


def test_a_source_without_a_place_for_the_names_is_an_error(tmp_path):
    (tmp_path / "static" / "offline").mkdir(parents=True)
    (tmp_path / "static" / "offline" / NAME).write_text("nothing here")
    with pytest.raises(SiteError, match="one place for the names of files; got 0"):
        write_service_worker(Checkout(tmp_path), tmp_path, page=[], runtime=[])
