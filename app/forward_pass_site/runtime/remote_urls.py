"""Take other hosts' addresses out of what is served of PyScript and Pyodide, so that nothing can be asked of them."""

from __future__ import annotations

import re
from pathlib import Path

# Names of namespaces are never asked for anything.
ADDRESS = re.compile(r"https?://(?=\w)(?!www\.w3\.org/)")
# An address that leads nowhere, in every browser and without a request.
NOWHERE = "about:invalid#"
SCRIPTS = (".js", ".mjs")
CLEANED = ("pyscript", "pyodide")


def without_remote_urls(source: str) -> str:
    """Return a source text in which every address leads nowhere.

    Example: without_remote_urls("import('https://example.org/a.js')") is "import('about:invalid#example.org/a.js')".
    """
    return ADDRESS.sub(NOWHERE, source)


def served_bytes(file: Path) -> bytes:
    """Return the bytes of a file of static/vendor as the site has them: scripts without addresses."""
    content = file.read_bytes()
    if file.suffix not in SCRIPTS or file.parent.name not in CLEANED:
        return content
    return without_remote_urls(content.decode()).encode()
