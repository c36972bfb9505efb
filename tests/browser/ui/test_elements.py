"""elements.js: elements made without the browser's reader of markup, as that one would make them."""

from __future__ import annotations

import pytest

MARKUP = [
    "",
    "words alone",
    '<div class="a b" data-x="1 > 0"><b>3</b> px\n  <i></i></div><p hidden></p>',
    '<label><input type="radio" name="width" value="0" checked /> its column</label>',
    '<svg viewBox="0 0 16 16" aria-hidden="true"><g fill="none"><path d="M3 3h1.8v10H3z" /></g></svg><b></b>',
]


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_gives_what_the_browser_would_make_of_it(lab, markup):
    made, expected, same = lab.run(
        """const { nodesOf } = await import("/static/ui/elements.js");
        const [own, browsers] = [document.createElement("div"), document.createElement("div")];
        own.append(nodesOf(given));
        browsers.innerHTML = given;
        return [own.innerHTML, browsers.innerHTML, own.isEqualNode(browsers)];""",
        markup,
    )
    assert made == expected
    assert same, "the same text, but other namespaces"


def test_an_element_is_made_with_its_properties(lab):
    made = lab.run(
        """const { make } = await import("/static/ui/elements.js");
        return [make("b").outerHTML, make("input", { type: "range", step: "0.01", hidden: true }).outerHTML];"""
    )
    assert made == ["<b></b>", '<input type="range" step="0.01" hidden="">']
