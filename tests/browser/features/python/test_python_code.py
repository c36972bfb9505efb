"""python-code.js: Python's source as numbered lines; those that run are lit."""

from __future__ import annotations

from forward_pass.listing import listing

LISTING = listing()

CODE = """
  const { PythonCode } = await import("/static/features/python/python-code.js");
  const into = document.createElement("div");
  into.style.cssText = "block-size: 120px; overflow: auto; position: relative";
  const above = document.createElement("div");
  above.style.cssText = "block-size: 3000px";
  document.body.replaceChildren(above, into);
  const code = new PythonCode(into, given.functions);
  const rows = () => [...into.querySelectorAll(".line")];
  const lit = () => rows().filter((row) => row.getAttribute("aria-current") === "step").map((row) => row.querySelector("code").textContent.trim());
"""


def test_lines_stand_beside_the_numbers_of_their_file_and_docstrings_are_folded(own_lab):
    body = "return rows().map((row) => [Number(row.querySelector('.number').textContent), row.querySelector('code').textContent]);"
    expected = []
    for function in LISTING["functions"]:
        for number, line in enumerate(function["text"].splitlines(), start=function["firstLine"]):
            if not function["docstring"][0] <= number <= function["docstring"][1]:
                expected.append([number, line])
    assert own_lab.run(CODE + body, LISTING) == expected


def test_source_from_outside_is_text_and_nothing_else(own_lab):
    function = {
        "name": "f",
        "file": "<b>f</b>",
        "firstLine": 1,
        "text": "x = '<img src=x>'",
        "docstring": None,
        "variables": [],
    }
    body = "return [into.querySelectorAll('b, img').length, into.textContent];"
    assert own_lab.run(CODE + body, {"functions": [function]}) == [0, "<b>f</b>1x = '<img src=x>'"]


def test_the_lines_that_run_are_lit_and_come_into_view_without_moving_the_page(own_lab):
    body = """
      scrollTo(0, 100);
      code.light([given.lines["dense.contributions"]]);
      const first = [lit(), into.scrollTop];
      code.light([given.lines["softmax.return"]]);
      const [row] = into.querySelectorAll("[aria-current]");
      const box = row.getBoundingClientRect();
      const around = into.getBoundingClientRect();
      return [first[0], lit(), into.scrollTop > first[1], box.top >= around.top && box.bottom <= around.bottom, scrollY];
    """
    assert own_lab.run(CODE + body, LISTING) == [
        ["c = W * a"], ["return SoftmaxSteps(scaled, shifted, e, float(total), p)"], True, True, 100,
    ]  # fmt: skip


def test_a_reader_who_has_scrolled_is_left_in_peace_while_the_same_lines_run(own_lab):
    lit = 'code.light([given.lines["softmax.return"]]);'
    body = f"{lit} into.scrollTop = 0; {lit} return into.scrollTop;"
    assert own_lab.run(CODE + body, LISTING) == 0
