"""clipboard.js: what is copied reads as numbers."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("shown", "copied"),
    [
        ("−0.50\t20.1\u2009%", "-0.50\t20.1%"),
        ("exp(z ÷ T − max)", "exp(z ÷ T − max)"),
        ("\u2068שמש\u2069 0.4", "שמש 0.4"),
        ("1.2e−5", "1.2e-5"),
    ],
)
def test_signs_of_numbers_are_plain_and_words_stay(lab, shown, copied):
    assert lab.call("features/numbers/clipboard", "plainText", shown) == copied


COPY = """
  const { copyPlainly } = await import("/static/features/numbers/clipboard.js");
  document.body.innerHTML = "<div></div>";
  const root = document.body.firstChild.attachShadow({ mode: "open" });
  root.innerHTML = `<p>words &lt;b&gt;</p><table class="t"><caption>hidden 1</caption><tbody>
    <tr><th scope="row" class="name">neuron 1</th><td><data value="-0.5">\u22120.50</data></td></tr>
    <tr><th scope="row">&lt;b&gt;</th><td colspan="2"><svg></svg>20.1\u2009%</td></tr></tbody></table>`;
  copyPlainly(root, new AbortController().signal);
  const copied = (from, to) => {
    getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
    const clipboardData = new DataTransfer();
    root.querySelector("td").dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return ["text/plain", "text/html"].map((type) => clipboardData.getData(type));
  };
"""


def test_a_table_is_copied_with_its_cells_for_text_processors(lab):
    text, markup = lab.run(COPY + "const cells = root.querySelectorAll('th, td'); return copied(cells[0], cells[3]);")
    assert text.split() == ["neuron", "1", "-0.50", "<b>", "20.1%"]
    assert re.sub(r">\s+<", "><", markup) == (
        '<div xmlns="http://www.w3.org/1999/xhtml"><table><tbody><tr><th scope="row">neuron 1</th><td><data>-0.50</data></td></tr>'
        '<tr><th scope="row">&lt;b&gt;</th><td colspan="2">20.1%</td></tr></tbody></table></div>'
    )


def test_part_of_a_row_is_still_a_table_and_words_alone_are_none(lab):
    body = "const cells = root.querySelectorAll('td'); return [copied(cells[0], cells[0])[0], copied(root.querySelector('p'), root.querySelector('p'))];"
    assert lab.run(COPY + body) == ["-0.50", ["words <b>", ""]]
