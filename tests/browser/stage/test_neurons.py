"""neurons.js: a disc fills with its sum, then shines with its activation."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

# Moments of a pass through two layers of weights, in ms.
BEFORE, INPUTS_LIT, ARRIVED, HIDDEN_LIT, END = 0, 420, 1114, 1360, 3060

PROBE = """
  const picture = await helpers.picture(given.reel ?? {}, given.change);
  if (given.previous !== undefined) picture.previousTrace = picture.reel.traces[given.previous];
  const { still, moving } = await helpers.painted(picture, { ...helpers.PALETTE, ...given.palette });
  // Above the digits, inside the disc.
  const inside = ({ x, y, radius }, j) => [x[j], y[j] - 0.62 * radius];
  const seen = picture.layout.layers.map((layer) =>
    Array.from(layer.x, (_, j) => helpers.pixel(moving, ...inside(layer, j))));
"""
LIGHT = PROBE + "return seen;"


def light(lab, time_ms, sample=0, **more):
    return lab.run(LIGHT, {"reel": hand_made(), "change": {"timeMs": time_ms, "sample": sample}, **more})


def alphas(layer):
    return [neuron["alpha"] for neuron in layer]


def test_a_neuron_whose_activation_is_nothing_stays_dark_and_one_with_a_large_one_is_bright(lab):
    inputs, hidden, _ = light(lab, HIDDEN_LIT)
    assert hidden[0]["alpha"] > 0.7
    assert hidden[1]["alpha"] < 0.02
    assert hidden[2]["alpha"] < 0.02
    assert 0.15 < hidden[3]["alpha"] < 0.5
    assert inputs[0]["alpha"] > 0.7


def test_the_light_of_a_positive_value_is_white_and_of_a_negative_one_magenta(lab):
    (bright,), _, (_, negative) = light(lab, END, sample=0)[0], None, light(lab, END, sample=2)[2]
    assert min(bright["rgb"]) > 220
    red, green, blue = negative["rgb"]
    assert red > 200
    assert green < 120
    assert blue > 130


def test_nothing_shines_before_its_time(lab):
    assert [alphas(layer) for layer in light(lab, BEFORE)] == [[0], [0] * 4, [0, 0]]
    inputs, hidden, outputs = light(lab, INPUTS_LIT)
    assert inputs[0]["alpha"] > 0.7
    assert max(alphas(hidden) + alphas(outputs)) < 0.02
    _, hidden, outputs = light(lab, HIDDEN_LIT)
    assert max(alphas(hidden)) > 0.7
    assert max(alphas(outputs)) < 0.02
    assert min(alphas(light(lab, END)[2])) > 0.1


def test_the_sum_that_a_neuron_takes_up_has_the_colour_of_its_sign(lab):
    body = (
        PROBE
        + """
      const { x, y } = picture.layout.layers[1];
      return Array.from(x, (_, j) => helpers.pixel(moving, x[j], y[j]).rgb);
    """
    )
    positive, negative, *_ = lab.run(body, {"reel": hand_made(), "change": {"timeMs": ARRIVED}})
    assert positive[0] < 40
    assert positive[1] > 180
    assert negative[0] > 200
    assert negative[1] < 100


def test_a_larger_sum_fills_more_of_the_disc(lab):
    body = (
        PROBE
        + """
      const { x, y, radius } = picture.layout.layers[1];
      return Array.from(x, (_, j) => helpers.inkInColumn(moving, x[j], y[j] - radius, y[j] + radius));
    """
    )
    one, minus_one, minus_quarter, quarter = lab.run(body, {"reel": hand_made(), "change": {"timeMs": ARRIVED}})
    assert one == pytest.approx(minus_one, rel=0.05)
    assert quarter == pytest.approx(minus_quarter, rel=0.05)
    assert one > 1.3 * quarter > 5


def test_what_was_lit_before_lingers_while_new_inputs_come_in(lab):
    first, half_way, last = (
        light(lab, time_ms, previous=0)[1][0]["alpha"] for time_ms in (BEFORE, 190, INPUTS_LIT)
    )  # fmt: skip
    assert first > 0.7
    assert 0.3 < half_way < 0.7 * first
    assert last < 0.02


def test_a_skeleton_has_discs_and_no_light(lab):
    body = """
      const picture = await helpers.picture(given, { timeMs: 4000 });
      Object.assign(picture, { reel: null, trace: null, edges: await helpers.edgesOf(picture.layers, null) });
      const { still, moving } = await helpers.painted(picture);
      const { x, y, radius } = picture.layout.layers[1];
      return [helpers.pixel(still, x[0], y[0]), helpers.pixel(still, x[0] + radius, y[0]), helpers.pixel(moving, x[0], y[0])];
    """
    disc, rim, light_inside = lab.run(body, hand_made())
    assert disc == {"rgb": [10, 20, 30], "alpha": 1}
    assert rim["alpha"] > 0.3
    assert light_inside["alpha"] == 0


def test_the_neuron_that_is_aimed_at_wears_the_accent(lab):
    body = """
      const picture = await helpers.picture(given, { target: { kind: "neuron", layer: 1, neuron: 2 } });
      const { still } = await helpers.painted(picture);
      const { x, y, radius } = picture.layout.layers[1];
      return Array.from(x, (_, j) => helpers.pixel(still, x[j], y[j] - radius).rgb);
    """
    rims = lab.run(body, hand_made())
    assert [red > 200 and blue < 60 for red, _, blue in rims] == [False, False, True, False]


DIGITS = """
  const picture = await helpers.picture(given.reel, given.change);
  if (given.previous !== undefined) picture.previousTrace = picture.reel.traces[given.previous];
  const canvases = await helpers.easel(picture);
  const written = helpers.listenToText(canvases.moving);
  canvases.painter.paint(picture);
  return written.filter(([, x]) => x < picture.layout.outputs.x).map(([text]) => text);
