"""layout.js: where everything is, for any network on any stage."""

from __future__ import annotations

import itertools

import pytest

# Everything that is wrong with one layout, in words.
FAULTS = """
  const { layoutOf } = await import("/static/core/layout.js");
  const CLOSE = 1e-6;
  const faultsOf = (layers, widthPx, heightPx, labelCharacters = 2, shape = undefined) => {
    const layout = layoutOf({ layers, widthPx, heightPx, labelCharacters, shape });
    const faults = [];
    const say = (fault) => faults.push(`${layers.join("-")} at ${widthPx} × ${heightPx}: ${fault}`);
    let frontier = 0;
    layout.layers.forEach((layer, l) => {
      const { radius, columns } = layer;
      const [xs, ys] = [Array.from(layer.x), Array.from(layer.y)];
      if (!(radius > 0) || xs.length !== layers[l] || ys.length !== layers[l]) say(`layer ${l} is not all there`);
      const [left, right] = [Math.min(...xs) - radius, Math.max(...xs) + radius];
      const [top, bottom] = [Math.min(...ys) - radius, Math.max(...ys) + radius];
      if (left < frontier - CLOSE) say(`layer ${l} begins ${(frontier - left).toFixed(1)} px before the last one ends`);
      if (top < layout.captionY || bottom > heightPx + CLOSE || right > widthPx + CLOSE) say(`layer ${l} leaves the stage`);
      if (Math.abs(top - layer.top) > CLOSE || Math.abs(layer.bottom - bottom) > CLOSE) say(`layer ${l} says wrong where it is`);
      if (Math.abs((left + right) / 2 - layer.centerX) > CLOSE) say(`layer ${l} says wrong where its middle is`);
      const middle = (layout.layers[0].top + layout.layers[0].bottom) / 2;
      if (Math.abs((top + bottom) / 2 - middle) > CLOSE) say(`layer ${l} is not centred`);
      // Neighbours in reading order, and one row down: who is further apart in a column or a grid cannot overlap either.
      for (let j = 0; j < xs.length; j++) {
        for (const other of [j + 1, j + columns - 1, j + columns, j + columns + 1]) {
          if (other === j || other < 0 || other >= xs.length) continue;
          if (Math.hypot(xs[j] - xs[other], ys[j] - ys[other]) < 2 * radius - CLOSE) say(`layer ${l}: discs ${j} and ${other} overlap`);
        }
      }
      frontier = right;
    });
    const { x, widthPx: outputPx } = layout.outputs;
    if (x < frontier) say("the percentages stand on the discs");
    if (!(outputPx > 20) || x + outputPx > widthPx + CLOSE) say("the percentages leave the stage");
    return faults;
  };
"""


def test_any_network_of_up_to_64_neurons_a_layer_finds_its_place_on_any_stage(lab):
    body = (
        FAULTS
        + """
      const random = helpers.random(5);
      const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
      const faults = [];
      for (let round = 0; round < 4000; round++) {
        const layers = Array.from({ length: whole(2, 12) }, () => whole(1, 64));
        faults.push(...faultsOf(layers, whole(280, 2000), whole(180, 1100), whole(2, 24)));
      }
      return faults.slice(0, 10);
    """
    )
    assert lab.run(body) == []


STAGES = [(280, 200), (390, 300), (390, 600), (768, 415), (1024, 553), (1440, 620), (2000, 200), (2000, 900)]


@pytest.mark.parametrize(
    "layers",
    [
        [1, 1], [5, 7, 6, 2], [2] * 12, [64] * 4, [1, 64, 1], [784, 128, 64, 10], [784, 128, 10], [784, 300, 10], [784, 318],
        [400, 400, 100], [1024, 128, 64], [128, 1024, 100], [10, 1024], [100] * 6, [144] * 12, [10, 1024, 10, 1024, 10],
    ],
    ids=lambda layers: "-".join(map(str, layers)) if len(layers) < 6 else f"{len(layers)} × {layers[0]}",
)  # fmt: skip
def test_large_and_extreme_networks_find_their_place_on_every_stage(lab, layers):
    body = FAULTS + "return given.stages.flatMap(([width, height]) => faultsOf(given.layers, width, height));"
    assert lab.run(body, {"layers": layers, "stages": STAGES}) == []


def layout(lab, layers, width=1000, height=500, **more):
    return lab.call("core/layout", "layoutOf", {"layers": layers, "widthPx": width, "heightPx": height, **more})


@pytest.mark.parametrize(("count", "side"), [(784, 28), (1024, 32), (625, 25)])
def test_as_many_neurons_as_an_image_has_pixels_are_a_square_read_row_by_row(lab, count, side):
    placed = layout(lab, [count, 4], 1400, 420)["layers"][0]
    assert placed["columns"] == side
    rows = [placed["x"][k : k + side] for k in range(0, count, side)]
    assert all(row == rows[0] and row == sorted(row) for row in rows)
    heights = [set(placed["y"][k : k + side]) for k in range(0, count, side)]
    assert all(len(row) == 1 for row in heights)
    assert [y for row in heights for y in row] == sorted(y for row in heights for y in row)
    across, down = rows[0][1] - rows[0][0], placed["y"][side] - placed["y"][0]
    assert across == pytest.approx(down)


@pytest.mark.parametrize(
    ("layers", "shape"),
    [
        ((64, 24, 10), (8, 8)),
        ((784, 128, 10), (28, 28)),
        ((48, 5), (4, 12)),
        ((200, 9), (100, 2)),
        ((9, 30, 30, 2), (3, 3)),
    ],
)
def test_an_image_finds_its_place_on_every_stage(lab, layers, shape):
    body = (
        FAULTS
        + "return given.stages.flatMap(([width, height]) => faultsOf(given.layers, width, height, 2, given.shape));"
    )
    assert lab.run(body, {"layers": layers, "shape": shape, "stages": STAGES}) == []


