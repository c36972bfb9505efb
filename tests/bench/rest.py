"""What is spent on a page that nobody watches, and what is left behind by ten thousand networks and by a long drag."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, Playwright

import chromium
from bench.frames import UNLOCKED, open_alone

RANDOMIZES = 10_000
WARM_UP = 500
BATCH = 250
# Ten seconds of them.
DRAG_FRAMES = 600
# Python's memory grows in steps of a fifth: the last of them comes within the first thousand answers.
WARM_UP_FRAMES = 1500
# A hand that moves a slider to and fro, a step a frame, each step Python's to answer.
DRAG = """async (frames) => {
    const element = document.querySelector("forward-pass");
    const slider = element.shadowRoot.querySelector(".input.row input[type=range]");
    for (let k = 0; k < frames; k++) {
        slider.value = Math.abs(((k / 50) % 2) - 1).toFixed(2);
        slider.dispatchEvent(new Event("input"));
        await new Promise(requestAnimationFrame);
    }
}"""
# Frames that were drawn: each begins by wiping its canvas.
COUNTER = """
window.drawn = 0;
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) { drawn++; return clearRect.apply(this, box); };
"""
DRAWN = """async () => {
    await new Promise((settled) => setTimeout(settled, 500));
    const before = drawn;
    await new Promise((second) => setTimeout(second, 1000));
    return drawn - before;
}"""
REST = {
    "paused": "document.querySelector('forward-pass').pause()",
    "hidden": """(() => {
        Object.defineProperty(document, "hidden", { value: true });
        document.dispatchEvent(new Event("visibilitychange"));
    })()""",
    "off screen": "document.querySelector('forward-pass').style.marginTop = '5000px'",
}
# Written in front of the worker's loader as it is served: where Python's memory is, which nothing else tells.
WHERE_MEMORY_IS = """{
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (module, imports) => {
        const instance = await instantiate(module, imports);
        globalThis.pythonMemory ??= imports?.env?.memory ?? instance.exports?.memory;
        return instance;
    };
}
"""


def measure_rest(playwright: Playwright, site_url: str) -> dict[str, int]:
    """Return how many frames are drawn in a second while nobody can or wants to see any."""
    browser = chromium.launch(playwright)
    drawn = {}
    for name, action in REST.items():
        page = open_alone(browser, site_url, script=COUNTER, python="off")
        page.evaluate(action)
        drawn[name] = page.evaluate(DRAWN)
        page.context.close()
    browser.close()
    return drawn


def measure_growth(playwright: Playwright, site_url: str) -> float:
    """Return by which part JavaScript's heap and Python's memory grow from 500 to 10,000 networks."""
    browser = chromium.launch(playwright, more_flags=UNLOCKED)
    page = _page_that_tells_its_memory(browser, site_url)
    _randomize(page, WARM_UP)
    before = _memory_bytes(page)
    _randomize(page, RANDOMIZES - WARM_UP)
    after = _memory_bytes(page)
    browser.close()
    return after / before - 1


def measure_drag(playwright: Playwright, site_url: str) -> float:
    """Return by which part the same memory grows while a slider is dragged for ten seconds, at every frame."""
    browser = chromium.launch(playwright)
    page = _page_that_tells_its_memory(browser, site_url)
    page.get_by_role("button", name="Adjust", exact=True).click()
    page.locator("forward-pass .input.row").first.wait_for()
    page.evaluate(DRAG, WARM_UP_FRAMES)
    before = _memory_bytes(page)
    page.evaluate(DRAG, DRAG_FRAMES)
    after = _memory_bytes(page)
    browser.close()
    return after / before - 1


def _page_that_tells_its_memory(browser: Browser, site_url: str) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route(
        "**/loader-*.js",
        lambda route: route.fulfill(
            body=WHERE_MEMORY_IS + route.fetch().text(), content_type="text/javascript", headers={}
        ),
    )
    page.goto(f"{site_url}alone#python=eager&autoplay=false")
    page.wait_for_function(
        "document.querySelector('forward-pass').trace?.source === 'live'", timeout=120_000, polling=100
    )
    return page


def _randomize(page: Page, times: int) -> None:
    script = """async (times) => {
        const element = document.querySelector("forward-pass");
        for (let k = 0; k < times; k++) await element.randomize();
    }"""
    for _ in range(times // BATCH):
        page.evaluate(script, BATCH)


def _memory_bytes(page: Page) -> int:
    """Return the live JavaScript heap of the page and the size of Python's memory, together."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    [worker] = [worker for worker in page.workers if worker.evaluate("'pythonMemory' in globalThis")]
    memory: int = worker.evaluate("pythonMemory.buffer.byteLength")
    return int(heap) + memory
