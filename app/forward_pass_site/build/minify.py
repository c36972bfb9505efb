"""Minify the style sheets and the markup that modules hold as text: the bundler leaves texts as they are written.

Node.js imports those modules, so that what is minified is the finished text, whatever it was put together from.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.node import node_output, run_tool

# Modules of these names export texts alone.
STYLES, MARKUP = "*styles.js", "*-html.js"
READ = """
const texts = {};
for (const url of JSON.parse(process.argv[1])) texts[url] = { ...(await import(url)) };
console.log(JSON.stringify(texts));
"""

# What modules export, by the module and the name of the constant.
Texts = dict[tuple[Path, str], str]


def write_minified_texts(checkout: Checkout, stage: Path) -> None:
    """Write the staged modules of styles and markup anew, each a list of constants with minified text."""
    styles, markup = (_texts(sorted(checkout.static.rglob(pattern))) for pattern in (STYLES, MARKUP))
    minified = dict(zip(styles, minify_styles(checkout, list(styles.values())), strict=True))
    minified |= {constant: minify_markup(text) for constant, text in markup.items()}
    modules: dict[Path, str] = {}
    for (module, name), text in minified.items():
        line = f"export const {name} = {json.dumps(text, ensure_ascii=False)};\n"
        modules[module] = modules.get(module, "") + line
    for module, content in modules.items():
        (stage / module.relative_to(checkout.static)).write_text(content, "utf-8")


def _texts(modules: list[Path]) -> Texts:
    """Return what the modules export.

    Raises: SiteError if one of them cannot be imported outside of a page, or exports something else than text.
    """
    paths = {module.resolve().as_uri(): module for module in modules}
    failure = "styles and markup must be modules that need no page"
    exported = json.loads(node_output("--input-type=module", "--eval", READ, json.dumps(list(paths)), failure=failure))
    texts = {(paths[url], name): text for url, constants in exported.items() for name, text in constants.items()}
    for (module, name), text in texts.items():
        if not isinstance(text, str):
            raise SiteError(f"{module.name} must export text alone; got {name}, which is something else")
    return texts


def minify_styles(checkout: Checkout, styles: list[str]) -> list[str]:
    """Return each style sheet as the bundler minifies it."""
    names = [f"{number}.css" for number, _ in enumerate(styles)]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(names, styles, strict=True):
            Path(folder, name).write_text(text, "utf-8")
        options = ("--minify", "--charset=utf8", "--log-level=warning", "--outdir=minified")
        run_tool(checkout, "esbuild", *names, *options, folder=Path(folder))
        return [Path(folder, "minified", name).read_text("utf-8").strip() for name in names]


def minify_markup(markup: str) -> str:
    """Return markup without indentation; a line break stays, because it is a space between words."""
    return re.sub(r"\n\s+", "\n", markup)