"""


def test_a_lit_neuron_says_its_value_and_an_output_its_logit(lab):
    written = lab.run(DIGITS, {"reel": hand_made(), "change": {"timeMs": END}})
    assert written == ["1.00", "1.00", "0.00", "0.00", "0.25", "0.75", "0.20"]


@pytest.mark.parametrize(("time_ms", "first"), [(0, "1.00"), (150, "1.00"), (205, None), (215, "0.50"), (420, "0.50")])
def test_digits_change_once_from_the_old_value_to_the_new(lab, time_ms, first):
    given = {"reel": hand_made(), "previous": 0, "change": {"timeMs": time_ms, "sample": 1}}
    written = lab.run(DIGITS, given)
    assert (written[0] if written else None) == first
    assert not ({"1.00", "0.50"} <= set(written))


@pytest.mark.parametrize(
    ("time_ms", "hidden"),
    [
        (1060, []),
        (1114, []),
        (1115, ["1.00", "\u22121.00", "\u22120.25", "0.25"]),
        (1170, ["1.00", "\u22121.00", "\u22120.25", "0.25"]),
        (1264, ["1.00", "\u22121.00", "\u22120.25", "0.25"]),
        (1266, ["1.00", "0.00", "0.00", "0.25"]),
    ],
)
def test_a_disc_says_its_sum_from_half_way_through_adding_up_until_that_becomes_its_activation(lab, time_ms, hidden):
    written = lab.run(DIGITS, {"reel": hand_made(), "change": {"timeMs": time_ms}})
    assert written == ["1.00", *hidden]


@pytest.mark.parametrize("dark", [True, False])
def test_the_digits_of_a_sum_are_legible_on_the_colour_of_its_sign(lab, dark):
    body = """
      const { TOKENS } = await import("/static/core/colors.js");
      const palette = Object.fromEntries(Object.entries(TOKENS).map(([name, [onLight, onDark]]) => [name, given.dark ? onDark : onLight]));
      const picture = await helpers.picture(given.reel, { timeMs: 1170 });
      const { moving } = await helpers.painted(picture, { ...helpers.PALETTE, ...palette, dark: given.dark });
      const { x, y, radius } = picture.layout.layers[1];
      const colored = document.createElement("canvas");
      const context = colored.getContext("2d", { willReadFrequently: true });
      const rgb = (color) => { context.fillStyle = color; context.fillRect(0, 0, 1, 1); return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]; };
      const light = (color) => color.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, k) => sum + part * [0.2126, 0.7152, 0.0722][k], 0);
      const disc = rgb(palette.disc);
      return [0, 1].map((j) => {
        const { rgb: tint, alpha } = helpers.pixel(moving, x[j], y[j] - 0.62 * radius);
        const [a, b] = [light(rgb(palette.text)), light(disc.map((part, k) => part + (tint[k] - part) * alpha))];
        return [alpha, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
      });
    """
    for alpha, contrast in lab.run(body, {"reel": hand_made(), "dark": dark}):
        assert alpha > 0.3
        assert contrast >= 4.5


def test_a_disc_too_small_for_digits_has_none(lab):
    change = {"timeMs": END, "widthPx": 240, "heightPx": 120}
    assert lab.run(DIGITS, {"reel": hand_made(), "change": change}) == []
