"""pulses.js: light travels along the edges that carry something, while the frame says so."""

from __future__ import annotations

import itertools

import pytest

from browser.lab import hand_made

# The first pulses of the hand-made network travel from 420 to 1060 ms, the second from 1360 to 2000 ms.
LEAVE, LAST_MS = 420, 640

ALONG = """
  const picture = await helpers.picture(given.reel, { heightPx: 500, ...given.change });
  const { moving } = await helpers.painted(picture, { ...helpers.PALETTE, ...given.palette });
  // Opacity of the moving canvas along every edge of a layer, at parts of the way between the halos of its ends.
  const sizes = picture.layers;
  const along = async (l, i, j) => Promise.all(Array.from({ length: 97 }, async (_, k) => {
    const { x, y } = await helpers.pointOnEdge(picture, l, i, j, 0.02 + k / 100);
    return helpers.pixel(moving, x, y);
  }));
"""


def alphas(lab, l, i, j, time_ms, **more):
    body = ALONG + "return (await along(...given.edge)).map(({ alpha }) => alpha);"
    return lab.run(body, {"reel": hand_made(), "edge": [l, i, j], "change": {"timeMs": time_ms, **more}})


def place_of_the_pulse(lab, time_ms, edge=(0, 0, 0)):
    """Return how far along the edge the whitest point is."""
    body = (
        ALONG
        + """
      const points = await along(...given.edge);
      const whiteness = points.map(({ rgb, alpha }) => alpha * Math.min(...rgb));
      return [0.02 + whiteness.indexOf(Math.max(...whiteness)) / 100, Math.max(...whiteness)];
    """
    )
    return lab.run(body, {"reel": hand_made(), "edge": edge, "change": {"timeMs": time_ms}})


def test_a_pulse_goes_forward_with_the_frame_from_one_end_to_the_other(lab):
    parts = [0.3, 0.4, 0.5, 0.6, 0.7]
    places = [place_of_the_pulse(lab, LEAVE + LAST_MS * part) for part in parts]
    assert all(white > 200 for _, white in places), "its core is white"
    where = [place for place, _ in places]
    assert where == sorted(where)
    assert where[0] < 0.35
    assert where[-1] > 0.6
    assert all(0.02 < later - earlier < 0.3 for earlier, later in itertools.pairwise(where))


@pytest.mark.parametrize("time_ms", [0, 200, 419, 420, 1060, 1200, 1360, 2000, 2500, 3059])
def test_nobody_travels_before_or_after(lab, time_ms):
    for l, i, j in ((0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 3, 1)):
        middle = alphas(lab, l, i, j, time_ms)[40:57]
        assert max(middle) == 0


def test_only_the_layer_whose_turn_it_is_travels(lab):
    first, second = LEAVE + LAST_MS * 0.5, 1360 + LAST_MS * 0.5
    assert max(alphas(lab, 0, 0, 0, first)[20:77]) > 0.5
    assert max(alphas(lab, 1, 0, 0, first)[40:57]) == 0
    assert max(alphas(lab, 0, 0, 0, second)[40:57]) == 0
    assert max(alphas(lab, 1, 0, 0, second)[20:77]) > 0.5


def test_an_edge_that_delivers_nothing_carries_no_light(lab):
    # Neuron 1 is dark: its edges to both classes deliver 0, though their weights are 1 and −1.
    time_ms = 1360 + LAST_MS * 0.5
    reel = hand_made()
    stamps = lab.run(STAMPS, {"reel": reel, "change": {"timeMs": time_ms}})
    assert len(stamps) == 2 * 4  # a halo and a core for each of the edges 0→0, 3→0, 0→1, 3→1


