"""svg-painter.js and svg-pen.js: the canvas's strokes, written as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from browser.lab import hand_made, shape_of

SVG = "{http://www.w3.org/2000/svg}"
PAINT = """
  const { svgOf } = await import("/static/stage/svg-painter.js");
  const picture = await helpers.picture(given.reel, { timeMs: 9e9, ...given.change });
  if (given.labels) picture.labels = given.labels;
  const svg = svgOf(picture, { theme: "dark", title: "a title", ...given.choice });
  return { svg, layout: helpers.plain(picture.layout) };
"""
# Paints the same picture both ways and compares all pixels, each channel 0…255. Letters are left out: a canvas puts them
# where the font says its middle is, an SVG where the middle of capitals is in most fonts.
COMPARE = """
  const { groundPalette, svgOf } = await import("/static/stage/svg-painter.js");
  const { TOKENS } = await import("/static/core/colors.js");
  const picture = await helpers.picture(given.reel, { timeMs: given.timeMs, widthPx: 800, heightPx: 500 });
  const { painter, still } = await helpers.easel(picture, groundPalette(given.ground, false));
  still.getContext("2d").fillText = () => {};
  painter.paintFlat(picture);
  const flat = (source) => {
    const canvas = new OffscreenCanvas(800, 500);
    const context = canvas.getContext("2d");
    context.fillStyle = TOKENS.background[given.ground === "dark" ? 1 : 0];
    context.fillRect(0, 0, 800, 500);
    if (source) context.drawImage(source, 0, 0, 800, 500);
    return context.getImageData(0, 0, 800, 500).data;
  };
  // The stage behind the picture is the style sheet's on the page: here both stand on the plain ground.
  const svg = svgOf(picture, { theme: given.ground, title: "t" }).replace(/<rect[^>]*-depth[^>]*>/, "").replace(/<text.*?<\\/text>/g, "");
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const [painted, written, empty] = [flat(still), flat(image), flat(null)];
  const distance = (a, b) => a.reduce((sum, value, k) => sum + Math.abs(value - b[k]), 0) / a.length;
  return { between: distance(painted, written), ink: distance(painted, empty) };
