"""embed.html in an iframe: it fills it, tells its height, and works where scripts, storage and origins are withheld."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.element import SOON_MS, START_MS, ask, sentences, trace_of, until
from e2e.frames import LISTENER, SNIPPET, framed, post
from e2e.hosts import plain_host
from forward_pass_site.serve.server import serving
from slow import one_of

pytestmark = pytest.mark.shares_profile

FROM_QUERY = {
    "layers": "5-7-6-2",
    "seed": "16",
    "sample": "2",
    "temperature": "0.65",
    "activation": "relu",
    "labels": "wind,rain|stay,go",
    "autoplay": "false",
    "speed": "2",
    "moment": "1234",
    "theme": "dark",
    "controls": "compact",
    "python": "off",
    "reel": "mine.json",
}
PIXELS = """["still", "moving"].map(name => {
    const canvas = document.querySelector("forward-pass").shadowRoot.querySelector(`canvas.${name}`);
    return canvas.toDataURL();
}).join()"""
HEARD = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data.height));"


@pytest.mark.parametrize(("width", "height"), one_of([(280, 220), (1200, 700), (640, 400)], quick=2))
@pytest.mark.parametrize("controls", ["full", "compact", "none"])
def test_it_fills_its_frame_without_a_scroll_bar(page: Page, site_url, width, height, controls):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site_url}embed.html?python=off&controls={controls}")
    # A canvas has 300 pixels until it is fitted to the stage.
    until(
        page,
        "element.trace && element.shadowRoot.querySelector('canvas').width === Math.round(element.shadowRoot.querySelector('.stage').clientWidth * devicePixelRatio)",
    )
    box = ask(page, "(({ x, y, width, height }) => [x, y, width, height])(element.getBoundingClientRect())")
    assert box == [0, 0, width, height]
    assert page.evaluate("[document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]") == [
        width,
        height,
    ]
    inside = """[...element.shadowRoot.querySelectorAll("button, .badge, .where, .told, canvas")]
        .filter(part => part.checkVisibility() && part.getBoundingClientRect().width > 1)
        .map(part => part.getBoundingClientRect())
        .filter(({ left, right, bottom }) => left < 0 || right > innerWidth || bottom > innerHeight).length"""
    assert ask(page, inside) == 0
    assert ask(page, "element.shadowRoot.querySelector('.stage').clientHeight") > 60


@pytest.mark.tolerates_trouble("the reel asked for is not there")
def test_every_attribute_can_stand_in_the_query(page: Page, site_url):
    query = "&".join(f"{name}={value}" for name, value in FROM_QUERY.items())
    page.goto(f"{site_url}embed.html?{query}")
    until(page, "element.trace")
    assert (
        ask(page, "Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))") == FROM_QUERY
    )
    assert page.evaluate("document.documentElement.style.colorScheme") == "dark"
    assert (trace_of(page)["seed"], trace_of(page)["sample"]) == (16, 2)


def test_without_a_query_python_waits_until_it_is_needed(page: Page, site_url):
    page.goto(f"{site_url}embed.html")
    until(page, "element.trace && element.currentTimeMs > 300")
    assert (ask(page, "element.status"), trace_of(page)["source"]) == ("idle", "recorded")
    assert len(page.workers) == 0


def test_python_comes_alive_in_a_frame_whose_host_sends_no_header_on_a_page_whose_policy_allows_frames_alone(
    page: Page, site
):
    policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src *">"""
    with (
        plain_host(site) as embed,
        serving(post(f'<iframe src="{embed}embed.html?python=eager" width="640" height="420">', policy)) as url,
    ):
        frame = framed(page, url)
        frame.wait_for_function("document.querySelector('forward-pass').trace?.source === 'live'", timeout=START_MS)


def test_the_sources_as_written_have_the_same_page(page: Page, source_url):
    page.goto(f"{source_url}embed.html?python=off&seed=16&theme=light")
    until(page, "element.trace?.seed === 16")
    assert page.evaluate("document.documentElement.style.colorScheme") == "light"


def snippet_for(site_url):
    return SNIPPET.replace("https://YOUR-HOST/", site_url)


