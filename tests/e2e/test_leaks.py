"""What goes leaves nothing behind: no element, no node, no listener, no timer, no frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, Page

from e2e.element import SOON_MS, ask, until
from e2e.guests import on_a_blog, post_with

pytestmark = pytest.mark.slow

# Elements that come, do something and go, one after the other; only weak references to them stay.
COME_AND_GO = """async ({ count, attributes }) => {
    globalThis.gone ??= [];
    const main = document.querySelector("main");
    const when = async (condition) => { while (!condition()) await new Promise((done) => setTimeout(done, 5)); };
    for (let k = 0; k < count; k++) {
        main.innerHTML = `<forward-pass ${attributes}></forward-pass>`;
        const element = main.firstChild;
        await when(() => element.trace && element.shadowRoot.querySelector("canvas").width > 1);
        const { shadowRoot } = element;
        await element.randomize();
        shadowRoot.querySelector(".open-numbers").click();
        shadowRoot.querySelector(".stage").dispatchEvent(new PointerEvent("pointermove", { clientX: 99, clientY: 99 }));
        // Taken out and put back, too, it listens once.
        element.remove();
        main.append(element);
        element.setAttribute("theme", "dark");
        if (element.status === "live") element.temperature = 1 + k / 100; // its answer comes when it is gone
        gone.push(new WeakRef(element), new WeakRef(shadowRoot));
        main.replaceChildren();
    }
}"""
WATCH_TIME = """globalThis.pending = new Set();
    for (const [ask, end] of [["setTimeout", "clearTimeout"], ["setInterval", "clearInterval"], ["requestAnimationFrame", "cancelAnimationFrame"]]) {
        const [asks, ends] = [globalThis[ask], globalThis[end]];
        globalThis[ask] = (work, ...more) => {
            const id = asks((...given) => { if (ask !== "setInterval") pending.delete(`${ask} ${id}`); work(...given); }, ...more);
            pending.add(`${ask} ${id}`);
            return id;
        };
        globalThis[end] = (id) => { pending.delete(`${ask} ${id}`); ends(id); };
    }"""


def metrics(cdp: CDPSession) -> dict[str, int]:
    """Return how many nodes and listeners there are, once everything that nobody holds has been let go."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    found = {metric["name"]: int(metric["value"]) for metric in cdp.send("Performance.getMetrics")["metrics"]}
    return {name: found[name] for name in ("Nodes", "JSEventListeners", "Documents")}


@pytest.mark.parametrize("python", ["off", "eager"])
def test_elements_that_have_gone_are_forgotten(page: Page, site_url, python):
    page.add_init_script(WATCH_TIME)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable")
    with on_a_blog(page, post_with(site_url, f"<main><forward-pass python={python}></forward-pass></main>")):
        until(page, f"element.trace?.source === '{'live' if python == 'eager' else 'recorded'}'")
        attributes = f"python={python} seed=16 labels='a|b'"
        # The first ones fill what the page keeps for good: recorded networks, sprites, the interpreter's lines.
        page.evaluate(COME_AND_GO, {"count": 3, "attributes": attributes})
        before = metrics(cdp)
        # A start may be watched over for some seconds more.
        page.evaluate("globalThis.lasting = new Set(pending)")
        page.evaluate(COME_AND_GO, {"count": 20, "attributes": attributes})
        page.wait_for_function("pending.isSubsetOf(lasting)", timeout=SOON_MS, polling=50)
        after = metrics(cdp)
        assert page.evaluate("gone.length") == 46
        # The last one may still be held by what the browser did last.
        assert page.evaluate("gone.filter((held) => held.deref()).length") <= 2
        assert {name: after[name] - before[name] for name in after if after[name] - before[name] > 5} == {}


def test_an_element_that_somebody_keeps_keeps_nothing_going(page: Page, site_url):
    page.add_init_script(WATCH_TIME)
    with on_a_blog(page, post_with(site_url, "<main><forward-pass python=off></forward-pass></main>")):
        until(page, "element.trace")
        ask(page, "void ((globalThis.kept = element).remove())")
        page.wait_for_function("pending.size === 0", timeout=SOON_MS, polling=50)
        before = page.evaluate("kept.currentTimeMs")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("[kept.currentTimeMs, pending.size]") == [before, 0]
