"""examples/quarto: what its extension writes, run by Pandoc, which runs it inside Quarto too.

Reading `{{< … >}}` is Quarto's own part, and is tested only where Quarto is: in e2e/test_examples.py.
"""

from __future__ import annotations

import shutil
import subprocess

import pytest

from examples import FOLDER, PLACEHOLDER, or_skip

# Pandoc is installed with what the examples are built with.
pytestmark = pytest.mark.slow
EXTENSION = FOLDER / "quarto" / "_extensions" / "forward-pass" / "forward-pass.lua"
# Stands in for what Quarto hands to a shortcode: names that were not given are empty.
CALL = """
quarto = {{ doc = {{ is_format = function() return FORMAT == "html" end }} }}
local show = dofile("{extension}")["forward-pass"]
local named = setmetatable({named}, {{ __index = function() return pandoc.Inlines({{}}) end }})
function Pandoc()
  local result = show(pandoc.List({{}}), named, {{ ["forward-pass"] = pandoc.Inlines({{ pandoc.Str("{site}") }}) }})
  return pandoc.Pandoc({{ result.t == "Link" and pandoc.Para({{ result }}) or result }})
end
"""


@pytest.fixture
def written(tmp_path):
    """Run the shortcode with these names and values, and return what Pandoc writes."""
    or_skip("" if shutil.which("pandoc") else "pandoc", "Debian: apt-get install pandoc")

    def written(to: str, named: str) -> str:
        script = tmp_path / "call.lua"
        script.write_text(CALL.format(extension=EXTENSION, named=named, site=PLACEHOLDER), "utf-8")
        command = ["pandoc", "--to", to, "--wrap=none", "--lua-filter", str(script)]
        return subprocess.run(command, input="", capture_output=True, text=True, check=True).stdout.strip()

    return written


def test_in_html_the_shortcode_is_the_snippet_that_a_plain_page_has(written):
    page = (FOLDER / "plain-html" / "index.html").read_text("utf-8")
    script, element = (line.strip() for line in page.splitlines() if "YOUR-HOST" in line)
    alt = element.split('alt="')[1].split('"')[0]
    element = element.replace('seed="65" ', 'seed="65" controls="full" ')
    assert written("html", f'{{ seed = "65", alt = "{alt}" }}') == f"{script}\n{element}"


def test_the_controls_value_is_passed_on(written):
    html = written("html", '{ seed = "16", alt = "words", controls = "compact" }')
    assert ' controls="compact" ' in html
    assert "min-height: 352px" in html


def test_no_given_value_can_end_an_attribute(written):
    html = written("html", """{ seed = "16", alt = 'a "b" <c> & 100 %d' }""")
    assert ' alt="a &quot;b&quot; &lt;c&gt; &amp; 100 %d" ' in html


def test_formats_other_than_html_get_a_link_instead_of_the_network(written):
    assert written("latex", '{ seed = "16", alt = "words" }') == rf"\href{{{PLACEHOLDER}?seed=16}}{{words}}"