@pytest.mark.parametrize(("width", "height"), one_of([(300, 352), (1400, 736), (640, 400), (1000, 625)], quick=2))
def test_a_host_that_pastes_snippet_and_listener_gives_the_frame_the_height_it_would_like(
    page: Page, site_url, width, height
):
    page.set_viewport_size({"width": width, "height": 800})
    with serving(post(snippet_for(site_url) + LISTENER)) as url:
        frame = framed(page, url)
        page.wait_for_function(f"document.querySelector('iframe').clientHeight === {height}", timeout=SOON_MS)
        # What the host does with the height changes nothing about it.
        page.evaluate(HEARD)
        page.evaluate("document.querySelector('iframe').style.height = '300px'")
        frame.wait_for_function("innerHeight === 300")
        page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
        assert page.evaluate("heard") == []
        # Another width is another height.
        page.set_viewport_size({"width": 800, "height": 800})
        page.wait_for_function("document.querySelector('iframe').clientHeight === 500", timeout=SOON_MS)
        assert page.evaluate("heard") == [500]


def test_a_frame_whose_height_takes_away_its_width_comes_to_rest(page: Page, site_url):
    page.set_viewport_size({"width": 1000, "height": 800})
    # As with a scroll bar of the host's: too high a frame is made narrower, a lower one wide again.
    scroll_bar = """addEventListener("message", ({ data }) => {
        const frame = document.querySelector("iframe");
        window.heard = [...(window.heard ?? []), data.height];
        frame.style.height = `${data.height}px`;
        frame.style.width = data.height > 620 ? "985px" : "1000px";
    });"""
    frame = f'<iframe src="{site_url}embed.html?python=off" style="border: 0; width: 1000px"></iframe>'
    with serving(post(frame + f"<script>{scroll_bar}</script>")) as url:
        inner = framed(page, url)
        inner.wait_for_function("document.querySelector('forward-pass').currentTimeMs > 1000")
        # Told at once, and once more when the page has loaded: at which of the two widths that finds it is chance.
        heard = page.evaluate("heard")
        assert set(heard) <= {625, 616}
        assert len(heard) <= 3
        page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
        assert page.evaluate("heard") == heard


def test_the_hosts_listener_believes_its_own_frames_alone_and_only_numbers(page: Page, site_url):
    page.set_viewport_size({"width": 640, "height": 800})
    stranger = """<iframe class="stranger" srcdoc="<script>parent.postMessage({ type: 'forward-pass:height', height: 999 }, '*')</script>"></iframe>"""
    with serving(post(snippet_for(site_url) + LISTENER + stranger)) as url:
        framed(page, url)
        page.wait_for_function("document.querySelector('iframe').clientHeight === 400", timeout=SOON_MS)
        page.evaluate(
            """async () => {
                for (const height of [999, "999px", -1, NaN, 1e9, "1; color: red", {}])
                    postMessage({ type: "forward-pass:height", height }, "*");
                for (const data of [null, "forward-pass:height", 7]) postMessage(data, "*");
                await new Promise(done => setTimeout(done, 100));
            }"""
        )
        assert page.evaluate("[...document.querySelectorAll('iframe')].map(frame => frame.style.height)") == [
            "400px",
            "",
        ]


def test_the_snippet_is_what_a_host_needs():
    for needed in ('loading="lazy"', "title=", 'allow="clipboard-write; fullscreen"', "&amp;", "></iframe>"):
        assert needed in SNIPPET
    assert "\n\n" not in SNIPPET
    assert len(LISTENER.strip().splitlines()) <= 10


