"""python-variables.js: what the variables of the running function hold."""

from __future__ import annotations

import pytest

VARIABLES = """
  const { writeVariables } = await import("/static/features/python/python-variables.js");
  const into = document.createElement("div");
  document.body.replaceChildren(into);
  const shown = () => [...into.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
  const values = () => [...into.querySelectorAll("data")].map(({ value }) => value);
  const c = { name: "c", shape: [2, 3], values: [0.125, -2, 3, 4, 5, 6], drawn: false, lit: true };
  const z = { name: "z", shape: [2], values: null, drawn: false, lit: false };
  const T = { name: "T", shape: [], values: [0.65], drawn: true, lit: false };
"""


@pytest.mark.parametrize(("shape", "text"), [([], ""), ([7], "(7,)"), ([7, 5], "(7, 5)")])
def test_shapes_are_written_as_python_writes_them(lab, shape, text):
    assert lab.call("features/python/python-variables", "shapeOf", shape) == text


def test_name_shape_and_first_values_with_every_digit_in_the_data(own_lab):
    body = "writeVariables(into, 'Layer 1 of 2', [c, z, T]); return [into.querySelector('caption').textContent, shown(), values()];"
    assert own_lab.run(VARIABLES + body) == [
        "Layer 1 of 2",
        [["c", "(2, 3)", "0.1250−2.00003.00004.0000…"], ["z", "(2,)", "–"], ["T", "", "0.65"]],
        ["0.125", "-2", "3", "4", "", "0.65"],
    ]


def test_what_is_not_known_yet_is_a_dash_without_a_value(own_lab):
    body = "writeVariables(into, '', [z]); const [data] = into.querySelectorAll('data'); return [data.textContent, data.value];"
    assert own_lab.run(VARIABLES + body) == ["–", ""]


def test_rows_stay_while_the_names_do_and_only_the_lit_ones_are_marked(own_lab):
    body = """
      writeVariables(into, "", [c, z]);
      const row = into.querySelector("tr");
      writeVariables(into, "", [{ ...c, lit: false }, { ...z, values: [1, 2], lit: true }]);
      const kept = row === into.querySelector("tr");
      const lit = [...into.querySelectorAll("tr[data-lit] th")].map(({ textContent }) => textContent);
      writeVariables(into, "", [T]);
      return [kept, lit, shown().length];
    """
    assert own_lab.run(VARIABLES + body) == [True, ["z"], 1]
