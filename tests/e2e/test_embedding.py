"""The element on other people's pages, and reels that others recorded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, put, put_live, sentences, trace_of, until
from e2e.frames import Post
from forward_pass import Drawn, record, to_json
from forward_pass_site.serve.server import serving

pytestmark = pytest.mark.shares_profile

THREE_LAYERS = Drawn(layers=(3, 4, 2), seed=5)


def serve_reel(page: Page, source: Drawn, samples: range) -> None:
    reel = to_json(record(source, samples))
    page.route("**/mine.json", lambda route: route.fulfill(body=reel, content_type="application/json"))


def test_one_line_on_a_page_of_another_origin_brings_the_network_and_its_python(page: Page, site_url):
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    post = Post(f"""<!doctype html><html lang="en"><title>a post</title><link rel="icon" href="data:,">
        <script type="module" src="{site_url}static/forward-pass.js"></script>
        <forward-pass seed="9" python="eager"></forward-pass></html>""")
    # Another port is another origin.
    with serving(post) as blog_url:
        page.goto(blog_url)
        until(page, "element.trace?.source === 'live'")
        assert trace_of(page)["seed"] == 9
        assert [url for url in requests if not url.startswith((site_url, "blob:", "data:"))] == [blog_url]


def test_the_element_leaves_the_page_around_it_alone(live_page: Page):
    live_page.evaluate("window.globals_before = new Set(Object.getOwnPropertyNames(window))")
    put_live(live_page)
    left = live_page.evaluate("Object.getOwnPropertyNames(window).filter(name => !globals_before.has(name))")
    assert left == ["globals_before"]
    assert live_page.locator("body > *").count() == 1
    assert live_page.evaluate("document.documentElement.attributes.length") == 1


def test_a_reel_named_by_its_url_plays_without_python(small_page: Page):
    serve_reel(small_page, THREE_LAYERS, range(3))
    put(small_page, reel="mine.json", layers="3-4-2", seed=5, python="off", autoplay="false")
    until(small_page, "element.trace", within_ms=SOON_MS)
    assert len(ask(small_page, "element.currentReel.traces")) == 3
    assert trace_of(small_page)["source"] == "recorded"
    ask(small_page, "element.step(-1, 'sample')")
    assert trace_of(small_page)["sample"] == 2
    assert sentences(small_page) == []


def test_a_reel_named_by_its_url_says_itself_which_network_it_holds(small_page: Page):
    serve_reel(small_page, THREE_LAYERS, range(3))
    put(small_page, reel="mine.json", python="off", autoplay="false")
    until(small_page, "element.trace?.layers.join() === '3,4,2'", within_ms=SOON_MS)
    assert trace_of(small_page)["seed"] == 5


@pytest.mark.parametrize("controls", ["full", "compact", "none"])
def test_an_author_chooses_how_many_controls_there_are(live_page: Page, controls):
    put(live_page, python="off", controls=controls)
    until(live_page, "element.trace")
    seen = [
        live_page.get_by_role("button", name=name, exact=True).count()
        for name in ("Pause", "Randomize", "Numbers", "Share")
    ]
    assert seen == {"full": [1, 1, 1, 1], "compact": [1, 1, 0, 0], "none": [0, 0, 0, 0]}[controls]


def test_events_bubble_out_of_any_shadow_tree(live_page: Page):
    names = live_page.evaluate(
        """async () => {
            const names = new Set();
            for (const name of ["networkchange", "samplechange", "targetchange"])
                document.addEventListener(name, () => names.add(name));
            const host = document.createElement("section");
            document.body.replaceChildren(host);
            host.attachShadow({ mode: "open" }).innerHTML =
                '<forward-pass python="off" autoplay="false"></forward-pass>';
            const element = host.shadowRoot.firstElementChild;
            // What follows the pointer comes after the first pulse.
            while (!element.trace || !element.shadowRoot.querySelector(".walked")) await new Promise(requestAnimationFrame);
            await element.randomize();
            element.step(1, "sample");
            const canvas = element.shadowRoot.querySelector("canvas");
            // The stage learns its size, and so where its neurons are, a frame later.
            while (canvas.width !== canvas.clientWidth) await new Promise(requestAnimationFrame);
            const { left, top, width, height } = canvas.getBoundingClientRect();
            for (let k = 0; k < 100; k++)
                canvas.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse", bubbles: true,
                    clientX: left + width * k / 100, clientY: top + height / 2 }));
            return [...names].sort();
        }"""
    )
    assert names == ["networkchange", "samplechange", "targetchange"]
