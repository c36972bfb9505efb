"""What can be read on the page: every digit the rounding of a number in the trace."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import Page

from e2e.element import TABULATED, ask, put_live, trace_of, until

MINUS = "−"
TABLES = """[...element.shadowRoot.querySelectorAll(".numbers table")].map(table =>
    [...table.tBodies[0].rows].map(row =>
        [...row.querySelectorAll("data")].map(cell => [cell.value, cell.textContent])))"""


def percent(probability):
    return f"{probability * 100:.1f}\u2009%"


def plain(value, digits):
    text = f"{abs(value):.{digits}f}"
    return MINUS + text if value < 0 and float(text) else text


def rows_of(trace):
    """Every row of every table, as numbers: what a reader with a pocket calculator needs."""
    tables = [[[x] for x in trace["inputs"]]]
    last = len(trace["weights"]) - 1
    for layer in range(last + 1):
        columns = [trace["biases"][layer], trace["preActivations"][layer]]
        if layer < last:
            columns.append(trace["activations"][layer])
        else:
            columns += [trace["scaledLogits"], trace["exponentials"], trace["probabilities"]]
        tables.append([[*W, *cells] for W, *cells in zip(trace["weights"][layer], *columns, strict=True)])
    return tables


@pytest.mark.parametrize("choice", [{}, {"seed": 8, "activation": "tanh", "temperature": 0.001}, {"layers": "3-4-5"}])
def test_every_cell_of_the_tables_is_a_number_of_the_trace_and_its_rounding(live_page: Page, choice):
    trace = put_live(live_page, **choice)
    until(live_page, TABULATED)
    tables = ask(live_page, TABLES)
    assert [[[float(value) for value, _ in row] for row in table] for table in tables] == rows_of(trace)
    for table in tables:
        for row in table:
            for value, text in row[:-1]:
                if "e" in text:
                    assert text == f"{float(value):.2e}".replace("e-0", "e-").replace("-", MINUS)
                    continue
                digits = len(text.partition(".")[2])
                assert digits >= 2
                assert text == plain(float(value), digits)
    for value, text in [row[-1] for row in tables[-1]]:
        assert text == percent(float(value))


def test_the_percentages_in_the_table_sum_to_one(live_page: Page):
    put_live(live_page, layers="5-7-10", temperature=2)
    until(live_page, TABULATED)
    probabilities = [float(row[-1][0]) for row in ask(live_page, TABLES)[-1]]
    assert len(probabilities) == 10
    assert math.fsum(probabilities) == pytest.approx(1, abs=1e-12)


def test_the_tables_follow_the_sample(live_page: Page):
    first = put_live(live_page)
    until(live_page, TABULATED)
    ask(live_page, "element.step(1, 'sample')")
    second = trace_of(live_page)
    assert second["probabilities"] != first["probabilities"]
    assert [float(row[-1][0]) for row in ask(live_page, TABLES)[-1]] == second["probabilities"]


@pytest.mark.parametrize("labels", ["", "|stay,go"])
def test_the_picture_is_described_with_the_percentages_of_the_trace(live_page: Page, labels):
    trace = put_live(live_page, seed=9, labels=labels)
    names = labels[1:].split(",") if labels else ["class 1", "class 2"]
    outputs = ", ".join(f"{name} {percent(p)}" for name, p in zip(names, trace["probabilities"], strict=True))
    description = ask(
        live_page, "element.shadowRoot.querySelector('canvas[role=application]').getAttribute('aria-label')"
    )
    assert description == f"Neural network with layers of 5, 7, 6, 2 neurons, seed 9, sample 0. Outputs: {outputs}."


def test_seed_and_sample_are_shown_as_they_are(home: Page):
    until(home, "element.trace")
    shown = ask(home, "['seed', 'sample'].map(name => element.shadowRoot.querySelector(`data.${name}`).textContent)")
    trace = trace_of(home)
    assert shown == [str(trace["seed"]), str(trace["sample"])]


def test_the_neuron_under_the_pointer_tells_its_numbers_in_full(live_page: Page):
    trace = put_live(live_page)
    told = """[...element.shadowRoot.querySelectorAll(".told data")].map(cell => Number(cell.value))"""
    box = live_page.locator("forward-pass .stage").bounding_box()
    assert box
    seen = []
    # From the middle of the stage upwards until a hidden neuron is met.
    for step in range(60):
        live_page.mouse.move(box["x"] + box["width"] / 3 + step * 4, box["y"] + box["height"] / 2)
        seen.append(ask(live_page, told))
        # Else a card might come between the pointer and the stage.
        live_page.keyboard.press("Escape")
    numbers = [tuple(row) for row in seen if len(row) == 3]
    neurons = {
        (bias, z, a)
        for layer in range(2)
        for bias, z, a in zip(
            trace["biases"][layer], trace["preActivations"][layer], trace["activations"][layer], strict=True
        )
    }
    edges = {
        (W[i], x, c[i])
        for layer, arriving in enumerate([trace["inputs"], *trace["activations"]])
        for W, c in zip(trace["weights"][layer], trace["contributions"][layer], strict=True)
        for i, x in enumerate(arriving)
    }
    assert set(numbers) & neurons
    assert set(numbers) & edges
    assert set(numbers) <= neurons | edges
