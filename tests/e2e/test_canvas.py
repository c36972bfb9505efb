"""The picture: cyan where the weight is positive, magenta where it is negative, and light that moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, put_live, until
from e2e.geometry import lonely_points, stage_size

pytestmark = pytest.mark.shares_profile

LAYERS = [5, 7, 6, 2]
COLORS = {"dark": ((34, 211, 238), (255, 63, 194)), "light": ((0, 144, 173), (196, 22, 143))}
# The colour of the pixel at each point, and how opaque it is, 0 to 255.
PIXELS = """(() => {
    const canvas = element.shadowRoot.querySelector(argument.canvas);
    const scale = canvas.width / canvas.clientWidth;
    const context = canvas.getContext("2d");
    return argument.points.map((point) => {
        const [x, y] = point.map((at) => Math.round(at * scale));
        return [...context.getImageData(x, y, 1, 1).data];
    });
})()"""
PAINTED = "new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))"


def pixels(page, points, canvas="canvas.still"):
    return ask(page, PIXELS, {"canvas": canvas, "points": points})


def show(page, time_ms):
    ask(page, "element.seek(argument)", time_ms)
    ask(page, PAINTED)


def screenshot_at(page, time_ms):
    show(page, time_ms)
    # The invitation stays from the first rest on.
    return page.locator("forward-pass .stage").screenshot(style=".invitation { visibility: hidden }")


@pytest.fixture
def lonely(blank_page, live_page):
    """Points of the live page's stage at which one edge is seen alone; the trace that is drawn there."""

    def find(**attributes):
        trace = put_live(live_page, **attributes)
        ask(live_page, PAINTED)
        return trace, lonely_points(blank_page, trace["layers"], stage_size(live_page))

    return find


@pytest.mark.parametrize("theme", COLORS)
@pytest.mark.parametrize("seed", [65, 8])
def test_positive_edges_are_cyan_and_negative_ones_magenta(lonely, live_page: Page, theme, seed):
    trace, points = lonely(theme=theme, seed=seed)
    seen = dict(zip(points, pixels(live_page, list(points.values())), strict=True))
    signs = set()
    for (layer, j, i), (*color, alpha) in seen.items():
        weight = trace["weights"][layer][j][i]
        # A faint pixel on the rim of a thin line keeps too few bits to tell its colour.
        if weight == 0 or alpha < 40:
            continue
        signs.add((layer, weight > 0))
        expected = COLORS[theme][0 if weight > 0 else 1]
        distance = max(abs(have - want) for have, want in zip(color, expected, strict=True))
        assert distance <= 12, f"edge {layer, j, i} of weight {weight} has the colour {color}"
    assert signs == {(layer, positive) for layer in range(3) for positive in (True, False)}


def test_a_page_may_choose_the_colours_and_change_them_at_any_time(lonely, live_page: Page):
    trace, points = lonely()
    point = next(
        point
        for (layer, j, i), point in points.items()
        if trace["weights"][layer][j][i] > 0 and pixels(live_page, [point])[0][3] > 80
    )
    for color in ([255, 200, 0], [0, 255, 0]):
        # A class on an ancestor, as theme switches use it.
        live_page.evaluate(
            """color => {
                const style = document.createElement("style");
                const name = `theme-${color.join("-")}`;
                style.textContent = `.${name} { --forward-pass-positive: rgb(${color.join(" ")}) }`;
                document.head.append(style);
                document.body.className = name;
            }""",
            color,
        )
        until(
            live_page,
            f"{PIXELS}[0].slice(0, 3).every((value, k) => Math.abs(value - argument.color[k]) < 12)",
            {"canvas": "canvas.still", "points": [point], "color": color},
            within_ms=SOON_MS,
        )
    live_page.evaluate("document.body.className = ''")


def test_the_larger_a_weight_the_stronger_its_edge(lonely, live_page: Page):
    trace, points = lonely()
    # A whole cross-section of each edge, so that the width counts as well as the opacity.
    sections = [[[x, y + offset] for offset in range(-4, 5)] for x, y in points.values()]
    alphas = [sum(pixel[3] for pixel in pixels(live_page, section)) for section in sections]
    for layer in range(3):
        pairs = [
            (abs(trace["weights"][layer][j][i]), alpha)
            for ((edge_layer, j, i), alpha) in zip(points, alphas, strict=True)
            if edge_layer == layer
        ]
        half = len(pairs) // 2
        pairs.sort()
        assert sum(alpha for _, alpha in pairs[:half]) < sum(alpha for _, alpha in pairs[-half:])


