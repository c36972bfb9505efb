"""remote_urls.py: no served script holds an address of another host."""

from __future__ import annotations

import re

import pytest

from forward_pass_site.runtime.remote_urls import served_bytes, without_remote_urls

ADDRESS = re.compile(rb"https?://[\w.-]+[\w/.-]*")
# Compiled code has addresses in docstrings, which nothing requests.
COMPILED = (".wasm", ".pack", ".png", ".woff2")
# Names of namespaces; licences; pages that a text mentions.
KNOWN = (
    b"http://www.w3.org/",
    b"http://scripts.sil.org/OFL",
    b"https://github.com/vercel/geist-font",
    b"http://www.apache.org/licenses/",
)


@pytest.mark.parametrize(
    ("source", "served"),
    [
        ("import('https://example.org/a.js')", "import('about:invalid#example.org/a.js')"),
        ("at `http://0.0.0.0`", "at `about:invalid#0.0.0.0`"),
        (r"/^https?:\/\//.test(url)", r"/^https?:\/\//.test(url)"),
        ("ns('http://www.w3.org/2000/svg')", "ns('http://www.w3.org/2000/svg')"),
    ],
)
def test_an_address_leads_nowhere_and_all_else_stays(source, served):
    assert without_remote_urls(source) == served


def test_only_scripts_of_pyscript_and_pyodide_are_changed(tmp_path):
    for folder, name, changed in (
        ("pyscript", "core.js", True),
        ("pyscript", "LICENSE", False),
        ("app", "a.js", False),
    ):
        file = tmp_path / folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"https://example.org/")
        assert (served_bytes(file) == b"about:invalid#example.org/") is changed


def test_no_built_file_holds_an_address_of_another_host(site):
    found = set()
    for file in site.rglob("*"):
        if file.is_file() and file.suffix not in COMPILED:
            found |= {
                (file.name, address) for address in ADDRESS.findall(file.read_bytes()) if not address.startswith(KNOWN)
            }
    assert found == set()
