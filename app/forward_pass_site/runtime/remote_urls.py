"""Remove the addresses of other hosts from PyScript's and Pyodide's scripts, so that no request can leave for them."""

from __future__ import annotations

import re
from pathlib import Path

# Namespaces of XML stay: they are names, and never requested.
REMOTE_URL = re.compile(r"https?://(?=\w)(?!www\.w3\.org/)")
# In every browser this address leads nowhere, without a request.
NOWHERE = "about:invalid#"
SCRIPTS = (".js", ".mjs")
CLEANED_FOLDERS = ("pyscript", "pyodide")


def without_remote_urls(source: str) -> str:
    """Return a script in which every address of another host leads nowhere.

    Example: without_remote_urls("import('https://example.org/a.js')") is "import('about:invalid#example.org/a.js')".
    """
    return REMOTE_URL.sub(NOWHERE, source)


def served_bytes(file: Path) -> bytes:
    """Return a file of static/vendor as it is served: scripts without addresses of other hosts."""
    content = file.read_bytes()
    if file.suffix not in SCRIPTS or file.parent.name not in CLEANED_FOLDERS:
        return content
    return without_remote_urls(content.decode()).encode()
