"""minify.py: style sheets and markup that modules hold as text lose their white space, and nothing else."""

from __future__ import annotations

import pytest

from forward_pass_site.build.minify import minify_markup, minify_styles, write_minified_texts
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError

STYLES = [
    ("a:hover > b { color: red; }", "a:hover>b{color:red}"),
    (
        ":is(.a, .b) {\n  inset: 1px\n    2px;\n}\n/* why */\n.c { margin: 0 }\n",
        ":is(.a,.b){inset:1px 2px}.c{margin:0}",
    ),
    (
        "@container (min-width: 701px) { .a { --_x: var(--y, light-dark(#fff, #000)); } }",
        "@container (min-width: 701px){.a{--_x: var(--y, light-dark(#fff, #000))}}",
    ),
]


@pytest.fixture
def small(checkout, tmp_path):
    """Make a checkout with the real bundler and a module of styles and one of markup; its stage is an empty folder."""
    (tmp_path / "node_modules").symlink_to(checkout.packages)
    (tmp_path / "static" / "ui").mkdir(parents=True)
    (tmp_path / "stage" / "ui").mkdir(parents=True)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "static" / "ui" / "card-styles.js").write_text(
        "const line = 'red';\nexport const STYLES = `a {\n  color: ${[line].map((l) => `${l}`)};\n}`;\n"
    )
    (tmp_path / "static" / "ui" / "card-html.js").write_text("export const A = `<a>\n  b</a>`, B = `${A} “q”`;\n")
    return Checkout(tmp_path)


def test_styles_keep_their_meaning_and_lose_white_space(checkout):
    assert minify_styles(checkout, [styles for styles, _ in STYLES]) == [minified for _, minified in STYLES]


def test_markup_loses_its_indentation_and_keeps_spaces_between_words():
    assert minify_markup("<p>\n    one <b>two</b>\n</p>") == "<p>\none <b>two</b>\n</p>"


def test_the_staged_modules_hold_the_finished_texts_minified(small):
    write_minified_texts(small, small.root / "stage")
    staged = small.root / "stage" / "ui"
    assert (staged / "card-styles.js").read_text() == 'export const STYLES = "a{color:red}";\n'
    markup = 'export const A = "<a>\\nb</a>";\nexport const B = "<a>\\nb</a> “q”";\n'
    assert (staged / "card-html.js").read_text("utf-8") == markup


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("export const STYLES = 7;", "a-styles.js must export text alone; got STYLES, which is something else"),
        ("document.title", "styles and markup must be modules that need no page: .*document is not defined"),
    ],
)
def test_a_module_that_exports_something_else_or_needs_a_page_is_refused(small, script, sentence):
    (small.static / "ui" / "a-styles.js").write_text(script)
    with pytest.raises(SiteError, match=rf"(?s){sentence}"):
        write_minified_texts(small, small.root / "stage")


def test_every_style_sheet_of_the_checkout_is_in_a_module_that_the_build_finds(checkout):
    named = [path for path in checkout.static.rglob("*.js") if checkout.vendor not in path.parents]
    held = [path.name for path in named if "STYLES = `" in path.read_text("utf-8")]
    assert [name for name in held if not name.endswith("styles.js")] == []