@pytest.mark.parametrize(("width", "height"), [(1240, 520), (366, 330), (400, 200)])
def test_the_inputs_are_the_image_that_they_are_said_to_be_of_squares_without_gaps(lab, width, height):
    image, hidden, outputs = layout(lab, [64, 24, 10], width, height, shape=[8, 8])["layers"]
    assert (image["columns"], image["pixels"]) == (8, True)
    side = 2 * image["radius"]
    assert image["x"][1] - image["x"][0] == pytest.approx(side)
    assert image["y"][8] - image["y"][0] == pytest.approx(side)
    assert side > 10
    assert [hidden["pixels"], outputs["pixels"]] == [False, False]


def test_a_shape_that_does_not_fit_the_inputs_makes_no_image(lab):
    assert not layout(lab, [64, 2], shape=[8, 9])["layers"][0]["pixels"]
    assert layout(lab, [20, 2], shape=[20, 1])["layers"][0]["columns"] == 1


def test_short_names_of_many_outputs_stand_beside_their_percentages_and_long_ones_do_not(lab):
    def beside(layers, characters):
        return layout(lab, layers, 366, 330, classCharacters=characters)["outputs"]["namesBeside"]

    assert beside([64, 24, 10], 1)
    assert not beside([64, 24, 10], 10)
    assert not beside([4, 8, 3], 1)


@pytest.mark.parametrize("count", [41, 64, 100, 128, 300, 400])
def test_a_large_layer_that_is_no_image_is_a_grid_higher_than_wide_without_empty_rows(lab, count):
    placed = layout(lab, [count, 2], 1400, 620)["layers"][0]
    across, down = len(set(placed["x"])), len({round(y, 6) for y in placed["y"]})
    assert across == placed["columns"] > 1
    assert across <= down <= 3 * across
    assert (down - 1) * across < count <= down * across


def test_a_layer_that_fits_is_one_column_from_top_to_bottom(lab):
    placed = layout(lab, [5, 7, 6, 2])["layers"]
    assert [layer["columns"] for layer in placed] == [1, 1, 1, 1]
    for layer in placed:
        assert len(set(layer["x"])) == 1
        steps = [below - above for above, below in zip(layer["y"], layer["y"][1:], strict=False)]
        assert min(steps) > 2 * layer["radius"]
        assert max(steps) == pytest.approx(min(steps))


def test_the_default_network_has_discs_of_one_size_with_room_for_digits(lab):
    radii = {layer["radius"] for layer in layout(lab, [5, 7, 6, 2])["layers"]}
    assert len(radii) == 1
    assert radii.pop() > 12.5


@pytest.mark.parametrize("size", STAGES)
def test_the_default_network_leaves_most_of_the_width_to_its_edges(lab, size):
    placed = layout(lab, [5, 7, 6, 2], *size)["layers"]
    gaps = [b["x"][0] - b["radius"] - a["x"][0] - a["radius"] for a, b in itertools.pairwise(placed)]
    assert min(gaps) > 2 * placed[0]["radius"]
    assert max(gaps) == pytest.approx(min(gaps))


# What an element of 280 × 300 px leaves with small controls, and one of 400 × 420 with all of them.
@pytest.mark.parametrize("size", [(280, 235), (320, 250), (400, 236), (400, 370), (400, 400)])
def test_in_a_small_embed_the_default_network_has_digits_and_names_of_classes(lab, size):
    placed = layout(lab, [5, 7, 6, 2], *size)
    assert min(layer["radius"] for layer in placed["layers"]) >= 12
    assert placed["valueFontPx"] >= 8
    assert lab.call("stage/outputs", "nameFits", placed)


@pytest.mark.parametrize("size", [(390, 400), (360, 420), (390, 520)])
def test_on_a_phone_an_image_is_large_enough_to_be_seen_and_other_layers_are_high(lab, size):
    image, wide, middle, digits = layout(lab, [784, 128, 64, 10], *size)["layers"]
    assert image["columns"] == 28
    assert image["bottom"] - image["top"] > 0.24 * size[0]
    assert min(layer["bottom"] - layer["top"] for layer in (wide, middle, digits)) > 0.5 * size[1]


def test_longer_names_of_inputs_get_more_room_but_never_more_than_a_quarter_of_the_stage(lab):
    lefts = [layout(lab, [5, 7, 6, 2], labelCharacters=n)["layers"][0]["x"][0] for n in (2, 8, 16, 24, 200)]
    assert lefts == sorted(lefts)
    assert lefts[2] > lefts[0]
    assert lefts[-1] - layout(lab, [5, 7, 6, 2])["layers"][0]["radius"] <= 0.26 * 1000 + 1e-9


def test_the_captions_stand_above_the_discs_and_type_is_never_too_small(lab):
    for width, height in STAGES:
        placed = layout(lab, [5, 7, 6, 2], width, height)
        assert placed["captionY"] + placed["captionFontPx"] / 2 < min(layer["top"] for layer in placed["layers"])
        assert min(placed["captionFontPx"], placed["labelFontPx"]) >= 11
        assert min(placed["valueFontPx"], placed["percentFontPx"]) >= 7


def test_a_stage_without_size_is_no_error(lab):
    placed = layout(lab, [5, 7, 6, 2], 0, 0)
    assert all(coordinate == coordinate for layer in placed["layers"] for coordinate in layer["x"] + layer["y"])
