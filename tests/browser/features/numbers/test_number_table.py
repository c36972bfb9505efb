"""number-table.js: the numbers on stage as tables."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

TABLES = """
  const { NumberTables, tablesOf } = await import("/static/features/numbers/number-table.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { network, traces } = decodeRecorded(given.reel);
  const labels = given.labels ?? { inputs: [], classes: [] };
  const moment = await helpers.momentOf(network);
  const tables = tablesOf({ trace: traces[0], labels, ...moment });
"""


def tables(lab, reel, **given):
    return lab.run(TABLES + "return tables;", {"reel": reel, **given})


def test_the_tables_of_the_hand_made_network_can_be_checked_by_hand(lab):
    inputs, hidden, outputs = tables(lab, hand_made())
    assert (inputs["caption"], hidden["caption"]) == ("Inputs", "Hidden layer, ReLU")
    assert outputs["caption"] == "Outputs, temperature 0.5"
    assert hidden["columns"] == ["w₁", "bias", "sum z", "activation"]
    weights = ["w₁", "w₂", "w₃", "w₄"]
    assert outputs["columns"] == [*weights, "bias", "logit z", "z ÷ T", "exp(z ÷ T − max)", "probability"]
    assert [row["name"] for table in (inputs, hidden, outputs) for row in table["rows"]] == [
        "x₁", "neuron 1", "neuron 2", "neuron 3", "neuron 4", "class 1", "class 2",
    ]  # fmt: skip
    assert [[cell["value"] for cell in row["cells"]] for row in hidden["rows"]] == [
        [1, 0, 1, 1], [-1, 0, -1, 0], [-0.25, 0, -0.25, 0], [0.25, 0, 0.25, 0.25],
    ]  # fmt: skip
    values = [cell["value"] for cell in outputs["rows"][0]["cells"]]
    assert values == pytest.approx([0.5, 1, 1, 1, 0, 0.75, 1.5, 1, 0.75])


def test_every_text_is_the_rounding_of_its_value(lab):
    for table in tables(lab, shape_of((5, 7, 6, 2))):
        for row in table["rows"]:
            for cell in row["cells"]:
                text = cell["text"].replace("−", "-")
                if text.endswith("%"):
                    assert abs(float(text.removesuffix("\u2009%")) - 100 * cell["value"]) <= 0.05 + 1e-9
                else:
                    digits = len(text.split(".")[1])
                    # Two of what was drawn, four of what was computed, and of what is small as many as show three.
                    assert digits in (2, 4) or len(text.lstrip("-0.")) == 3
                    assert abs(float(text) - cell["value"]) <= 0.5 * 10**-digits + 1e-12


@pytest.mark.parametrize("layers", [(5, 7, 6, 2), (40, 12, 2), (100, 16, 3), (400, 8, 2)])
def test_what_was_drawn_is_shown_whole_so_that_a_pocket_calculator_gets_the_same_sum(lab, layers):
    for table in tables(lab, shape_of(layers)):
        drawn = [k for k, name in enumerate(table["columns"]) if name in ("value", "bias") or name.startswith("w")]
        cells = [row["cells"][k] for row in table["rows"] for k in drawn]
        assert [float(cell["text"].replace("−", "-")) for cell in cells] == [cell["value"] for cell in cells]


def test_names_of_inputs_and_classes_are_used(lab):
    named = tables(lab, hand_made(), labels={"inputs": ["wind"], "classes": ["", "go"]})
    assert [row["name"] for row in named[0]["rows"] + named[2]["rows"]] == ["wind", "class 1", "go"]


def test_a_large_layer_is_told_by_its_first_neurons_and_a_sentence(lab):
    inputs, hidden, _ = tables(lab, shape_of((100, 80, 2), samples=1))
    assert len(inputs["rows"]) == len(hidden["rows"]) == 64
    assert inputs["note"] == "and 36 more neurons, to be had from the element’s trace"
    assert hidden["columns"] == ["bias", "sum z", "activation"], "a hundred weights are no table"
    assert "note" not in tables(lab, shape_of((64, 2)))[0]
    assert tables(lab, shape_of((16, 2)))[1]["columns"][15] == "w₁₆"


WRITTEN = (
    TABLES
    + """
  const into = document.createElement("div");
  const written = new NumberTables(into);
  const show = (trace, names = labels, now = moment) => written.show({ trace, labels: names, ...now });
  show(traces[0]);
  const read = () => Array.from(into.querySelectorAll("data"), (data) => [data.value, data.textContent]);
"""
)


def test_a_cell_holds_the_whole_number_and_shows_its_rounding(lab):
    body = WRITTEN + "return [read(), tables];"
    cells, written = lab.run(body, {"reel": shape_of((5, 7, 6, 2))})
    expected = [cell for table in written for row in table["rows"] for cell in row["cells"]]
    assert [text for _, text in cells] == [cell["text"] for cell in expected]
    assert [float(value) for value, _ in cells] == [cell["value"] for cell in expected]


def test_a_table_says_which_column_and_row_a_number_belongs_to(lab):
    body = (
        WRITTEN
        + """
      const table = into.querySelectorAll("table")[1];
      return { caption: table.caption.textContent, columns: Array.from(table.tHead.querySelectorAll("th[scope=col]"), (th) => th.textContent),
        rows: Array.from(table.tBodies[0].querySelectorAll("th[scope=row]"), (th) => th.textContent) };
    """
    )
    assert lab.run(body, {"reel": hand_made()}) == {
        "caption": "Hidden layer, ReLU",
        "columns": ["w₁", "bias", "sum z", "activation"],
        "rows": ["neuron 1", "neuron 2", "neuron 3", "neuron 4"],
    }


def test_another_sample_changes_the_numbers_in_their_places(lab):
    body = (
        WRITTEN
        + """
      const before = Array.from(into.querySelectorAll("*"));
      const values = read();
      show(traces[1]);
      const after = Array.from(into.querySelectorAll("*"));
      return [before.every((cell, k) => cell === after[k]), JSON.stringify(values) !== JSON.stringify(read()), read()[0]];
    """
    )
    assert lab.run(body, {"reel": hand_made()}) == [True, True, ["0.5", "0.50"]]


def test_another_network_or_name_makes_other_tables_and_none_leaves_nothing(lab):
    body = (
        WRITTEN
        + """
      const first = into.firstElementChild;
      show(traces[0], { inputs: ["<i>wind</i>"], classes: [] });
      const renamed = [into.firstElementChild !== first, into.querySelector("tbody th").textContent, into.querySelector("i")];
      show(null);
      return [...renamed, into.childElementCount];
    """
    )
    assert lab.run(body, {"reel": hand_made()}) == [True, "<i>wind</i>", None, 0]


def test_a_number_goes_through_the_page_without_losing_a_digit(lab):
    reel = hand_made()
    reel["values"] = [0.1 + 0.2 if value == 0.5 else value for value in reel["values"]]
    values = [value for value, _ in lab.run(WRITTEN + "return read();", {"reel": reel})]
    assert "0.30000000000000004" in values


def test_what_has_not_been_computed_yet_is_a_dash_and_goes_again_with_the_time(lab):
    body = (
        WRITTEN
        + """
      const texts = () => [read().map(([, text]) => text === "–"), read().every(([value, text]) => (value === "") === (text === "–"))];
      const moments = await Promise.all([0, 1, 2, 3, 4, 6, 7].map((known) => helpers.momentOf(network, known)));
      for (const one of moments) one.timeline = moment.timeline;
      const film = [...moments, ...moments.toReversed()].map((now) => (show(traces[0], labels, now), texts()));
      return [film.map(([dashes]) => dashes.filter(Boolean).length), film.every(([, same]) => same),
        film[0][0].every((dash, k) => tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))[k].from > 0 === dash)];
    """
    )
    # One input; four sums, four activations; two logits, and three more numbers for each of the two classes.
    film = [1 + 4 + 4 + 2 + 6, 4 + 4 + 2 + 6, 4 + 4 + 2 + 6, 4 + 2 + 6, 2 + 6, 6, 0]
    assert lab.run(body, {"reel": hand_made()}) == [film + film[::-1], True, True]


def test_a_moment_in_which_nothing_new_is_known_touches_no_cell(lab):
    body = (
        WRITTEN
        + """
      const touched = [];
      const watch = new MutationObserver((changes) => touched.push(...changes));
      watch.observe(into, { subtree: true, childList: true, attributes: true, characterData: true });
      show(traces[0]);
      await helpers.turn();
      return touched.length;
    """
    )
    assert lab.run(body, {"reel": hand_made()}) == 0


def test_the_row_of_a_target_is_marked_and_in_tables_made_anew_too(lab):
    body = (
        WRITTEN
        + """
      const marked = () => Array.from(into.querySelectorAll("[aria-current=true]"), (row) => [row.closest("table").caption.textContent, row.cells[0].textContent]);
      const film = [];
      const mark = (target) => (written.mark(target), film.push(marked()));
      mark({ kind: "neuron", layer: 0, neuron: 0 });
      mark({ kind: "neuron", layer: 1, neuron: 2 });
      mark({ kind: "edge", layer: 1, from: 0, to: 1 });
      show(traces[0], { inputs: [], classes: ["no", "go"] });
      mark({ kind: "edge", layer: 1, from: 0, to: 1 });
      mark({ kind: "neuron", layer: 2, neuron: 99 });
      mark(null);
      return film;
    """
    )
    assert lab.run(body, {"reel": hand_made()}) == [
        [["Inputs", "x₁"]],
        [["Hidden layer, ReLU", "neuron 3"]],
        [["Outputs, temperature 0.5", "class 2"]],
        [["Outputs, temperature 0.5", "go"]],
        [], [],
    ]  # fmt: skip


def test_inputs_have_their_units_in_the_table(lab):
    labels = {"inputs": ["age"], "classes": [], "units": ["years"]}
    inputs, hidden, _ = tables(lab, hand_made(), labels=labels)
    assert [cell["text"] for cell in inputs["rows"][0]["cells"]] == ["1.00\u00a0years"]
    assert not [cell for row in hidden["rows"] for cell in row["cells"] if "years" in cell["text"]]