"""


def paint(lab, reel=None, **given):
    answer = lab.run(PAINT, {"reel": reel or hand_made(), **given})
    return ElementTree.fromstring(answer["svg"]), answer


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("moment", [9e9, 700])
def test_it_is_the_picture_of_the_canvas(lab, ground, moment):
    difference = lab.run(COMPARE, {"reel": shape_of((5, 7, 6, 2)), "ground": ground, "timeMs": moment})
    assert difference["ink"] > 3
    # What is left is rounding, and the way light adds up.
    assert difference["between"] < 0.08 * difference["ink"]


def test_inputs_that_are_an_image_are_squares_as_bright_as_their_values(lab):
    body = """
      const { svgOf } = await import("/static/stage/svg-painter.js");
      const { layoutOf } = await import("/static/core/layout.js");
      const layout = layoutOf({ layers: given.layers, widthPx: 800, heightPx: 400, shape: [2, 2] });
      return svgOf(await helpers.picture(given.reel, { timeMs: 9e9, layout }), { theme: "dark", title: "t" });
    """
    reel = shape_of((4, 3, 2), samples=1, inputs=[0, 0.25, 0.5, 1])
    root = ElementTree.fromstring(lab.run(body, {"reel": reel, "layers": [4, 3, 2]}))
    assert len([circle for circle in root.iter(f"{SVG}circle") if circle.get("stroke")]) == 5
    squares = [rect for rect in root.iter(f"{SVG}rect") if rect.get("width") == rect.get("height")]
    lights = [float(rect.get("opacity", "1")) for rect in squares if rect.get("fill") == "#e9f6ff"]
    assert lights == [0, pytest.approx(0.25**0.75, abs=0.01), pytest.approx(0.5**0.75, abs=0.01), 1]


def test_every_edge_and_neuron_is_where_the_layout_has_it(lab):
    root, answer = paint(lab, shape_of((5, 7, 6, 2)))
    edges = [path for path in root.iter(f"{SVG}path") if path.get("stroke")]
    assert len(edges) == 89
    discs = [circle for circle in root.iter(f"{SVG}circle") if circle.get("stroke")]
    places = [(float(disc.get("cx", "0")), float(disc.get("cy", "0"))) for disc in discs]
    layers = answer["layout"]["layers"]
    laid_out = [place for layer in layers for place in zip(layer["x"], layer["y"], strict=True)]
    assert len(places) == 20
    for place, wanted in zip(places, laid_out, strict=True):
        assert place == pytest.approx(wanted, abs=0.051)


def test_an_edge_has_the_colour_of_its_sign_and_negative_ones_can_be_dashed(lab):
    reel = hand_made()
    root, _ = paint(lab, reel, choice={"dashed": True})
    edges = [path for path in root.iter(f"{SVG}path") if path.get("stroke")]
    signs = [edge.get("stroke") for edge in edges]
    assert signs[:4] == ["#22d3ee", "#ff3fc2", "#ff3fc2", "#22d3ee"]
    assert [edge.get("stroke-dasharray") is not None for edge in edges] == [sign == "#ff3fc2" for sign in signs]


def test_its_words_are_activations_logits_and_percentages(lab):
    root, _ = paint(lab)
    words = [text.text for text in root.iter(f"{SVG}text")]
    for word in ["inputs", "hidden", "outputs", "x₁", "class 1", "1.00", "0.25", "0.75", "0.20", "75.0\u2009%", "25.0\u2009%"]:  # fmt: skip
        assert word in words


def test_a_theme_for_either_ground_holds_both_and_shows_one(lab, page):
    _, answer = paint(lab, choice={"theme": "auto"})
    for scheme, shown in [("dark", "dark"), ("light", "light")]:
        page.emulate_media(color_scheme=scheme)
        page.set_content(answer["svg"])
        seen = [page.locator(f".forward-pass-{ground}").is_visible() for ground in ("dark", "light")]
        assert seen == [shown == "dark", shown == "light"]
    page.emulate_media(color_scheme="dark", media="print")
    assert page.locator(".forward-pass-light").is_visible()
    dash = "getComputedStyle(document.querySelector('.forward-pass-light [stroke=\"#c4168f\"]')).strokeDasharray"
    assert page.evaluate(dash) == "5px, 4px"


def test_no_name_can_leave_its_element(lab):
    hostile = '</text><script>"&\x00\ufffe'
    root, _ = paint(lab, labels={"inputs": [hostile], "classes": []}, choice={"title": hostile})
    assert not list(root.iter(f"{SVG}script"))
    assert root.findtext(f"{SVG}title") == '</text><script>"&��'


def test_of_a_name_without_room_the_beginning_is_shown(lab):
    root, _ = paint(lab, labels={"inputs": [], "classes": ["w" * 60]})
    [name] = [text.text for text in root.iter(f"{SVG}text") if text.text and text.text.startswith("www")]
    assert name.endswith("…")
    assert 5 < len(name) < 40


def test_a_picture_refers_to_nothing_but_itself(lab):
    _, answer = paint(lab, choice={"theme": "auto"})
    rest = answer["svg"].replace("http://www.w3.org/2000/svg", "")
    assert "http" not in rest
    assert "href" not in rest


INLINED = """
  const boxes = [...document.querySelectorAll("svg")].map((svg) => {
    const shown = [...svg.querySelectorAll(":scope > g")].filter((ground) => getComputedStyle(ground).display !== "none");
    const dashed = [...svg.querySelectorAll("[stroke]")].filter((edge) => getComputedStyle(edge).strokeDasharray !== "none");
    const found = [...svg.querySelectorAll("[fill^=url]")].map((part) => document.querySelector(part.getAttribute("fill").slice(4, -1)));
    return [shown.length, dashed.length > 0, found.every((gradient) => svg.contains(gradient))];
  });
  return boxes;
"""


def test_pictures_inlined_side_by_side_do_not_touch_each_other(lab, page):
    # Of one network: its names would be the same, and what the first one says would hold for all.
    choices = [{"theme": "auto"}, {"theme": "light"}, {"theme": "dark", "dashed": True}, {"theme": "dark"}]
    pictures = [paint(lab, choice=choice)[1]["svg"] for choice in choices]
    page.emulate_media(color_scheme="dark", media="print")
    page.set_content("".join(pictures))
    assert page.evaluate(f"() => {{ {INLINED} }}") == [[1, True, True]] * 4
    page.emulate_media(color_scheme="dark", media="screen")
    assert page.evaluate(f"() => {{ {INLINED} }}") == [
        [1, False, True],
        [1, False, True],
        [1, True, True],
        [1, False, True],
    ]


def test_a_picture_dashes_nothing_of_the_page_around_it(lab, page):
    picture = paint(lab, choice={"theme": "auto"})[1]["svg"]
    page.emulate_media(media="print")
    page.set_content(picture + '<svg><path id="own" stroke="#ff3fc2" d="M0 0h9" /></svg>')
    assert page.evaluate("getComputedStyle(document.querySelector('#own')).strokeDasharray") == "none"


def test_what_was_changed_by_hand_is_marked_as_on_the_canvas(lab):
    touched = shape_of((2, 2), samples=1, inputs=[0.1, 0.9], compare=0.65, changes=((0, 1, 0, 0.5),))
    words = [text.text or "" for text in paint(lab, touched)[0].iter(f"{SVG}text")]
    assert sum(word.startswith("Δ ") for word in words) == 2
    assert not any(word.startswith("Δ ") for word in (text.text or "" for text in paint(lab)[0].iter(f"{SVG}text")))
