"""markup.js: trees of elements, and how one becomes like another without losing what a reader did in it."""

from __future__ import annotations

IMPORT = 'const { morph, data, html, mathml, svg } = await import("/static/ui/markup.js");'


def test_text_stays_text_and_what_is_missing_is_left_out(lab):
    body = "return html('p', { class: 'a', title: undefined }, '<b>1</b>', null, false, html('i', {}, '2')).outerHTML;"
    assert lab.run(IMPORT + body) == '<p class="a">&lt;b&gt;1&lt;/b&gt;<i>2</i></p>'


def test_formulas_and_drawings_are_in_their_own_languages(lab):
    body = "return [mathml('mi', 'z'), svg('path', { d: 'M0 0' })].map(({ namespaceURI }) => namespaceURI.split('/').at(-1));"
    assert lab.run(IMPORT + body) == ["MathML", "svg"]


def test_a_number_carries_its_float64_and_an_unknown_one_an_empty_value(lab):
    body = "return [data({ value: 0.1 + 0.2, text: '0.3000' }, 'z'), data({ value: null, text: '–' })].map((number) => number.outerHTML);"
    assert lab.run(IMPORT + body) == [
        '<data value="0.30000000000000004" data-is="z">0.3000</data>',
        '<data value="">–</data>',
    ]


def test_a_tree_becomes_like_another_and_keeps_focus_and_what_was_opened(lab):
    body = """
      const tree = (number, more) => html("div", { class: number },
        html("button", {}, "go"), html("details", {}, html("summary", {}, "all"), html("p", {}, number)), ...more);
      const there = tree("1", [html("i", {}, "old"), html("b", {}, "gone")]);
      document.body.replaceChildren(there);
      const button = there.querySelector("button");
      button.focus();
      there.querySelector("details").open = true;
      morph(there, tree("2", [html("u", {}, "new")]));
      return [there.className, there.querySelector("p").textContent, document.activeElement === button,
        there.querySelector("details").open, there.lastElementChild.outerHTML, there.children.length];
    """
    assert lab.run(IMPORT + body) == ["2", "2", True, True, "<u>new</u>", 3]
