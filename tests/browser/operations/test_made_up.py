"""An operation that the product does not have, in one file: it is timed, painted, written in tables, told and spoken."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

# a ↦ s·a, with one factor for each neuron, after the activation function of the one hidden layer.
SCALE = """
export const scale = {
  forwards: [{ name: "stretch", ms: 300, makes: ["scaled"], glyph: "light" }],
};
export const words = {
  arrays: { factors: "factor", scaled: "scaled activation" },
  columns: ["factors", "scaled"],
  told: { stretch: "each times its factor" },
  spoken: { stretch: "stretch them" },
};
"""
SCENE = """
  const { scale, words: spoken } = await import(`data:text/javascript,${encodeURIComponent(given.scale)}`);
  const { KINDS } = await import("/static/operations/kinds.js");
  const { WORDS } = await import("/static/operations/words.js");
  const { timelineOf } = await import("/static/core/phases.js");
  const { sampleInto, createFrame } = await import("/static/core/frame.js");
  const picture = await helpers.picture(given.reel);
  const kinds = given.described ? { ...KINDS, scale } : KINDS;
  const words = given.described ? { ...WORDS, scale: spoken } : WORDS;
  const [, ...operations] = picture.timeline.operations;
  operations.splice(2, 0, { name: "scale1", kind: "scale", layer: 1, output: "scaled" });
  // The traces of this reel have none of its arrays: here they are.
  const scaled = picture.trace.get("activation1.activations").map((a) => 3 * a);
  const factors = Float64Array.of(3, 3, 3, 3);
  const withArray = (of, name, values) => ({ ...of, [name.split(".")[1]]: [values], get: (other) => (other === name ? values : of.get?.(other)) });
  const network = withArray(picture.reel.network, "scale1.factors", factors);
  const trace = withArray({ ...picture.trace, network }, "scale1.scaled", scaled);
  const timeline = timelineOf(operations, kinds);
  const at = (timeMs) => ({ ...picture, trace, timeline, frame: sampleInto(createFrame(timeline), timeline, timeMs) });
  const moment = (timeMs) => ({ timeline, timeMs, words, trace, labels: picture.labels, settings: { layers: [1, 4, 2] }, edges: picture.edges });
  const stretch = timeline.phases.find(({ operation }) => operation.name === "scale1");
"""


@pytest.fixture
def scene(lab):
    def run(body, *, described=True):
        return lab.run(SCENE + body, {"reel": hand_made(), "scale": SCALE, "described": described})

    return run


def test_it_has_its_time_after_the_operation_before_it(scene):
    body = """
      const { isKnown } = await import("/static/core/phases.js");
      const middle = (stretch.startMs + stretch.endMs) / 2;
      return [stretch.id, stretch.endMs - stretch.startMs, timeline.durationMs, [middle - 1, middle].map((ms) => isKnown(timeline, ms, "scale1.scaled"))];
    """
    assert scene(body) == ["scale1.stretch", 300, 3060 + 300, [False, True]]


PAINTED = """
  const digits = async (timeMs) => {
    const picture = at(timeMs);
    const { painter, moving } = await helpers.easel(picture);
    const written = helpers.listenToText(moving);
    painter.paint(picture);
    const { centerX } = picture.layout.layers[1];
    return written.filter(([, x]) => Math.abs(x - centerX) < 1).map(([text]) => text);
  };
  return [await digits(stretch.startMs), await digits((stretch.startMs + stretch.endMs) / 2 + 1), await digits(timeline.durationMs)];
"""


@pytest.mark.parametrize("described", [True, False], ids=["described", "known by name alone"])
def test_the_discs_go_from_the_values_before_it_to_its_own(scene, described):
    before, after = ["1.00", "0.00", "0.00", "0.25"], ["3.00", "0.00", "0.00", "0.75"]
    assert scene(PAINTED, described=described) == [before, after, after]


def test_tables_and_facts_have_its_numbers_under_its_words_once_they_are_known(scene):
    body = """
      const { tablesOf } = await import("/static/features/numbers/number-table.js");
      const { targetFacts } = await import("/static/ui/facts.js");
      const [, { columns, rows }] = tablesOf(moment(0));
      const facts = (timeMs) => targetFacts({ kind: "neuron", layer: 1, neuron: 3 }, trace, [1, 4, 2], picture.labels, moment(timeMs))[1].map(([label, value]) => [label, value]);
      return [columns, rows[3].cells.map(({ value, from }) => [value, from <= stretch.startMs]), facts(stretch.startMs), facts(stretch.endMs)];
    """
    columns, cells, before, after = scene(body)
    assert columns == ["w₁", "bias", "sum z", "activation", "factor", "scaled activation"]
    assert cells == [[0.25, True], [0, True], [0.25, True], [0.25, True], [3, True], [0.75, False]]
    assert before[-2:] == [["factor", 3], ["scaled activation", None]]
    assert after[-1] == ["scaled activation", 0.75]


def test_it_is_told_under_the_stage_on_the_time_line_and_to_screen_readers(scene):
    body = """
      const { narrationOf } = await import("/static/ui/narration.js");
      const { describeMoment } = await import("/static/features/playback/moments.js");
      const { describePlace } = await import("/static/features/keys/walk-words.js");
      const { startMs, endMs } = stretch;
      const { title, parts, now } = narrationOf(timeline, stretch, words, () => Infinity);
      return [[title, parts[now]], describeMoment(moment(startMs)), ...[startMs, endMs].map((ms) => describePlace({ layer: 1, neuron: 3 }, moment(ms)))];
    """
    assert scene(body) == [
        ["Hidden", "each times its factor"],
        "hidden, stretch, 1.4 of 3.4 seconds",
        "hidden, neuron 4 of 4: scaled activation not yet computed, from 1 edge",
        "hidden, neuron 4 of 4: scaled activation 0.75, from 1 edge",
    ]
