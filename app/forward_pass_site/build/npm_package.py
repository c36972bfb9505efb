"""The package for npm: the built element with all it loads, its types, and an entry for bundlers."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from forward_pass import __version__
from forward_pass_site.build.bundle import FOR_BUNDLERS, ONE_FILE, STABLE_CLASSIC
from forward_pass_site.build.custom_elements import SCRIPT, manifest
from forward_pass_site.build.integrity import write_integrity
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError

SOURCES = Path(__file__).with_name("npm")
NAME = "forward-pass"
CLASSIC = f"static/{STABLE_CLASSIC}"
BUNDLED = f"static/{FOR_BUNDLERS}"
SERVER = "server.js"
# Our own site's pages and service worker. The integrity.json of the package is its own.
LEFT_OUT = ("index.html", "404.html", "service-worker.js", "integrity.json")
FRAMEWORKS = ("react", "preact", "vue", "svelte")
# On a server there is no document: importing the package does nothing there.
WITHOUT_DOCUMENT = ("node", "deno", "edge-light", "workerd")


def package_json() -> dict[str, Any]:
    """Return the content of package.json."""
    types = {f"./{name}": {"types": f"./types/{name}.d.ts", "default": f"./{SERVER}"} for name in FRAMEWORKS}
    servers = dict.fromkeys(WITHOUT_DOCUMENT, f"./{SERVER}")
    return {
        "name": NAME,
        "version": __version__,
        "description": "See a neural network compute, with every number real.",
        "license": "MIT",
        "type": "module",
        "exports": {
            ".": {"types": "./types/index.d.ts", **servers, "default": f"./{BUNDLED}"},
            **types,
            "./vite": {"types": "./types/vite.d.ts", "default": "./vite.js"},
            "./static/*": "./static/*",
            "./custom-elements.json": "./custom-elements.json",
            "./integrity.json": "./integrity.json",
            "./package.json": "./package.json",
        },
        "types": "./types/index.d.ts",
        "sideEffects": [f"./{name}" for name in (SCRIPT, BUNDLED, CLASSIC)],
        "customElements": "custom-elements.json",
    }


def lay_out_package(checkout: Checkout, site: Path, folder: Path) -> None:
    """Write everything the package holds into the new folder `folder`, from the built site."""
    shutil.copytree(site, folder, ignore=lambda at, names: set(LEFT_OUT) & set(names) if Path(at) == site else set())
    # Python's exports alone use them.
    for name, _, _ in ONE_FILE:
        (folder / "static" / name).unlink()
    (folder / "LICENSE.txt").rename(folder / "LICENSE")
    (folder / "types").mkdir()
    for source in sorted(SOURCES.iterdir()):
        shutil.copyfile(source, folder / ("types" if source.name.endswith(".d.ts") else "") / source.name)
    rules = json.loads((checkout.app / "forward_pass" / "settings.json").read_text("utf-8"))
    reference = (checkout.root / "docs" / "reference.md").read_text("utf-8")
    _write(folder / "custom-elements.json", manifest(reference, rules))
    _write(folder / "package.json", package_json())
    write_integrity(folder)


def pack(checkout: Checkout, site: Path, out: Path) -> Path:
    """Write the tarball that npm would publish into the folder `out`; return its path.

    Raises: SiteError if npm fails.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        lay_out_package(checkout, site, Path(folder) / NAME)
        command = ["npm", "pack", "--json", "--pack-destination", str(out.resolve())]
        done = subprocess.run(command, cwd=Path(folder) / NAME, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SiteError(f"npm pack failed: {done.stderr.strip()}")
    return out / f"{NAME}-{__version__}.tgz"


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
