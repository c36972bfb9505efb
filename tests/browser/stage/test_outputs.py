"""outputs.js: percentages and their bars beside the outputs."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of
from browser.stage.written_text import texts, written

END, NORMALIZE_FROM, NORMALIZE_MS = 3060, 2110, 420
PERCENT = "\u2009%"
PERCENTS = [("75.0", "25.0"), ("48.2", "51.8")]


def percentages(lab, time_ms, sample, previous=None):
    given = {"change": {"timeMs": time_ms, "sample": sample}}
    if previous is not None:
        given["previous"] = previous
    told = texts(written(lab, **given)["told"])
    return [text.removesuffix(PERCENT) for text in told if text != "previous"]


def test_before_there_is_anything_to_say_a_dash_stands(lab):
    assert percentages(lab, 0, 0) == ["–", "–"]
    skeleton = written(lab, skeleton=True, change={"timeMs": END})["told"]
    assert texts(skeleton) == ["–", "–"]


@pytest.mark.parametrize("part", [0, 0.25, 0.49, 0.51, 0.75, 1])
def test_digits_change_once_to_the_new_value_and_are_never_anything_between(lab, part):
    told = percentages(lab, NORMALIZE_FROM + NORMALIZE_MS * part, sample=1, previous=0)
    first = lab.call("core/decode", "decodeRecorded", hand_made())["traces"][1]["outputs"][0]
    new = (f"{100 * first:.1f}", f"{100 - 100 * first:.1f}")
    assert new != PERCENTS[0]
    assert tuple(told) == (new if part > 0.5 else PERCENTS[0])


@pytest.mark.parametrize(
    ("width", "height"), [(1280, 600), (1280, 520), (1000, 400), (800, 500), (390, 400), (320, 400)]
)
def test_the_percentages_of_the_sample_before_are_called_previous_until_the_new_ones_are_there(lab, width, height):
    def words(time_ms, previous):
        change = {"timeMs": time_ms, "sample": 1, "widthPx": width, "heightPx": height}
        told = written(lab, previous=previous, change=change)["told"]
        return [(text, x, x + wide) for text, x, _, _, wide in told], told

    for time_ms in (0, 1000, NORMALIZE_FROM, NORMALIZE_FROM + 0.49 * NORMALIZE_MS):
        told, boxes = words(time_ms, 0)
        assert [text for text, *_ in told].count("previous") == 2
        assert all(right <= width for _, _, right in told)
        for text, x, y, _, _ in boxes:
            # Beside the digits or under the bar, never on them.
            others = [other for other in boxes if other[0] != text and abs(other[2] - y) < 8]
            assert all(x >= other[1] + other[4] or other[1] >= x + 40 for other in others)
    for time_ms, previous in ((NORMALIZE_FROM + 0.51 * NORMALIZE_MS, 0), (END, 0), (0, None), (END, None)):
        given = {} if previous is None else {"previous": previous}
        told = written(lab, change={"timeMs": time_ms, "sample": 1, "widthPx": width, "heightPx": height}, **given)
        assert "previous" not in texts(told["told"])


def test_where_rows_are_too_close_for_the_word_nothing_is_written_on_the_next_row(lab):
    change = {"timeMs": 0, "sample": 1, "widthPx": 390, "heightPx": 400}
    told = written(lab, reel=shape_of((3, 12)), previous=0, change=change)["told"]
    assert len(told) == 12
    assert "previous" not in texts(told)


def test_hidden_percentages_are_question_marks_but_for_those_that_are_revealed(lab):
    told = written(lab, revealed=["softmax1.probabilities/1"], change={"timeMs": END})["told"]
    assert texts(told) == ["?", f"25.0{PERCENT}"]


BAR = """
  const picture = await helpers.picture(given.reel, { heightPx: 500, ...given.change });
  if (given.without) { const { get } = picture.trace; picture.trace = { ...picture.trace, get: (name) => (name.endsWith(given.without) ? undefined : get(name)) }; }
  if (given.previous !== undefined) picture.previousTrace = picture.reel.traces[given.previous];
  const { easel } = helpers;
  const { painter, still, moving } = await easel(picture);
  // Where the bars are is only known to the painter.
  const context = moving.getContext("2d");
  const bars = [];
  const roundRect = context.roundRect.bind(context);
  context.roundRect = (...box) => { bars.push(box); roundRect(...box); };
  painter.paint(picture);
  return bars.map(([, y, , height]) => {
    const { x, widthPx } = picture.layout.outputs;
    const row = Array.from({ length: Math.floor(widthPx) }, (_, dx) => helpers.pixel(moving, x + dx, y + height / 2).alpha);
    const full = Math.max(...row);
    const track = helpers.pixel(still, x + widthPx - 3, y + height / 2).alpha;
    return { share: row.filter((alpha) => alpha > full - 0.1).length / row.length, full, track };
  });
