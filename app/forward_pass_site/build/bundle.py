"""Bundle the staged modules and styles with esbuild; say what became of each entry."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forward_pass_site.build.stage import content_hash
from forward_pass_site.checkout import Checkout
from forward_pass_site.node import node_output, run_tool
from forward_pass_site.record.painter import PAINTER

ELEMENT = "forward-pass.js"
# The script of embed.html.
EMBED_SCRIPT = "embed.js"
# The scripts of the workers that Python runs in: the one of PyScript's worker, and that of our own.
WORKERS = {"loader": "backend/loader.js", "worker": "backend/pyodide-worker.js"}
# All that is loaded on demand, in one classic script.
LATER_CLASSIC = "element/lazy-modules-classic.js"
# Ties address bar, gallery and article to the element; the page's own script loads it after the first pulse.
PAGE, FOLLOWING = "page.js", "address/following.js"
CLASSIC = "forward-pass-classic.js"
# The same under a stable name, for authors whose pages may not load modules.
STABLE_CLASSIC = "forward-pass.classic.js"
# The same for bundlers, which the npm package leads to.
FOR_BUNDLERS = "forward-pass.bundler.js"
ALWAYS = ("--bundle", "--minify", "--format=esm", "--charset=utf8", "--legal-comments=none", "--log-level=warning")
OPTIONS = (
    *ALWAYS,
    # Without this, esbuild would read a tsconfig.json of any folder above the stage.
    '--tsconfig-raw={"compilerOptions":{"alwaysStrict":true}}',
    "--target=es2022",
    # Paths of fonts are already those of the site.
    "--external:./vendor/*",
    "--chunk-names=[name]-[hash]",
)


# For pages opened from a file and for sandboxed frames, which may not load modules: one script that finds its folder by
# its own address.
AS_CLASSIC = (
    "--format=iife",
    "--define:import.meta.url=document.currentScript.src",
    "--define:import.meta.classic=true",
)


# For a page of one file and for a notebook: the element with all it loads later, which fetches nothing. Each script's
# name in the site, its source, and its form.
ONE_FILE = (
    ("forward-pass.page.js", "one-file/page-script.js", "--format=iife"),
    ("forward-pass.widget.js", "one-file/widget.js", "--format=esm"),
)
# It has no address, and of the networks of a site it knows none.
WITHOUT_ADDRESS = ('--define:import.meta.url=""', "--define:import.meta.classic=false")
NO_SEEDS = "export const SEEDS = {};\nexport const SAMPLES = 0;\nexport const START = {};\n"


# What every visitor loads first is minified once more: terser finds 3 % that esbuild, which is quick, leaves. Functions
# stay where they are (inline=1): calls that look alike pack better than copies of what is called.
ONCE_MORE = ("--module", "--ecma", "2022", "--compress", "passes=1", "--mangle", "--comments", "false")
TERSER = ("--ecma", "2022", "--compress", "passes=3,inline=1", "--mangle", "--comments", "false")


@dataclass(frozen=True, slots=True)
class Bundle:
    """What the bundler made.

    built_names    built name of each file that the page loads, by its name in the sources
    classic_names  the same for classic scripts
    needed_chunks  what must arrive before the element runs
    later_chunks   what the page loads after the first pulse
    """

    built_names: dict[str, str]
    classic_names: dict[str, str]
    needed_chunks: tuple[str, ...]
    later_chunks: tuple[str, ...]


def bundle_painter(checkout: Checkout) -> None:
    """Write build/painter.mjs: the painter of pictures in one file, for the wheel."""
    source = str(PAINTER.relative_to(checkout.root))
    out = "--outfile=build/painter.mjs"
    run_tool(checkout, "esbuild", source, *ALWAYS, "--platform=node", out, folder=checkout.root)


def bundle_workers(checkout: Checkout, stage: Path, served: Path) -> dict[str, str]:
    """Bundle the scripts of the workers, each alone; return their hashed names."""
    names = {}
    for key, source in WORKERS.items():
        [names[key]] = _esbuild(checkout, stage, served, [source], "--entry-names=[name]-[hash]")
    return names


def bundle_later(checkout: Checkout, stage: Path, served: Path) -> dict[str, Any]:
    """Bundle what is loaded on demand: each module in one file, and all of them in one classic script.

    Modules that the element needs as well are in both bundles. The staged version.js must already name the scripts of
    the workers.

    Returns: what version.js says of them, with hashed names.
    """
    hashed = ("--entry-names=[name]-[hash]",)
    [classic] = _esbuild(checkout, stage, served, [LATER_CLASSIC], *AS_CLASSIC, *hashed)
    sources = later_sources(checkout)
    built = _entries(_esbuild(checkout, stage, served, sorted(sources.values()), *hashed))
    return {"classic": classic, "modules": {name: built[source] for name, source in sources.items()}}


def later_sources(checkout: Checkout) -> dict[str, str]:
    """Return the modules that are loaded on demand, by name: what version.js exports as PATHS.modules."""
    version = (checkout.static / "backend" / "version.js").resolve().as_uri()
    script = f"import {{ PATHS }} from {json.dumps(version)}; console.log(JSON.stringify(PATHS.modules));"
    listed = node_output("--input-type=module", "--eval", script, failure="version.js could not be read")
    sources: dict[str, str] = json.loads(listed)
    return sources


def bundle(checkout: Checkout, stage: Path, served: Path) -> Bundle:
    """Bundle the element under its stable name, and the page's own scripts and styles under hashed ones.

    The page's own are all files directly in static/ but the element and the script of embed.html. The element is
    bundled a second time as a classic script, for pages opened from a file and for frames.

    Element and page are bundled apart: sharing chunks with the page's script would split the element into several
    files, and articles that load the element alone would fetch them all.
    """
    as_module = ("--splitting", "--entry-names=[name]", "--define:import.meta.classic=false")
    element = _esbuild(checkout, stage, served, [ELEMENT], *as_module)
    _minify_again(checkout, served / ELEMENT, "--module")
    _bundle_for_bundlers(checkout, stage, served)
    own = sorted(
        path.name
        for path in stage.iterdir()
        if path.suffix in (".js", ".css") and path.name not in (ELEMENT, EMBED_SCRIPT)
    )
    following = _bundle_following(checkout, stage, served)
    apart = [f"--external:./{name}" for name in (ELEMENT, following)]
    page = _esbuild(checkout, stage, served, own, *apart, "--entry-names=[name]-[hash]")
    classic = _entries(
        _esbuild(checkout, stage, served, [ELEMENT, EMBED_SCRIPT], *AS_CLASSIC, "--entry-names=[name]-classic-[hash]")
    )
    classic[ELEMENT] = _minify_classic(checkout, served / classic[ELEMENT])
    needed = _static_imports(element, ELEMENT)
    return Bundle(_entries(page) | {CLASSIC: classic[ELEMENT]}, classic, needed, (following,))


def bundle_one_file(checkout: Checkout, stage: Path, served: Path) -> None:
    """Bundle the scripts that have everything inside. Comes last: the stage's list of recorded networks is emptied.

    Nobody waits for them to arrive, and terser would take a third of the whole build to make both 3 % smaller. The
    widget, which has the most inside, is made smaller in one pass.
    """
    (stage / "recorded" / "manifest.js").write_text(NO_SEEDS, "utf-8")
    for name, source, form in ONE_FILE:
        entry_name = f"--entry-names={name.removesuffix('.js')}"
        _esbuild(checkout, stage, served, [source], form, *WITHOUT_ADDRESS, entry_name)
    widget, *_ = ONE_FILE[-1]
    run_tool(checkout, "terser", widget, *ONCE_MORE, "--output", widget, folder=served)


def _minify_again(checkout: Checkout, script: Path, *options: str) -> None:
    run_tool(checkout, "terser", script.name, *TERSER, *options, "--output", script.name, folder=script.parent)


def _minify_classic(checkout: Checkout, script: Path) -> str:
    """Minify the classic element once more; return its name, with the hash of what it is now."""
    _minify_again(checkout, script)
    name = f"{script.stem.rpartition('-')[0]}-{content_hash(script.read_bytes())}.js"
    script.rename(script.with_name(name))
    return name


def _bundle_for_bundlers(checkout: Checkout, stage: Path, served: Path) -> None:
    """Bundle the element with the comments that keep bundlers from following its dynamic imports.

    They are in the sources; esbuild leaves them out only where it removes white space.
    """
    name = FOR_BUNDLERS.removesuffix(".js")
    options = ("--minify-whitespace=false", "--define:import.meta.classic=false", f"--entry-names={name}")
    _esbuild(checkout, stage, served, [ELEMENT], *options)


def _bundle_following(checkout: Checkout, stage: Path, served: Path) -> str:
    """Bundle what follows the address bar by itself, and write its built name into the staged page script.

    If the bundler split both, they would share a chunk: one more file before the first pulse.
    """
    [name] = _esbuild(checkout, stage, served, [FOLLOWING], "--entry-names=[name]-[hash]")
    page = stage / PAGE
    page.write_text(page.read_text("utf-8").replace(f'import("./{FOLLOWING}")', f'import("./{name}")'), "utf-8")
    return name


def _esbuild(checkout: Checkout, stage: Path, served: Path, entries: list[str], *options: str) -> dict[str, Any]:
    """Run esbuild in the stage, so that its hashes depend on relative paths only; return its outputs by name."""
    metafile = stage / "metafile.json"
    run_tool(
        checkout, "esbuild", *entries, *OPTIONS, *options, f"--outdir={served}", f"--metafile={metafile}", folder=stage
    )
    outputs: dict[str, Any] = json.loads(metafile.read_text("utf-8"))["outputs"]
    metafile.unlink()
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