@pytest.mark.tolerates_trouble("a sandboxed frame may fetch nothing, and the browser says so")
@pytest.mark.parametrize("query", one_of(["?seed=7&controls=compact", "", "?seed=16"]))
def test_a_sandboxed_frame_plays_its_own_network_and_says_what_is_missing(page: Page, site, query):
    with plain_host(site) as embed:
        sandbox = f'<iframe sandbox="allow-scripts" src="{embed}embed.html{query}" width="640" height="420"></iframe>'
        with serving(post(sandbox)) as url:
            frame = framed(page, url)
            assert frame.evaluate("origin") == "null"
            frame.wait_for_function("document.querySelector('forward-pass').trace")
            assert frame.evaluate("document.querySelector('forward-pass').trace.seed") == 65
            before = frame.evaluate(PIXELS)
            frame.wait_for_function(f"before => {PIXELS} !== before", arg=before)
            frame.wait_for_function("document.querySelector('forward-pass').shadowRoot.querySelector('.numbers table')")
            shown = frame.evaluate(
                "document.querySelector('forward-pass').shadowRoot.querySelector('.numbers').textContent"
            )
            assert re.search(r"\d\.\d\d", shown)
            # Python is wanted, and cannot come.
            frame.evaluate("document.querySelector('forward-pass').temperature = 2")
            notice = frame.locator("forward-pass .notice")
            expect(notice).to_contain_text("could not be loaded (the server did not answer)")
            expect(notice).to_contain_text("its frame is sandboxed without allow-same-origin")
            expect(notice.get_by_role("button", name="Try again")).to_be_hidden()
            instead = "The network asked for cannot be had here, so a recorded one plays instead."
            assert (instead in notice.inner_text()) == bool(query)


@pytest.mark.tolerates_trouble("a sandboxed frame may fetch nothing, and the browser says so")
def test_a_wish_that_a_sandboxed_frame_cannot_grant_is_answered_each_time(page: Page, site):
    with plain_host(site) as embed:
        sandbox = f'<iframe sandbox="allow-scripts" src="{embed}embed.html" width="640" height="420"></iframe>'
        with serving(post(sandbox)) as url:
            frame = framed(page, url)
            notice = frame.locator("forward-pass .notice")
            for _ in range(2):
                frame.get_by_role("button", name="Randomize").click()
                expect(notice).to_contain_text("Python could not run")
                frame.get_by_role("button", name="Dismiss this message").click()
                expect(notice).to_be_hidden()
            assert frame.evaluate("document.querySelector('forward-pass').trace.seed") == 65


def test_a_strangers_messages_change_nothing(page: Page, site_url):
    with serving(
        post(f'<iframe src="{site_url}embed.html?python=off&autoplay=false" width="640" height="420"></iframe>')
    ) as url:
        frame = framed(page, url)
        frame.wait_for_function("document.querySelector('forward-pass').trace")
        # What comes after the first pulse comes whatever strangers say.
        frame.wait_for_function("document.querySelector('forward-pass').shadowRoot.querySelector('.layers')")
        frame.wait_for_function("document.documentElement.dataset.settled === '' && document.fonts.status === 'loaded'")
        state = """(() => { const element = document.querySelector("forward-pass");
            return [document.documentElement.outerHTML, element.shadowRoot.innerHTML, element.settings, element.paused,
                element.status, element.currentTimeMs, location.href]; })()"""
        before = frame.evaluate(state)
        page.evaluate(
            """async () => {
                const { contentWindow } = document.querySelector("iframe");
                const hostile = "<img src=x onerror=alert(1)>";
                for (const message of [null, 7, hostile, "keep runtime", { type: "forward-pass:height", height: 1 },
                    { seed: 7 }, { forwardPass: { problem: hostile } }, new Uint8Array(1e6), { type: "play", data: hostile }])
                    contentWindow.postMessage(message, "*");
                await new Promise(done => setTimeout(done, 300));
            }"""
        )
        assert frame.evaluate(state) == before
        assert sentences_of(frame) == []


def sentences_of(frame):
    return frame.evaluate(
        """[...document.querySelector("forward-pass").shadowRoot.querySelectorAll(".notice p")].map(p => p.textContent)
            .concat([...document.querySelectorAll("[slot=notice]")].map(told => told.textContent))"""
    )


def test_a_frame_of_its_own_is_no_frame_and_tells_nobody_its_height(page: Page, site_url):
    page.add_init_script(HEARD)
    page.goto(f"{site_url}embed.html?python=off")
    until(page, "element.trace && element.currentTimeMs > 300")
    assert page.evaluate("heard") == []
    assert sentences(page) == []
