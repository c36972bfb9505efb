"""known.js: what has been computed at a moment of a pass."""

from __future__ import annotations

import pytest

PHASES = """
  const { isKnown, knownFrom, phaseAt } = await import("/static/core/known.js");
  const { timelineOf } = await import("/static/core/timeline.js");
  const timeline = timelineOf(given.weightLayers);
"""
# When each quantity of the default network is there, in ms: half-way through the step that shows it, or at its end.
FILM = [
    (0, 0), (209, 0), (210, 1), (1059, 1), (1060, 2), (1169, 2), (1170, 3), (1264, 3), (1265, 4), (1999, 4), (2000, 5),
    (2110, 6), (2205, 7), (2940, 8), (3050, 9), (3259, 9), (3260, 10), (4000, 10),
]  # fmt: skip


def test_phases_count_what_has_been_computed_so_far(lab):
    body = PHASES + "return given.moments.map((timeMs) => phaseAt(timeline, timeMs));"
    found = lab.run(body, {"weightLayers": 3, "moments": [moment for moment, _ in FILM]})
    assert found == [phase for _, phase in FILM]


@pytest.mark.parametrize("layers", [1, 3, 11])
def test_at_the_end_everything_is_known_and_at_the_beginning_nothing(lab, layers):
    body = (
        PHASES
        + """
      const all = ["inputs", ...["contributions", "preActivations", "activations"].flatMap((name) =>
        Array.from({ length: given.weightLayers }, (_, l) => [name, l])), "probabilities"].map((known) => [known, given.weightLayers - 1].flat());
      return [0, timeline.durationMs].map((timeMs) => all.map(([name, l]) => isKnown(phaseAt(timeline, timeMs), name, l)));
    """
    )
    before, after = lab.run(body, {"weightLayers": layers})
    assert not any(before)
    assert all(after)


def test_a_quantity_is_known_from_its_phase_on(lab):
    body = (
        PHASES
        + "return [2, 3].map((phase) => [isKnown(phase, 'preActivations', 0), phase >= knownFrom('preActivations', 0)]);"
    )
    assert lab.run(body, {"weightLayers": 3}) == [[False, False], [True, True]]


def test_the_numbers_of_a_neuron_are_known_when_the_canvas_writes_them(lab):
    body = (
        PHASES
        + """
      const { createFrame, sampleInto } = await import("/static/core/frame.js");
      const frame = createFrame(3);
      const odd = [];
      for (let timeMs = 0; timeMs <= 4000; timeMs += 1) {
        sampleInto(frame, timeline, timeMs);
        const phase = phaseAt(timeline, timeMs);
        const shown = [frame.inputsLit >= 0.5, frame.lit[0] >= 0.5, frame.lit[1] >= 0.5, frame.normalized >= 0.5];
        const known = [isKnown(phase, "inputs"), isKnown(phase, "activations", 0), isKnown(phase, "activations", 1), isKnown(phase, "probabilities", 2)];
        if (shown.join() !== known.join()) odd.push([timeMs, shown, known]);
        if (frame.lit[2] > 0 && !isKnown(phase, "preActivations", 2)) odd.push([timeMs, "logits"]);
      }
      return odd;
    """
    )
    assert lab.run(body, {"weightLayers": 3}) == []