STAMPS = """
  const picture = await helpers.picture(given.reel, given.change);
  const { paintPulses } = await import("/static/stage/pulses.js");
  const { paintSprites } = await import("/static/stage/sprites.js");
  const context = document.createElement("canvas").getContext("2d");
  const palette = { ...helpers.PALETTE, ...given.palette };
  const sprites = paintSprites(palette);
  const name = (sprite) => Object.keys(sprites).find((key) => sprites[key] === sprite);
  const stamps = [];
  context.drawImage = (sprite, x, y, size) =>
    stamps.push({ sprite: name(sprite), size, x: x + size / 2, y: y + size / 2, alpha: context.globalAlpha, mode: context.globalCompositeOperation });
  paintPulses(context, picture, palette, sprites);
  return stamps;
"""


def stamps(lab, time_ms, palette=None, **change):
    return lab.run(STAMPS, {"reel": hand_made(), "palette": palette, "change": {"timeMs": time_ms, **change}})


def test_a_larger_contribution_makes_a_larger_and_brighter_pulse(lab):
    # Contributions 1, −1, −0.25, 0.25.
    cores = [stamp for stamp in stamps(lab, LEAVE + LAST_MS * 0.5) if stamp["sprite"] == "core"]
    one, minus_one, minus_quarter, quarter = cores
    assert one["size"] == minus_one["size"] > 1.3 * quarter["size"]
    assert quarter["size"] == minus_quarter["size"]
    assert one["alpha"] == minus_one["alpha"] > quarter["alpha"] == minus_quarter["alpha"] > 0.3


def test_a_pulse_wears_a_halo_in_the_colour_of_its_edge(lab):
    halos = [stamp["sprite"] for stamp in stamps(lab, LEAVE + LAST_MS * 0.5) if stamp["sprite"] != "core"]
    assert halos == ["positiveHalo", "negativeHalo", "negativeHalo", "positiveHalo"]


def test_the_halo_follows_the_weight_even_when_what_is_carried_has_the_other_sign(lab):
    # Sample 2 feeds in −1: every contribution of the first layer has the sign opposite to its weight.
    halos = [stamp["sprite"] for stamp in stamps(lab, LEAVE + LAST_MS * 0.5, sample=2) if stamp["sprite"] != "core"]
    assert halos == ["positiveHalo", "negativeHalo", "negativeHalo", "positiveHalo"]


def test_pulses_travel_on_the_curve_of_their_edge(lab):
    body = STAMPS.replace(
        "return stamps",
        """
      const curves = await Promise.all([0, 1, 2, 3].map((j) => Promise.all(
        Array.from({ length: 401 }, (_, k) => helpers.pointOnEdge(picture, 0, 0, j, k / 400)))));
      const cores = stamps.filter(({ sprite }) => sprite === "core");
      return cores.map(({ x, y }, j) => Math.min(...curves[j].map((point) => Math.hypot(point.x - x, point.y - y))))""",
    )
    for part in (0.2, 0.5, 0.9):
        distances = lab.run(body, {"reel": hand_made(), "change": {"timeMs": LEAVE + LAST_MS * part}})
        assert len(distances) == 4
        assert max(distances) < 1


def test_pulses_leave_and_arrive_without_a_jump(lab):
    early, middle, late = (stamps(lab, LEAVE + LAST_MS * part)[0]["alpha"] for part in (0.01, 0.5, 0.995))
    assert early < 0.3 * middle
    assert late < 0.3 * middle


def test_light_adds_up_on_a_dark_stage_and_covers_on_paper(lab):
    dark = {stamp["mode"] for stamp in stamps(lab, 700)}
    paper = {stamp["mode"] for stamp in stamps(lab, 700, palette={"dark": False})}
    assert (dark, paper) == ({"lighter"}, {"source-over"})


def test_pulses_that_a_target_does_not_touch_recede(lab):
    plain = stamps(lab, 700)
    aimed = stamps(lab, 700, target={"kind": "neuron", "layer": 1, "neuron": 0})
    assert aimed[1]["alpha"] == plain[1]["alpha"]
    assert aimed[3]["alpha"] < 0.2 * plain[3]["alpha"]


def test_without_a_trace_there_are_no_pulses(lab):
    assert stamps(lab, 700, trace=None, reel=None) == []
