"""Readers who asked for less motion see the pass in steps: nothing travels, nothing glides."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from e2e.element import TABULATED, ask, put, until
from e2e.geometry import lonely_points, stage_size

pytestmark = pytest.mark.shares_profile

LAYERS = [5, 7, 6, 2]

# Over one whole pass, once a frame: the time, a hash of the picture, and whether light is on a lonely point of an edge.
WATCH = """new Promise(resolve => {
    const moving = element.shadowRoot.querySelector("canvas.moving");
    const { width, height } = moving;
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    // While a pass plays, a strip of the stage is painted on a canvas of its own, and posters show the rest.
    const look = canvases => {
        context.clearRect(0, 0, width, height);
        for (const canvas of canvases) {
            const { opacity, left } = canvas.style;
            if (opacity === "0") continue;
            context.drawImage(canvas, Math.round(parseFloat(left || "0") * width / 100), 0);
        }
        return context.getImageData(0, 0, width, height).data;
    };
    const hash = ({ buffer }) => {
        let sum = 0;
        for (const pixel of new Uint32Array(buffer)) sum = (Math.imul(sum, 31) + pixel) | 0;
        return sum;
    };
    const lit = light => point => {
        const [x, y] = point.map(at => Math.round(at * width / moving.clientWidth));
        return light[(y * width + x) * 4 + 3] > 30;
    };
    const seen = [];
    let samples = 0;
    element.addEventListener("samplechange", () => samples++);
    const write = () => {
        const canvases = [...element.shadowRoot.querySelectorAll(".stage > canvas")];
        const light = look(canvases.slice(canvases.indexOf(moving)));
        if (samples === 1) seen.push([element.currentTimeMs, hash(look(canvases)), argument.some(lit(light))]);
        if (samples < 2) requestAnimationFrame(write);
        else resolve(seen);
    };
    requestAnimationFrame(write);
})"""


@pytest.fixture
def lonely(browser, source_url):
    """Points of a stage at which one edge is seen alone, and no neuron's light reaches."""
    context = browser.new_context()
    sources = context.new_page()
    sources.goto(f"{source_url}blank.html")
    yield lambda page: list(lonely_points(sources, LAYERS, stage_size(page)).values())
    context.close()


def one_pass(page, lonely):
    put(page, python="off", speed=2, style="inline-size: 600px; block-size: 400px")
    until(page, "element.trace")
    points = lonely(page)
    ask(page, "element.seek(element.durationMs - 1)")
    return ask(page, WATCH, points)


class TestWithLessMotion:
    @pytest.fixture
    def context_options(self):
        return {"reduced_motion": "reduce"}

    def test_a_pass_is_a_few_still_pictures_without_a_single_pulse(self, small_page: Page, lonely):
        seen = one_pass(small_page, lonely)
        pictures = [picture for _, picture, _ in seen]
        changes = sum(earlier != later for earlier, later in pairwise(pictures))
        # Inputs, two hidden layers, outputs: four pictures, each as it is until the next.
        assert len(set(pictures)) == 4
        assert changes == 3
        assert not any(lit for *_, lit in seen)

    def test_a_quarter_of_a_second_of_the_pass_changes_nothing_while_it_plays(self, small_page: Page):
        # So slow that a loaded machine takes its screenshots within one stage of the pass.
        put(small_page, python="off", speed=0.25)
        stage = small_page.locator("forward-pass .stage")
        # What comes after the first pulse is part of the picture, too.
        until(small_page, f"element.trace && {TABULATED} && element.shadowRoot.querySelector('.walked')")
        ask(small_page, "document.fonts.ready.then(() => element.seek(500))")
        until(small_page, "element.currentTimeMs > 510")
        first = stage.screenshot()
        reached = ask(small_page, "element.currentTimeMs")
        until(small_page, "element.currentTimeMs > argument + 250", reached)
        second = stage.screenshot()
        assert ask(small_page, "element.currentTimeMs") < 1360
        assert not ask(small_page, "element.paused")
        assert first == second

    def test_another_network_is_a_cut(self, small_page: Page):
        put(small_page, python="off", autoplay="false")
        until(small_page, "element.trace")
        frames = ask(
            small_page,
            """(async () => {
                await element.randomize();
                const canvas = element.shadowRoot.querySelector("canvas.still");
                const frames = [];
                for (let k = 0; k < 10; k++) {
                    frames.push(canvas.toDataURL());
                    await new Promise(requestAnimationFrame);
                }
                return frames;
            })()""",
        )
        assert len(set(frames)) == 1

    def test_the_pass_goes_on_to_the_next_sample(self, small_page: Page):
        put(small_page, python="off", speed=4)
        until(small_page, "element.trace?.sample === 1")


def test_otherwise_light_travels_and_hardly_two_frames_are_alike(small_page: Page, lonely):
    seen = one_pass(small_page, lonely)
    pictures = [picture for _, picture, _ in seen]
    assert any(lit for *_, lit in seen)
    assert len(set(pictures)) > 10
    put(small_page, python="off")
    stage = small_page.locator("forward-pass .stage")
    until(small_page, "element.currentTimeMs > 500")
    first = stage.screenshot()
    until(small_page, "element.currentTimeMs > 750")
    assert stage.screenshot() != first


def test_the_wish_for_less_motion_counts_at_once(small_page: Page):
    put(small_page, python="off", autoplay="false")
    until(small_page, "element.trace")
    ask(small_page, "element.seek(740)")
    stage = small_page.locator("forward-pass .stage")
    moving = stage.screenshot()
    small_page.emulate_media(reduced_motion="reduce")
    small_page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    assert stage.screenshot() != moving
    small_page.emulate_media(reduced_motion="no-preference")
    small_page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    assert stage.screenshot() == moving
