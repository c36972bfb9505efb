"""Write the stage, which the bundler reads: a copy of static/ whose paths are already those of the built site."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any, Literal

from forward_pass_site.build.minify import write_minified_texts
from forward_pass_site.checkout import Checkout
from forward_pass_site.record.reels import LISTING, MANIFEST, START, explanation_files, reel_files
from forward_pass_site.record.trainings import training_files
from forward_pass_site.runtime.app_bundle import CORE
from forward_pass_site.runtime.later_pack import FORMATS
from forward_pass_site.runtime.pins import read_pins
from forward_pass_site.runtime.reduce import PACKAGES, STDLIB
from forward_pass_site.runtime.remote_urls import served_bytes

# `new URL(…, import.meta.url)` would make bundlers look for a file to copy; `replace` does not.
VERSION = """export let STATIC_URL = import.meta.url.replace(/[^/]*$/, "");
export const moveTo = (url) => (STATIC_URL = url);
export const PATHS = %s;
export const SCRIPTS = %s;
"""
RUNTIME_FILES = """export const RUNTIME = %s;
"""
# The files of Pyodide that are served as they are when the rest of the runtime is reduced.
PYODIDE_ITSELF = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")

Runtime = Literal["reduced", "full"]


def content_hash(*contents: bytes) -> str:
    """Return eight letters and digits that change with the contents, as the bundler's own hashes look."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).digest()
    return base64.b32encode(digest)[:8].decode()


def lay_out(checkout: Checkout, stage: Path, site: Path, runtime: Runtime) -> dict[str, str]:
    """Write the staged sources into `stage` and everything that is served unbundled into `site`/static.

    Returns: for each folder of static/vendor, and for the recorded networks, its name in the site.
    """
    served = site / "static"
    folders = _place_vendor(checkout, served, runtime)
    folders["recorded"] = _place_recorded(checkout, served)
    _copy_sources(checkout, stage, folders)
    files = RUNTIME_FILES % json.dumps(_runtime_files(checkout, served, folders, runtime))
    (stage / "backend" / "runtime-files.js").write_text(files, "utf-8")
    write_version(stage, served, folders, {}, {})
    (stage / "recorded").mkdir()
    for module in (MANIFEST, LISTING):
        shutil.copyfile(checkout.recorded / module, stage / "recorded" / module)
    return folders


def write_version(
    stage: Path, served: Path, folders: dict[str, str], workers: dict[str, str], later: dict[str, Any]
) -> None:
    """Write the staged version.js: where everything is, and the size and hash of each script that starts Python.

    Parameters: served, the site's static/; workers and later, the names that the bundler gave to the workers' scripts
    and to what is loaded later.
    """
    pyscript = f"vendor/{folders['pyscript']}/"
    lists = {
        "pyscript": [
            *(f"{pyscript}{name}" for name in ("core.js", *_pyscript_parts())),
            *([workers["loader"]] if workers else []),
            f"vendor/{folders['app']}/worker.py",
        ],
        "pyodide": [workers["worker"]] if workers else [],
    }
    scripts = {name: [_expected(served, path) for path in paths] for name, paths in lists.items()}
    text = VERSION % (json.dumps({**later, "recorded": f"{folders['recorded']}/"}), json.dumps(scripts))
    (stage / "backend" / "version.js").write_text(text, "utf-8")


def _expected(served: Path, path: str) -> tuple[str, int, str]:
    """Return what the page checks of a file: its path inside static/, its size and its sha256."""
    content = (served / path).read_bytes()
    return path, len(content), hashlib.sha256(content).hexdigest()


def _pyscript_parts() -> list[str]:
    """Return the pinned files that PyScript's core.js imports, one after the other, before it makes a worker."""
    names = [member.removeprefix("pyscript/") for member in read_pins().files() if member.startswith("pyscript/")]
    return [name for name in names if name.startswith(("core-", "error-"))]


def _runtime_files(checkout: Checkout, served: Path, folders: dict[str, str], runtime: Runtime) -> dict[str, Any]:
    """Return the content of runtime-files.js: where the runtime is, and the size and hash of each of its files."""
    lock = json.loads((checkout.vendor / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    pyodide = f"vendor/{folders['pyodide']}/"
    if runtime == "full":
        parts = {"stdlib": f"{pyodide}python_stdlib.zip", "packages": "", "core": f"vendor/{folders['app']}/{CORE}"}
    else:
        reduced = f"vendor/{folders['reduced']}/"
        parts = {"stdlib": f"{reduced}{STDLIB}", "packages": f"{reduced}{PACKAGES}", "core": ""}
    fetched = [f"{pyodide}{file.name}" for file in sorted((served / pyodide).iterdir())]
    fetched += [path for path in parts.values() if path and path not in fetched]
    files = [_expected(served, path) for path in fetched]
    formats = _expected(served, f"vendor/{folders['app']}/{FORMATS}")
    lock_file = {"info": lock["info"], "packages": {}}
    return {"pyodide": pyodide, **parts, "formats": formats, "files": files, "lock": lock_file}


def with_hashed_folders(text: str, folders: dict[str, str]) -> str:
    """Return a text in which every path into static/vendor is the one in the site."""
    return re.sub(r"\bvendor/(\w+)/", lambda path: f"vendor/{folders.get(path[1], path[1])}/", text)


def _copy_sources(checkout: Checkout, stage: Path, folders: dict[str, str]) -> None:
    generated = {checkout.vendor, checkout.recorded}

    def skip(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if Path(folder, name) in generated}

    shutil.copytree(checkout.static, stage, ignore=skip)
    write_minified_texts(checkout, stage)
    for sheet in stage.glob("*.css"):
        sheet.write_text(with_hashed_folders(sheet.read_text("utf-8"), folders), "utf-8")


def _place_vendor(checkout: Checkout, served: Path, runtime: Runtime) -> dict[str, str]:
    """Copy runtimes, core and fonts into folders named after their content; return those names."""
    vendor = checkout.vendor
    files: dict[str, list[Path]] = {
        "app": [vendor / "app" / "worker.py", vendor / "app" / FORMATS],
        "fonts": sorted((vendor / "fonts").glob("[!.]*")),
    }
    for member in read_pins().files():
        folder, name = member.split("/")
        if runtime == "full" or folder != "pyodide" or name in PYODIDE_ITSELF:
            files.setdefault(folder, []).append(vendor / member)
    if runtime == "full":
        files["app"].append(vendor / "app" / CORE)
    else:
        files["reduced"] = sorted((vendor / "reduced").glob("[!.]*"))
    folders = {}
    for folder, members in files.items():
        contents = {file.name: served_bytes(file) for file in members}
        folders[folder] = f"{folder}-{content_hash(*contents.values())}"
        (served / "vendor" / folders[folder]).mkdir(parents=True)
        for name, content in contents.items():
            (served / "vendor" / folders[folder] / name).write_bytes(content)
    return folders


def _place_recorded(checkout: Checkout, served: Path) -> str:
    """Copy reels, explanations and trainings into one folder named after their content; return its name."""
    recorded = [*reel_files(checkout), *explanation_files(checkout), *training_files(checkout)]
    files = [checkout.recorded / START, *recorded]
    folder = f"recorded-{content_hash(*(file.read_bytes() for file in files))}"
    (served / folder).mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, served / folder / file.name)
    return folder
