"""labels.js: captions, names, percentages and their bars."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

END, NORMALIZE_FROM, NORMALIZE_MS = 3060, 2110, 420
PERCENT = "\u2009%"

WRITTEN = """
  const picture = await helpers.picture(given.reel, given.change);
  if (given.skeleton) Object.assign(picture, { reel: null, trace: null });
  if (given.previous !== undefined) picture.previousTrace = picture.reel.traces[given.previous];
  if (given.labels) {
    const { layoutOf } = await import("/static/scene/layout.js");
    const { widthPx, heightPx } = picture.layout;
    const labelCharacters = Math.max(2, ...given.labels.inputs.map((name) => name.length));
    Object.assign(picture, { labels: given.labels, layout: layoutOf({ layers: picture.layers, widthPx, heightPx, labelCharacters }) });
  }
  const canvases = await helpers.easel(picture);
  const [still, moving] = [helpers.listenToText(canvases.still), helpers.listenToText(canvases.moving)];
  canvases.painter.paint(picture);
  const told = moving.filter(([, x]) => x >= picture.layout.outputs.x);
  return { still, told, layout: helpers.plain(picture.layout) };
"""


def written(lab, **given):
    return lab.run(WRITTEN, {"reel": hand_made(), **given})


def texts(entries):
    return [text for text, *_ in entries]


@pytest.mark.parametrize(
    ("layers", "captions"),
    [
        ((3, 2), ["inputs", "outputs"]),
        ((3, 4, 2), ["inputs", "hidden", "outputs"]),
        ((5, 7, 6, 2), ["inputs", "hidden 1", "hidden 2", "outputs"]),
    ],
)
def test_a_caption_stands_over_every_layer(lab, layers, captions):
    answer = written(lab, reel=shape_of(layers))
    assert texts(answer["still"])[: len(layers)] == captions
    where = [(x, y, align) for _, x, y, align, _ in answer["still"][: len(layers)]]
    assert where == [(layer["centerX"], answer["layout"]["captionY"], "center") for layer in answer["layout"]["layers"]]


def test_captions_that_would_run_into_each_other_are_left_out(lab):
    reel = shape_of((2,) * 12)
    assert "hidden 5" not in texts(written(lab, reel=reel, change={"widthPx": 320})["still"])
    assert "hidden 5" in texts(written(lab, reel=reel, change={"widthPx": 1600})["still"])


def test_inputs_and_classes_wear_their_names_or_numbers(lab):
    reel = shape_of((3, 2))
    plain = written(lab, reel=reel, change={"timeMs": 9e9})
    assert texts(plain["still"])[2:] == ["x₁", "x₂", "x₃"]
    assert texts(plain["told"])[::2] == ["class 1", "class 2"]
    labels = {"inputs": ["wind", "", "rain"], "classes": ["stay"]}
    named = written(lab, reel=reel, change={"timeMs": 9e9}, labels=labels)
    assert texts(named["still"])[2:] == ["wind", "x₂", "rain"]
    assert texts(named["told"])[::2] == ["stay", "class 2"]


@pytest.mark.parametrize("width", [280, 390, 768, 1200])
@pytest.mark.parametrize("name", ["temperature", "w" * 24, "M" * 24])
def test_no_name_leaves_the_stage(lab, width, name):
    labels = {"inputs": [name, "b", "c"], "classes": [name, name]}
    answer = written(lab, reel=shape_of((3, 2)), change={"widthPx": width, "timeMs": 9e9}, labels=labels)
    for text, x, _, align, measured in answer["still"] + answer["told"]:
        left = x - {"left": 0, "center": measured / 2, "right": measured}[align]
        assert left >= -0.5, text
        assert left + measured <= width + 0.5, text


PERCENTS = [("75.0", "25.0"), ("48.2", "51.8")]


def percentages(lab, time_ms, sample, previous=None):
    given = {"change": {"timeMs": time_ms, "sample": sample}}
    if previous is not None:
        given["previous"] = previous
    return [text.removesuffix(PERCENT) for text in texts(written(lab, **given)["told"]) if not text.startswith("class")]


def test_before_there_is_anything_to_say_a_dash_stands(lab):
    assert percentages(lab, 0, 0) == ["–", "–"]
    skeleton = written(lab, skeleton=True, change={"timeMs": END})["told"]
    assert texts(skeleton) == ["class 1", "–", "class 2", "–"]


@pytest.mark.parametrize("part", [0, 0.25, 0.49, 0.51, 0.75, 1])
def test_digits_change_once_to_the_new_value_and_are_never_anything_between(lab, part):
    told = percentages(lab, NORMALIZE_FROM + NORMALIZE_MS * part, sample=1, previous=0)
    first = lab.call("scene/decode", "decodeRecorded", hand_made())["traces"][1]["probabilities"][0]
    new = (f"{100 * first:.1f}", f"{100 - 100 * first:.1f}")
    assert new != PERCENTS[0]
    assert tuple(told) == (new if part > 0.5 else PERCENTS[0])


BAR = """
  const picture = await helpers.picture(given.reel, { heightPx: 500, ...given.change });
  if (given.previous !== undefined) picture.previousTrace = picture.reel.traces[given.previous];
  const { easel } = helpers;
  const { painter, moving } = await easel(picture);
  // Where the bars are is only known to the painter: its second rounded rectangle of a row is the bar.
  const context = moving.getContext("2d");
  const bars = [];
  const roundRect = context.roundRect.bind(context);
  context.roundRect = (...box) => { bars.push(box); roundRect(...box); };
  painter.paint(picture);
  return [1, 3].map((k) => {
    const [, y, , height] = bars[k];
    const { x, widthPx } = picture.layout.outputs;
    const row = Array.from({ length: Math.floor(widthPx) }, (_, dx) => helpers.pixel(moving, x + dx, y + height / 2).alpha);
    const full = Math.max(...row);
    return { share: row.filter((alpha) => alpha > full - 0.1).length / row.length, full, track: row.at(-3) };
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


def test_a_bar_glides_from_the_old_share_to_the_new(lab):
    # Half-way through the softmax of sample 0, coming from nothing, and from sample 0 itself.
    middle = NORMALIZE_FROM + NORMALIZE_MS / 2
    assert bars(lab, middle)[0]["share"] == pytest.approx(0.375, abs=0.015)
    assert bars(lab, middle, previous=0)[0]["share"] == pytest.approx(0.75, abs=0.015)
    assert bars(lab, NORMALIZE_FROM, previous=0, change={"sample": 1})[0]["share"] == pytest.approx(0.75, abs=0.015)


def test_many_classes_have_bars_without_digits_and_a_grid_of_them_has_neither(lab):
    many = written(lab, reel=shape_of((3, 30)), change={"timeMs": END, "heightPx": 300})
    assert texts(many["told"]) == []
    grid = written(lab, reel=shape_of((3, 300)), change={"timeMs": END, "heightPx": 300})
    assert texts(grid["told"]) == []


def test_where_only_the_strongest_edges_are_shown_it_is_said_how_many_of_how_many(lab):
    reel = shape_of((100, 60, 2), strongest=50)
    assert "strongest 50 of 6,000 edges" in texts(written(lab, reel=reel, change={"widthPx": 1000})["still"])
    skeleton = texts(written(lab, reel=reel, skeleton=True, change={"widthPx": 1000})["still"])
    assert "400 of 6,000 edges" in skeleton
    assert not [text for text in texts(written(lab)["still"]) if "edges" in text]
