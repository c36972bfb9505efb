"""Lay out what the bundler reads: a copy of static/ in which every path is the one the built site will have."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.pins import read_pins
from forward_pass_site.record import manifest, reel_files

VERSION = """export const STATIC_URL = new URL("./", import.meta.url).href;
export const PATHS = %s;
"""


def content_hash(*contents: bytes) -> str:
    """Return eight letters and digits that change with the contents, of the same kind as the bundler's own."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).digest()
    return base64.b32encode(digest)[:8].decode()


def hashed_name(path: Path) -> str:
    """Return the file's name with its content hash: seed-7.json → seed-7-ABCD2345.json."""
    return f"{path.stem}-{content_hash(path.read_bytes())}{path.suffix}"


def lay_out(checkout: Checkout, stage: Path, site: Path) -> dict[str, str]:
    """Write the staged sources into `stage` and everything that is served unbundled into `site`/static.

    Returns: for each folder of static/vendor its name in the site.
    """
    served = site / "static"
    folders = _place_vendor(checkout, served)
    names = _place_reels(checkout, served)
    _copy_sources(checkout, stage, folders)
    paths = {
        "pyodide": f"vendor/{folders['pyodide']}/pyodide.mjs",
        "pyscript": f"vendor/{folders['pyscript']}/core.js",
        "worker": f"vendor/{folders['app']}/worker.py",
        "app": f"vendor/{folders['app']}/forward_pass.zip",
        "recorded": "recorded/",
        "fetched": [f"vendor/{folders['pyodide']}/{name}" for name in _fetched()],
    }
    (stage / "runtime" / "version.js").write_text(VERSION % json.dumps(paths), "utf-8")
    (stage / "recorded").mkdir()
    (stage / "recorded" / "manifest.js").write_text(manifest(checkout, names), "utf-8")
    return folders


def with_hashed_folders(text: str, folders: dict[str, str]) -> str:
    """Return a page or a style sheet with every path into static/vendor as it is in the site."""
    return re.sub(r"\bvendor/(\w+)/", lambda path: f"vendor/{folders.get(path[1], path[1])}/", text)


def _fetched() -> list[str]:
    """Return the names of the files that the interpreter fetches for itself, once pyodide.mjs has been loaded."""
    members = [member.split("/", 1) for member in read_pins().files()]
    return [name for folder, name in members if folder == "pyodide" and name != "pyodide.mjs"]


def _copy_sources(checkout: Checkout, stage: Path, folders: dict[str, str]) -> None:
    generated = {checkout.vendor, checkout.recorded}

    def skip(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if Path(folder, name) in generated}

    shutil.copytree(checkout.static, stage, ignore=skip)
    for sheet in stage.glob("*.css"):
        sheet.write_text(with_hashed_folders(sheet.read_text("utf-8"), folders), "utf-8")


def _place_vendor(checkout: Checkout, served: Path) -> dict[str, str]:
    """Copy runtimes, core and fonts into folders named after their content; return those names."""
    files: dict[str, list[Path]] = {
        "app": [checkout.vendor / "app" / "forward_pass.zip", checkout.vendor / "app" / "worker.py"],
        "fonts": sorted((checkout.vendor / "fonts").glob("[!.]*")),
    }
    for member in read_pins().files():
        files.setdefault(member.split("/")[0], []).append(checkout.vendor / member)
    folders = {}
    for folder, members in files.items():
        folders[folder] = f"{folder}-{content_hash(*(file.read_bytes() for file in members))}"
        (served / "vendor" / folders[folder]).mkdir(parents=True)
        for file in members:
            shutil.copyfile(file, served / "vendor" / folders[folder] / file.name)
    return folders


def _place_reels(checkout: Checkout, served: Path) -> dict[str, str]:
    (served / "recorded").mkdir(parents=True)
    names = {}
    for path in reel_files(checkout):
        names[path.name] = hashed_name(path)
        shutil.copyfile(path, served / "recorded" / names[path.name])
    return names