def test_a_skeleton_has_neutral_edges_and_no_digits(blank_page, live_page: Page):
    # Python stays out of it, so the network that nobody recorded stays a skeleton.
    live_page.evaluate("document.body.innerHTML = '<forward-pass python=off seed=123456789></forward-pass>'")
    ask(live_page, PAINTED)
    assert ask(live_page, "element.trace") is None
    points = lonely_points(blank_page, LAYERS, stage_size(live_page))
    colors = [color for *color, alpha in pixels(live_page, list(points.values())) if alpha >= 40]
    assert len(colors) > 10
    for red, green, blue in colors:
        assert max(red, green, blue) - min(red, green, blue) < 60
    # Left of the outputs nothing shines and no digit stands.
    shining = """(() => { const canvas = element.shadowRoot.querySelector("canvas.moving");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width * 0.75, canvas.height);
        return data.some(value => value > 0); })()"""
    assert not ask(live_page, shining)


def test_two_moments_of_a_pass_differ(live_page: Page):
    put_live(live_page)
    assert screenshot_at(live_page, 700) != screenshot_at(live_page, 900)


def test_the_same_moment_gives_the_same_pixels(live_page: Page):
    put_live(live_page)
    moments = [0, 500, 740, 1160, 1300, 2000, 3450, 4000]
    first = [screenshot_at(live_page, moment) for moment in moments]
    again = [screenshot_at(live_page, moment) for moment in reversed(moments)]
    assert first == again[::-1]
    assert len(set(first)) == len(moments)


def test_pulses_travel_from_left_to_right(lonely, live_page: Page):
    _, points = lonely()
    edges = [point for (layer, *_), point in points.items() if layer == 0]
    middle = (min(x for x, _ in edges) + max(x for x, _ in edges)) / 2
    lit = []
    for moment in range(440, 1060, 60):
        show(live_page, moment)
        alphas = [pixel[3] for pixel in pixels(live_page, edges, "canvas.moving")]
        lit.append([x > middle for (x, _), alpha in zip(edges, alphas, strict=True) if alpha > 20])
    assert any(lit)
    first = next(sides for sides in lit if sides)
    last = next(sides for sides in reversed(lit) if sides)
    assert not all(first)
    assert all(last)


def test_no_light_travels_on_an_edge_that_delivers_nothing(lonely, live_page: Page):
    trace, points = lonely(seed=8)
    silent = [point for (layer, j, i), point in points.items() if layer and trace["contributions"][layer][j][i] == 0]
    speaking = [point for (layer, j, i), point in points.items() if layer and trace["contributions"][layer][j][i] != 0]
    assert silent
    assert speaking
    brightest = {"silent": 0, "speaking": 0}
    for moment in range(1400, 2900, 50):
        show(live_page, moment)
        for name, edges in (("silent", silent), ("speaking", speaking)):
            found = max(pixel[3] for pixel in pixels(live_page, edges, "canvas.moving"))
            brightest[name] = max(brightest[name], found)
    assert brightest["speaking"] > 100
    assert brightest["silent"] < 60


def test_another_network_glides_in_from_the_old_weights(live_page: Page):
    put_live(live_page)
    still = """(() => { const canvas = element.shadowRoot.querySelector("canvas.still");
        return canvas.toDataURL(); })()"""
    before = ask(live_page, still)
    frames = ask(
        live_page,
        f"""(async () => {{
            await element.randomize();
            const frames = [];
            for (let k = 0; k < 12; k++) {{
                await new Promise(requestAnimationFrame);
                frames.push({still});
            }}
            return frames;
        }})()""",
    )
    assert frames[0] != before
    assert len(set(frames)) > 3


def test_the_percentages_are_drawn_where_the_outputs_are(live_page: Page):
    put_live(live_page)
    right = """(() => { const canvas = element.shadowRoot.querySelector("canvas.moving");
        const { width, height } = canvas;
        return canvas.getContext("2d").getImageData(width * 0.82, 0, width * 0.18, height).data.join(); })()"""
    shown = []
    for sample in range(3):
        ask(live_page, "element.step(1, 'sample')") if sample else ask(live_page, "element.seek(element.durationMs)")
        ask(live_page, PAINTED)
        shown.append(ask(live_page, right))
    assert len(set(shown)) == 3
