"""Training in the page: the same numbers as CPython's, one step with every number of it, and the way back."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from e2e.element import ask, ask_python, put_live, rest, trace_of, until
from e2e.train_panel import AT_FIELD, PLAYS, STEP, choose, press
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_trace import step_trace
from paper import closes, followed

FIXTURE = Path(__file__).parents[1] / "fixtures" / "torch-training.json"
RUN = TrainingRun("xor", seed=3, learning_rate=0.05, batch=8, optimizer="sgd")
ATTRIBUTES = {
    "mode": "train",
    "task": "xor",
    "seed": "3",
    "learning-rate": "0.05",
    "batch": "8",
    "optimizer": "sgd",
    "step": "40",
}
ROOT = "element.shadowRoot"


@pytest.fixture
def page(live_page: Page) -> Page:
    """Lend a page whose element shows step 40 of a training."""
    put_live(live_page)
    ask(live_page, "Object.entries(argument).forEach((pair) => element.setAttribute(...pair))", ATTRIBUTES)
    until(live_page, f"{ROOT}.querySelector('.train .status')?.textContent.startsWith('Step 40')")
    return live_page


def nearly(values):
    """Return numbers for comparison: Pyodide's NumPy may differ from CPython's in the last bits of each step."""
    return pytest.approx(np.ravel(values), abs=1e-11)


def test_a_step_that_a_page_names_is_cpythons_network(page):
    weights = trace_of(page)["weights"]
    for found, expected in zip(weights, RUN.at(40).weights, strict=True):
        assert np.ravel(found) == nearly(expected)


def test_a_panel_that_a_page_opens_leaves_the_focus_where_the_reader_is(page):
    page.locator("section:has(.train) .close").click()
    ask(page, f"({ROOT}.activeElement?.blur(), element.removeAttribute('mode'))")
    ask(page, "element.setAttribute('mode', 'train')")
    until(page, f"{ROOT}.querySelector('.train')")
    assert ask(page, f"{ROOT}.activeElement") is None
    page.locator(".train-opens").click()
    page.locator(".train-opens").click()
    until(page, f"{ROOT}.querySelector('.train')?.checkVisibility() && {ROOT}.activeElement")


def test_each_number_of_a_step_stands_on_the_cards(page):
    page.locator(".train .film").click()
    until(page, f"{ROOT}.querySelector('.train .film').textContent === 'Back to the pass'")
    step = step_trace(RUN, 40)
    until(page, "!element.trace.drawnInputs")
    assert np.ravel(trace_of(page)["inputs"]) == nearly(step.before.arrays["inputs"])
    ask(
        page,
        "(element.pause(), element.seek(0.7 * element.durationMs), element.target = argument)",
        {"kind": "edge", "layer": 1, "from": 2, "to": 0},
    )
    until(page, f"{ROOT}.querySelector('.card [data-is=proof]')")
    first = f"{ROOT}.querySelector('.card .content').firstElementChild.matches('.learning')"
    assert ask(page, first)
    ask(page, "element.seek(0)")
    until(page, f"!{first}")
    shown = ask(
        page,
        f"Object.fromEntries(Array.from({ROOT}.querySelectorAll('.card .learning data'), (data) => [data.dataset.is, +data.value]))",
    )
    weights = step.layers[1].weights
    at = (0, 2)
    for role, array in (
        ("gradient", weights.of_sample),
        ("mean", weights.gradient),
        ("before", weights.before),
        ("change", weights.change),
        ("after", weights.after),
    ):
        assert shown[role] == pytest.approx(array[at], abs=1e-11)
    assert shown["proof"] == pytest.approx(weights.gradient[at], abs=1e-6)
    ask(page, "element.target = argument", {"kind": "neuron", "layer": 1, "neuron": 2})
    until(page, f"{ROOT}.querySelector('.card [data-is=factor]')")
    delta = ask(page, f"+{ROOT}.querySelector('.card [data-is=delta]').value")
    assert delta == pytest.approx(step.layers[0].delta[2], abs=1e-11)
    page.locator(".train .film").click()
    until(page, "element.trace.drawnInputs")


def begin_film(page):
    page.locator(".train .film").click()
    until(page, f"{ROOT}.querySelector('.train .film').textContent === 'Back to the pass'")
    ask(page, "element.pause()")


def test_a_film_ends_with_the_loss_before_and_after_the_step(page):
    begin_film(page)
    note = f"{ROOT}.querySelector('.film-note')"
    assert "Its loss comes after the pass" in ask(page, f"{note}.textContent")
    ask(page, "element.seek(1e9)")
    until(page, f"{note}.querySelector('[data-is=after]')")
    numbers = ask(page, f"Array.from({note}.querySelectorAll('data'), (data) => +data.value)")
    step = step_trace(RUN, 40)
    one, mean = step.loss_after - step.loss, step.batch_loss_after - step.batch_loss
    assert numbers == nearly([step.loss, step.loss_after, one, step.batch_loss, step.batch_loss_after, mean])


def test_a_film_goes_on_without_its_panel_and_ends_where_the_reader_changes_what_goes_in(page):
    short = ask(page, "element.durationMs")
    begin_film(page)
    page.locator(".drawer .close").click()
    assert ask(page, "element.durationMs") > 3 * short
    ask(page, "element.inputs = [0.5, 0.5]")
    until(page, f"element.durationMs === {short} && [...element.inputs].join() === '0.5,0.5'")


def test_beside_a_film_the_source_of_the_way_back_is_lit_and_its_script_makes_the_same_step(page, tmp_path):
    begin_film(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("forward-pass").get_by_role("button", name="Python", exact=True).click()
    way_back = f"{ROOT}.querySelector('.python .back')"
    until(page, f"{ROOT}.querySelector('.python .code [aria-current]') && {way_back}.querySelector('.line')")
    assert ask(page, f"{way_back}.hidden")
    # Step by step, until an activation's slope is on; then to the end of the way back.
    lit = f"Array.from({way_back}.querySelectorAll('[aria-current] code'), (line) => line.textContent.trim())"
    until(page, f"(element.step(1), ({lit}).includes('return np.where(z > 0.0, 1.0, 0.0)'))")
    until(page, f"(element.step(1), ({lit}).includes('np.subtract(θ, self._change, out=θ)'))")
    page.get_by_role("button", name="Copy as NumPy").click()
    until(page, f"{ROOT}.querySelector('.python .said').textContent.startsWith('Copied')")
    file = tmp_path / "step.py"
    file.write_text(page.evaluate("navigator.clipboard.readText()"), "utf-8")
    page.context.clear_permissions()
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", str(file)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the new weights and biases are as expected" in done.stdout
    # The last weight of the script is that of CPython's own next step.
    [last] = RUN.at(41).weights[-1][-1][-1:]
    assert any(float(number) == nearly(last) for number in re.findall(r"-?\d+\.\d+(?:e-\d+)?", file.read_text("utf-8")))


CARDS = [
    {"kind": "neuron", "layer": 2, "neuron": 0},
    {"kind": "neuron", "layer": 1, "neuron": 2},
    {"kind": "neuron", "layer": 0, "neuron": 1},
    {"kind": "edge", "layer": 0, "from": 1, "to": 2},
    {"kind": "edge", "layer": 1, "from": 2, "to": 0},
]
# Rows of a table are read cell by cell.
LINES = f"""Array.from({ROOT}.querySelectorAll(".card .learning :is(.plugged, tr)"), (line) =>
    line.matches("tr") ? Array.from(line.querySelectorAll("td"), (cell) => cell.textContent.trim()).join(" ") : line.textContent)"""


def test_a_step_is_followed_on_paper_from_the_digits_of_the_cards(page):
    begin_film(page)
    ask(page, "element.seek(1e9)")
    checked = []
    for target in CARDS:
        ask(page, "element.target = argument", target)
        until(page, f"({LINES}).length > 0")
        for left, sign, result, shown in followed(ask(page, LINES)):
            assert closes(result, shown) or sign == "≈", (target, left, sign, result, shown)
            checked.append(sign)
    # Products, their sums, slopes, the change of a weight, and the new weight.
    assert len(checked) >= 15
    assert checked.count("=") > len(checked) / 2


def arrays_of(header: dict[str, Any], values: list[float]) -> dict[str, np.ndarray]:
    """Return the arrays of an answer by their names."""
    sizes = [int(np.prod(shape)) for _, shape in header["arrays"]]
    parts = np.split(np.array(list(values)), np.cumsum(sizes)[:-1])
    return {name: part for (name, _), part in zip(header["arrays"], parts, strict=True)}


def test_gradients_and_new_weights_in_the_page_are_pytorchs(page):
    for known in json.loads(FIXTURE.read_text("utf-8"))["runs"]:
        for step, expected, part in (
            (0, known["gradients"], "gradient"),
            (len(known["losses"]) - 1, known["parameters"], "after"),
        ):
            answer = ask_python(page, "train_step", json.dumps({"run": known["run"], "step": step}))
            header = json.loads(answer[0])
            found = arrays_of(header, answer[1])
            for number, (weights, biases) in enumerate(expected, start=1):
                assert found[f"dense{number}.weights:{part}"] == pytest.approx(np.ravel(weights), abs=1e-9)
                assert found[f"dense{number}.biases:{part}"] == pytest.approx(np.ravel(biases), abs=1e-9)
            assert header["batchLoss"] == pytest.approx(known["losses"][step], abs=1e-9)


def test_it_trains_on_goes_back_and_is_undone_at_once(page):
    page.locator(".train .play").click()
    until(page, "Number(element.settings.name.split('@')[1]) > 60")
    page.locator(".train .play").click()
    until(page, f"{ROOT}.querySelector('.train .play').textContent === 'Train'")
    ask(
        page,
        f"(() => {{ const line = {ROOT}.querySelector('.steps'); line.value = 40; line.dispatchEvent(new Event('input')); }})()",
    )
    until(page, f"{ROOT}.querySelector('.train .status').textContent.startsWith('Step 40,')")
    assert np.ravel(trace_of(page)["weights"][0]) == nearly(RUN.at(40).weights[0])


def test_a_table_of_the_readers_own_is_learned_by_the_pages_python(page):
    rows = "\r\n".join(f"{k},5;{k % 2};{'yes' if k % 2 else 'no'}" for k in range(12))
    table = {"name": "own.csv", "mimeType": "text/csv", "buffer": f"\ufeffhow much;odd;<b>said\r\n{rows}".encode()}
    page.locator(".train .file").set_input_files(table)
    until(page, "element.currentReel.settings.name?.includes('table-')")
    learned = ask(page, "element.settings.name")
    page.locator(".train .file").set_input_files({**table, "buffer": b"1,2\n3"})
    until(page, f"!{ROOT}.querySelector('.train .wrong').hidden")
    assert "row 2 must be of 2 fields" in ask(page, f"{ROOT}.querySelector('.train .wrong').textContent")
    assert ask(page, "element.settings.name") == learned


def test_what_cannot_be_trained_is_said_and_the_network_stays(page):
    ask(page, "element.setAttribute('batch', '0')")
    until(page, f"!{ROOT}.querySelector('.train .wrong').hidden")
    assert ask(page, f"{ROOT}.querySelector('.train .wrong').textContent").startswith(
        "batch must be a whole number from 1"
    )
    assert np.ravel(trace_of(page)["weights"][0]) == nearly(RUN.at(40).weights[0])


def test_what_cannot_be_chosen_is_said_at_its_field_while_it_trains_on(page):
    press(page, ".train .play")
    for name, text, sentence in (
        ("Learning rate", "-1", "learning rate must be a number from 0"),
        ("Learning rate", "fast", "learning rate must be a number from 0 to 1000000000; got fast"),
        ("Batch", "0", "batch must be a whole number from 1"),
        ("Batch", "9000", "each step learns from all of them"),
        ("Weight decay", "-1", "weight decay must be a number from 0"),
        ("Seed", "mine", "seed must be a whole number"),
        ("Layers", "3-4-2", "layers must be of 2 inputs and 2 outputs"),
        ("Learning rate", "0", "no weight moves"),
    ):
        choose(page, name, text)
        until(page, AT_FIELD, [name, sentence])
        step = ask(page, STEP)
        until(page, f"{PLAYS} && {STEP} > argument", step)
    choose(page, "Learning rate", "1e9")
    until(page, AT_FIELD, ["Learning rate", "must be finite"])
    until(page, f"!({PLAYS})")
    status = ask(page, f"{ROOT}.querySelector('.train .status').textContent")
    assert status.startswith(f"Stopped after step {ask(page, STEP)}: the numbers of step")
    assert np.all(np.isfinite(np.ravel(trace_of(page)["weights"][0])))


def test_other_layers_begin_it_anew_and_it_trains_on_behind_a_closed_panel(page):
    press(page, ".train .play")
    until(page, f"{STEP} > 60")
    choose(page, "Layers", "2-3-2")
    until(page, f"{ROOT}.querySelector('.train .anew').textContent === 'With layers 2-3-2 it began anew.'")
    until(page, f"{PLAYS} && {STEP} > 0 && String(element.settings.layers) === '2,3,2'")
    press(page, ".dock .drawer .close")
    step = ask(page, STEP)
    until(page, f"{STEP} > argument", step)
    pause = page.locator("forward-pass .train-pause")
    assert pause.is_visible()
    pause.click()
    until(page, f"{ROOT}.activeElement?.matches('.train-opens')")
    press(page, ".train-opens")
    until(page, f"{ROOT}.querySelector('.train .status')?.textContent.startsWith(`Step ${{{STEP}}}`)")


# Panel and stage speak of the same step, or the panel says that they do not.
COHERENT = f"""(() => {{
    const part = (name) => {ROOT}.querySelector(`.train .${{name}}`);
    const elsewhere = !part("elsewhere").hidden;
    const told = Number(/tep (\\d+)/.exec(part("status").textContent)?.[1]);
    return part("play").textContent === "Train" && part("wrong").hidden && (elsewhere || told === {STEP});
}})()"""


def test_however_it_is_interrupted_panel_and_stage_agree(page):
    for act in (
        "void element.randomize()",
        f"{ROOT}.querySelector('.bar .undo').click()",
        f"{ROOT}.querySelector('.train .first').click()",
        f"(({ROOT}.querySelector('.train .task')).value = 'circles', {ROOT}.querySelector('.train .task').dispatchEvent(new Event('change')))",
        "void (element.src = 'networks/iris.json')",
    ):
        press(page, ".train .play")
        step = ask(page, STEP)
        until(page, f"{PLAYS} && {STEP} > argument", -1 if np.isnan(step) else step)
        ask(page, "element.step(1, 'sample')")  # which it does not mind
        step = ask(page, STEP)
        until(page, f"{PLAYS} && {STEP} > argument", step)
        ask(page, act)
        until(page, COHERENT)
    until(page, "element.settings.src?.endsWith('iris.json')")
    assert ask(page, COHERENT)
    press(page, ".train .own")
    until(page, f"{STEP} === 0 && {ROOT}.querySelector('.train .task').value === 'iris'")


def test_hidden_neurons_hold_maps_as_long_as_the_trained_network_is_on_stage(page):
    maps = f"{ROOT}.querySelector('.train .maps')"
    until(page, f"!{maps}.hidden")
    # Inside the first hidden disc, above its digits: the map is opaque, an empty disc is not lit.
    lit = """(() => {
        const canvas = element.shadowRoot.querySelectorAll('canvas');
        return [...canvas].filter((one) => !one.matches('.map')).reduce((sum, one) => {
            const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height);
            return sum + data.filter((value, k) => k % 4 === 3 && value > 250).length;
        }, 0);
    })()"""
    ask(page, "(element.pause(), element.seek(0))")
    rest(page)
    mapped = ask(page, lit)
    ask(page, f"{maps}.querySelector('input').click()")
    rest(page)
    assert ask(page, lit) < mapped
    ask(page, f"{maps}.querySelector('input').click()")
    rest(page)
    assert ask(page, lit) == mapped
