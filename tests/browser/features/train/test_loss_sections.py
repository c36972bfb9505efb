"""loss-sections.js: the card about the loss, for each kind of output; its lines come out on a pocket calculator."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass.learning.loss import LOSSES, loss_terms, outputs_of
from paper import closes, followed

SECTIONS = """
  const { lossSections } = await import("/static/features/train/loss-sections.js");
  const { arrays, ...own } = given.film;
  const film = { ...own, get: (name) => Float64Array.from(arrays[name]) };
  const said = lossSections(film, { inputs: [], classes: ["A", "B"] }, { fromMs: 10, finishedMs: 20, learnedMs: 30 }, given.timeMs);
  const all = (selector) => said.flatMap((section) => Array.from(section.querySelectorAll(selector)));
  return {
    lines: all(".plugged").map((line) => line.textContent),
    rows: all("tbody tr").map((row) => Array.from(row.children, (cell) => cell.textContent)),
    own: all("tr.own th").map((cell) => cell.textContent),
    moments: all("[data-moment]").map(({ dataset }) => Number(dataset.moment)),
    numbers: Object.fromEntries(all("data").map(({ dataset, value }) => [dataset.is, Number(value)])),
  };
"""
Z = np.array([[0.3, -0.8], [1.1, 0.4], [-0.2, 0.9]])
Z_AFTER = Z + np.array([[0.4, -0.1], [-0.3, 0.2], [0.1, 0.3]])


def film_of(output, target):
    """Return what the card reads of a step whose batch has three examples, the first of them on stage."""
    targets = np.array([target, [0.0, 1.0], [1.0, 0.0]])
    losses = LOSSES[output](Z, targets)[0]
    after = LOSSES[output](Z_AFTER, targets)[0]
    header = {"batch": 3, "loss": losses[0], "othersLoss": losses[1:].sum(), "batchLoss": losses.mean()}
    then = {"lossAfter": after[0], "othersLossAfter": after[1:].sum(), "batchLossAfter": after.mean()}
    terms = {
        name: loss_terms(output, z[:1], targets[:1])[0].tolist() for name, z in (("terms", Z), ("termsAfter", Z_AFTER))
    }
    return {
        "header": header | then,
        "target": target,
        "outputs": outputs_of(output, Z[:1])[0].tolist(),
        "outputsAfter": outputs_of(output, Z_AFTER[:1])[0].tolist(),
        "output": {"kind": output},
        "arrays": terms,
    }


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize(
    ("output", "target", "results"),
    [("softmax", [1.0, 0.0], 2), ("sigmoid", [1.0, 0.0], 4), ("linear", [-0.5, 2.0], 4)],
)
def test_every_output_has_its_target_beside_it_and_the_loss_and_the_mean_come_out_on_paper(
    lab, output, target, results, over
):
    film = film_of(output, target)
    said = lab.run(SECTIONS, {"film": film, "timeMs": 30 if over else 15})
    now = "After" if over else ""
    told = [float(row[2].replace("−", "-")) for row in said["rows"]]
    assert told == pytest.approx(film[f"outputs{now}"], abs=1e-6)
    assert [row[0] for row in said["rows"]] == ["A", "B"]
    assert said["own"] == ([] if output == "linear" else ["A"])
    found = followed(said["lines"])
    # The terms, with two of them their sum, and the mean of the batch.
    assert len(found) == results
    for left, sign, result, text in found:
        assert closes(result, text) or sign == "≈", (left, result, text)
    assert said["numbers"]["mean"] == pytest.approx(film["header"][f"batchLoss{now}"])
    assert said["numbers"]["others"] == pytest.approx(film["header"][f"othersLoss{now}"])


def test_before_it_is_told_there_is_only_the_way_to_its_moment(lab):
    said = lab.run(SECTIONS, {"film": film_of("softmax", [1.0, 0.0]), "timeMs": 5})
    assert (said["moments"], said["numbers"]) == ([20], {})


def test_after_the_step_it_says_how_it_has_changed(lab):
    film = film_of("softmax", [1.0, 0.0])
    said = lab.run(SECTIONS, {"film": film, "timeMs": 30})
    assert said["numbers"]["after"] == pytest.approx(film["header"]["batchLossAfter"])
    assert said["lines"][-2].startswith("this example")
