"""minify.py: style sheets and markup inside scripts lose their white space, and nothing else."""

from __future__ import annotations

import pytest

from forward_pass_site.build.minify import minify_markup, minify_styles, minify_templates
from forward_pass_site.checkout import this_checkout
from forward_pass_site.errors import SiteError

STYLES = [
    ("a:hover > b { color: red; }", "a:hover > b{color:red}"),
    (
        ":is(.a, .b) {\n  inset: 1px\n    2px;\n}\n/* why */\n.c { margin: 0 }\n",
        ":is(.a,.b){inset:1px 2px}.c{margin:0 }".replace("0 }", "0}"),
    ),
    (
        "@media (min-width: 701px) { .a { --_x: var(--y, light-dark(#fff, #000)); } }",
        "@media (min-width: 701px){.a{--_x:var(--y,light-dark(#fff,#000))}}",
    ),
    ("${colors}\n  --_r: 1px;", "${colors} --_r: 1px;"),
]


@pytest.mark.parametrize(("styles", "minified"), STYLES)
def test_styles_keep_their_meaning_and_lose_white_space(styles, minified):
    assert minify_styles(styles) == minified


def test_markup_loses_its_indentation_and_keeps_spaces_between_words():
    assert minify_markup("<p>\n    one <b>two</b>\n</p>") == "<p>\none <b>two</b>\n</p>"


def test_only_constants_of_styles_and_markup_are_touched():
    script = "const HTML = `<a>\n  b</a>`; export const CARD_STYLES = `a { b: c; }`; const TEXT = `x\n  y { z: 1; }`;"
    assert (
        minify_templates(script)
        == "const HTML = `<a>\nb</a>`; export const CARD_STYLES = `a{b:c}`; const TEXT = `x\n  y { z: 1; }`;"
    )


def test_a_template_inside_styles_is_refused_by_name():
    with pytest.raises(SiteError, match=r"CARD_STYLES must hold no template inside its template"):
        minify_templates("export const CARD_STYLES = `a { b: ${wide ? `c  d` : 1}; }`;")


def test_markup_may_hold_a_template():
    assert minify_templates("const HTML = `<a>\n  ${all.map((b) => `<i>${b}`)}</a>`;") == (
        "const HTML = `<a>\n${all.map((b) => `<i>${b}`)}</a>`;"
    )


def test_every_script_of_ours_can_be_minified():
    folders = (this_checkout().static / name for name in ("core", "element", "features", "stage", "ui"))
    scripts = [script.read_text("utf-8") for folder in folders for script in folder.rglob("*.js")]
    assert any(minify_templates(script) != script for script in scripts)
