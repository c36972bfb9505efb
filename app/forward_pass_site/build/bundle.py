"""Bundle the staged modules and styles with esbuild; say what became of each entry."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forward_pass_site.checkout import Checkout
from forward_pass_site.node import run_tool
from forward_pass_site.record.painter import PAINTER

ELEMENT = "forward-pass.js"
# The script of the page for frames.
FRAMED = "embed.js"
# What a worker runs once Python starts: inside PyScript's, and in our own.
BESIDE = {"loader": "runtime/loader.js", "worker": "runtime/pyodide-worker.js"}
# All that is loaded when somebody wants it, in one classic script.
LATER_CLASSIC = "element/later-classic.js"
# What ties the address bar to the element: loaded by the page's own script, which names it, once there is time for it.
PAGE, FOLLOWING = "page.js", "address/following.js"
CLASSIC = "forward-pass-classic.js"
# The same for authors who may load no modules, under a name that stays.
STABLE_CLASSIC = "forward-pass.classic.js"
ALWAYS = ("--bundle", "--minify", "--format=esm", "--charset=utf8", "--legal-comments=none", "--log-level=warning")
OPTIONS = (
    *ALWAYS,
    # Else a configuration above the folder that is built into would have its say.
    '--tsconfig-raw={"compilerOptions":{"alwaysStrict":true}}',
    "--target=es2022",
    # Fonts keep the paths they were given when the sources were staged.
    "--external:./vendor/*",
    "--chunk-names=[name]-[hash]",
)


# For pages opened from a file and for sandboxed frames, where modules may not be loaded: one script that finds its
# folder by its own address.
AS_CLASSIC = (
    "--format=iife",
    "--define:import.meta.url=document.currentScript.src",
    "--define:import.meta.classic=true",
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What the bundler made: the built name of each page file, as module and as classic script, and the chunks.

    needed_chunks must arrive before the element runs; later_chunks come when there is time for them.
    """

    built_names: dict[str, str]
    classic_names: dict[str, str]
    needed_chunks: tuple[str, ...]
    later_chunks: tuple[str, ...]


def bundle_painter(checkout: Checkout) -> None:
    """Write build/painter.mjs: what paints pictures under Node.js, in one file for the wheel."""
    source = str(PAINTER.relative_to(checkout.root))
    out = "--outfile=build/painter.mjs"
    run_tool(checkout, "esbuild", source, *ALWAYS, "--platform=node", out, folder=checkout.root)


def bundle_workers(checkout: Checkout, stage: Path, served: Path) -> dict[str, str]:
    """Bundle what the workers run, PyScript's and our own; return their hashed names."""
    names = {}
    for key, source in BESIDE.items():
        [names[key]] = _esbuild(checkout, stage, served, [source], "--entry-names=[name]-[hash]")
    return names


def bundle_later(checkout: Checkout, stage: Path, served: Path) -> dict[str, Any]:
    """Bundle what is loaded later, each piece in one file, and once more all of it as a classic script.

    It is bundled apart from the element, which arrives in one piece: what both need, both have. The staged version.js
    must name already what it starts Python with.

    Returns: what version.js says of it, hashed names.
    """
    hashed = ("--entry-names=[name]-[hash]",)
    [classic] = _esbuild(checkout, stage, served, [LATER_CLASSIC], *AS_CLASSIC, *hashed)
    sources = later_sources(checkout)
    built = _entries(_esbuild(checkout, stage, served, sorted(sources.values()), *hashed))
    return {"classic": classic, "later": {name: built[source] for name, source in sources.items()}}


def later_sources(checkout: Checkout) -> dict[str, str]:
    """Return what is loaded when somebody wants it, as the source of version.js names it."""
    version = (checkout.static / "runtime" / "version.js").read_text("utf-8")
    [listed] = re.findall(r"\blater: \{(.*?)\}", version, re.DOTALL)
    return dict(re.findall(r'(\w+): "([^"]+)"', listed))


def bundle(checkout: Checkout, stage: Path, served: Path) -> Bundle:
    """Bundle the element under its stable name, and the page's own scripts and styles under hashed ones.

    The page's own are all that lie directly in static/ beside the element and the script for frames.

    The element is there a second time as a classic script, for pages opened from a file and for frames.

    Element and page are bundled apart: the page's script must not pull pieces of the element into shared chunks,
    for then an article that loads the element alone would fetch more files.
    """
    as_module = ("--splitting", "--entry-names=[name]", "--define:import.meta.classic=false")
    element = _esbuild(checkout, stage, served, [ELEMENT], *as_module)
    own = sorted(
        path.name for path in stage.iterdir() if path.suffix in (".js", ".css") and path.name not in (ELEMENT, FRAMED)
    )
    following = _bundle_following(checkout, stage, served)
    apart = [f"--external:./{name}" for name in (ELEMENT, following)]
    page = _esbuild(checkout, stage, served, own, *apart, "--entry-names=[name]-[hash]")
    classic = _entries(
        _esbuild(checkout, stage, served, [ELEMENT, FRAMED], *AS_CLASSIC, "--entry-names=[name]-classic-[hash]")
    )
    needed = _static_imports(element, ELEMENT)
    return Bundle(_entries(page) | {CLASSIC: classic[ELEMENT]}, classic, needed, (following,))


def _bundle_following(checkout: Checkout, stage: Path, served: Path) -> str:
    """Bundle what follows the address bar apart from the page's script, and let that name the file that came of it.

    Cut apart by the bundler, both would share a piece: one more file before the first pulse.
    """
    [name] = _esbuild(checkout, stage, served, [FOLLOWING], "--entry-names=[name]-[hash]")
    page = stage / PAGE
    page.write_text(page.read_text("utf-8").replace(f'import("./{FOLLOWING}")', f'import("./{name}")'), "utf-8")
    return name


def _esbuild(checkout: Checkout, stage: Path, served: Path, entries: list[str], *options: str) -> dict[str, Any]:
    """Run esbuild inside the stage, so that only relative paths enter its hashes; return its outputs by name."""
    record = stage / "metafile.json"
    run_tool(
        checkout, "esbuild", *entries, *OPTIONS, *options, f"--outdir={served}", f"--metafile={record}", folder=stage
    )
    outputs: dict[str, Any] = json.loads(record.read_text("utf-8"))["outputs"]
    record.unlink()
    return {Path(path).name: made for path, made in outputs.items()}


def _entries(outputs: dict[str, Any]) -> dict[str, str]:
    """Return the built name of each entry."""
    return {made["entryPoint"]: name for name, made in outputs.items() if "entryPoint" in made}


def _static_imports(outputs: dict[str, Any], entry: str) -> tuple[str, ...]:
    """Return, nearest first, the chunks that must arrive before the entry runs."""
    found: list[str] = []
    waiting = [entry]
    while waiting:
        for needed in outputs[waiting.pop(0)]["imports"]:
            name = Path(needed["path"]).name
            if needed["kind"] == "import-statement" and name not in found:
                found.append(name)
                waiting.append(name)
    return tuple(found)