"""


def bars(lab, time_ms, **more):
    return lab.run(BAR, {"reel": hand_made(), "change": {"timeMs": time_ms, **more.pop("change", {})}, **more})


def test_the_bar_of_a_75_percent_class_is_75_percent_long(lab):
    first, second = bars(lab, END)
    assert first["share"] == pytest.approx(0.75, abs=0.015)
    assert second["share"] == pytest.approx(0.25, abs=0.015)
    assert first["full"] > 0.95, "the likeliest class is the brightest"
    assert second["full"] < 0.8
    assert 0.05 < first["track"] < 0.3, "the rest of the track shows what it could have been"


def test_softmax_first_grows_bars_of_the_exponentials_and_then_divides_them_into_shares(lab):
    # The exponentials of sample 0 are 1 and 1/3: at T = 0.5 its logits differ by ln 3 / 2.
    grown = NORMALIZE_FROM + 0.5 * NORMALIZE_MS
    assert [bar["share"] for bar in bars(lab, grown)] == pytest.approx([1, 1 / 3], abs=0.015)
    growing = [bar["share"] for bar in bars(lab, NORMALIZE_FROM + 0.2 * NORMALIZE_MS)]
    assert 0.1 < growing[0] < 0.9
    assert growing[0] == pytest.approx(3 * growing[1], abs=0.03)
    dividing = bars(lab, NORMALIZE_FROM + 0.75 * NORMALIZE_MS)
    assert 0.75 < dividing[0]["share"] < 1
    assert [bar["share"] for bar in bars(lab, NORMALIZE_FROM + NORMALIZE_MS)] == pytest.approx([0.75, 0.25], abs=0.015)


def test_the_bars_of_the_sample_before_stand_until_softmax_begins_and_then_make_room(lab):
    assert bars(lab, NORMALIZE_FROM, previous=0, change={"sample": 1})[0]["share"] == pytest.approx(0.75, abs=0.015)
    grown = NORMALIZE_FROM + 0.5 * NORMALIZE_MS
    assert len(bars(lab, grown, previous=0)) == len(bars(lab, grown)) == 2


def test_a_bar_without_exponentials_glides_from_the_old_share_to_the_new(lab):
    # Half-way through, coming from nothing, and from sample 0 itself.
    middle = NORMALIZE_FROM + NORMALIZE_MS / 2
    given = {"without": "exponentials"}
    assert bars(lab, middle, **given)[0]["share"] == pytest.approx(0.375, abs=0.015)
    assert bars(lab, middle, previous=0, **given)[0]["share"] == pytest.approx(0.75, abs=0.015)


def test_many_classes_have_bars_without_digits_and_a_grid_of_them_has_neither(lab):
    for classes in (30, 300):
        many = written(lab, reel=shape_of((3, classes)), change={"timeMs": END, "heightPx": 300})
        assert texts(many["told"]) == []
        assert "class 1" not in texts(many["still"])


OTHER_KINDS = """
  const picture = await helpers.picture(given.reel, { timeMs: given.timeMs });
  const { painter, still, moving } = await helpers.easel(picture);
  const bars = [];
  for (const canvas of [still, moving]) canvas.getContext("2d").roundRect = (...box) => bars.push(box);
  const written = helpers.listenToText(moving);
  painter.paint(picture);
  return [written.filter(([, x]) => x >= picture.layout.outputs.x).map(([text]) => text), bars.length];
"""


@pytest.mark.parametrize(
    ("output", "time_ms", "words", "bars"),
    [
        ("sigmoid", END, ["67.9\u2009%", "55.0\u2009%"], 4),
        ("linear", END, ["0.75", "0.20"], 0),
        ("linear", NORMALIZE_FROM, ["–", "–"], 0),
    ],
)
def test_outputs_that_are_numbers_are_written_as_such_and_have_no_bars(lab, output, time_ms, words, bars):
    given = {"reel": hand_made(output=output), "timeMs": time_ms}
    assert lab.run(OTHER_KINDS, given) == [words, bars]
