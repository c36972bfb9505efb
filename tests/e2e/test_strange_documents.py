"""Pages that are not plain HTML with everything in its place: all of the element that needs no Python works there too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from conftest import watch
from e2e.element import START_MS
from e2e.guests import post_with
from forward_pass_site.resource import Resource
from forward_pass_site.serve.server import serving
from slow import one_of

pytestmark = pytest.mark.shares_profile

ELEMENT = '<forward-pass seed="16" python="off" autoplay="false"></forward-pass>'
TRUSTED_TYPES = """<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">"""
# What Prototype, MooTools and their like do to a page, without their good sides.
OLD_LIBRARIES = """<script>
    Array.from = (list) => [...(list ?? [])];
    Array.prototype.entries = Array.prototype.toArray = function () { return [...this]; };
    Array.prototype.toJSON = function () { return `[${this.join(", ")}]`; };
    String.prototype.toJSON = function () { return `'${this}'`; };
    Object.prototype.extend = function () { return this; };
    delete Promise.withResolvers;
    delete globalThis.structuredClone;
</script>"""
# As SES does it before anything else runs.
FROZEN = """<script>
    const seen = new Set();
    const freeze = (value) => {
        if (!value || !["object", "function"].includes(typeof value) || seen.has(value)) return;
        seen.add(value);
        Object.freeze(value);
        for (const { value: inner, get, set } of Object.values(Object.getOwnPropertyDescriptors(value)))
            for (const part of [inner, get, set]) freeze(part);
        freeze(Object.getPrototypeOf(value));
    };
    for (const name of ["Object", "Function", "Array", "Map", "Set", "WeakMap", "Promise", "String", "Number", "Math", "JSON",
        "RegExp", "Date", "Error", "Float64Array", "Int32Array", "Uint8Array", "Symbol", "Reflect", "Proxy"]) freeze(globalThis[name]);
    freeze([][Symbol.iterator]().__proto__);
</script>"""
HEADS = {"Trusted Types": TRUSTED_TYPES, "old libraries": OLD_LIBRARIES, "frozen built-ins": FROZEN}

# Goes everywhere where something is made, and says what stands there.
GO_EVERYWHERE = """async () => {
    const until = async (what) => {
        for (let k = 0; k < 900; k++) {
            if (what()) return what();
            await new Promise(requestAnimationFrame);
        }
        throw new Error(`never came: ${what}`);
    };
    const element = await until(() => document.querySelector("forward-pass:defined"));
    const root = element.shadowRoot, part = (selector) => root.querySelector(selector);
    await until(() => element.trace);
    element.play();
    await until(() => !element.paused && part(".play").getAttribute("aria-label") === "Pause");
    element.pause();
    const icon = part(".play path, .play rect").namespaceURI;
    for (const [name, inside] of [["adjust", "input[type=range]"], ["python", ".line"], ["pace", "kbd"]]) {
        part(`[data-panel=${name}]`).click();
        await until(() => part(`.drawer ${inside}`));
    }
    part(".open-numbers").click();
    const cells = await until(() => part(".numbers table")?.querySelectorAll("data").length);
    part(".share").click();
    const snippet = (await until(() => part("dialog[open] [data-name=element] textarea"))).value;
    part("dialog").close();
    element.target = { kind: "neuron", layer: 1, neuron: 3 };
    await until(() => part(".card")?.checkVisibility());
    const card = part(".card").textContent;
    part(".card [data-target]").click();
    await until(() => element.target.neuron !== 3 || element.target.layer !== 1);
    element.inputs = [1];
    const said = (await until(() => part(".sentences p"))).textContent;
    return { icon, cells, snippet, card, said, trace: [...element.trace.probabilities] };
}"""


XHTML = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a chapter</title><link rel="icon" href="data:,"/>
    <script>%s</script></head><body>%s</body></html>"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><foreignObject width="1280" height="720">
    <div xmlns="http://www.w3.org/1999/xhtml">%s</div></foreignObject><script>%s</script></svg>"""
# Chromium runs no module scripts in XML documents, but imports them.
SCRIPT = 'import("%sstatic/forward-pass.js")'
DOCUMENTS = {
    "application/xhtml+xml": lambda url: XHTML % (SCRIPT % url, ELEMENT),
    "image/svg+xml": lambda url: SVG % (ELEMENT, SCRIPT % url),
    # The same document as the first, under its other name.
    "application/xml": lambda url: XHTML % (SCRIPT % url, ELEMENT),
}


class Strange:
    """Somebody's host: one XML document under every path."""

    def __init__(self, page: str, content_type: str) -> None:
        self.page = page
        self.content_type = content_type

    def find(self, path: str) -> Resource:
        return Resource(self.page.encode(), self.content_type, 0, immutable=False)


@contextmanager
def opened(page: Page, url: str) -> Iterator[None]:
    trouble: list[str] = []
    watch(page, trouble)
    page.goto(url)
    yield
    page.goto("about:blank")
    assert trouble == []


@pytest.fixture(scope="module")
def plain(source_url: str, browser) -> dict[str, object]:
    """Return what stands in the element on a page without oddities."""
    page = browser.new_page()
    with serving(post_with(source_url, ELEMENT)) as url, opened(page, url):
        found: dict[str, object] = page.evaluate(GO_EVERYWHERE)
    page.close()
    assert found["icon"] == "http://www.w3.org/2000/svg"
    assert str(found["said"]).endswith("for each input; got [1]")
    return found


@pytest.mark.parametrize("head", HEADS)
def test_everything_is_as_on_a_plain_page_where_a_page_has(page: Page, source_url: str, plain, head: str):
    with serving(post_with(source_url, ELEMENT, head=HEADS[head])) as url, opened(page, url):
        assert page.evaluate(GO_EVERYWHERE) == plain


@pytest.mark.parametrize("content_type", one_of(DOCUMENTS, quick=2))
def test_everything_is_as_on_a_plain_page_in_an_xml_document(page: Page, source_url: str, plain, content_type):
    host = Strange(DOCUMENTS[content_type](source_url), content_type)
    with serving(host) as url, opened(page, url):
        assert page.evaluate(GO_EVERYWHERE) == plain


@pytest.mark.slow
def test_python_runs_in_an_xml_document(page: Page, site_url: str):
    element = ELEMENT.replace('python="off"', 'python="eager"')
    host = Strange(XHTML % (SCRIPT % site_url, element), "application/xhtml+xml")
    with serving(host) as url, opened(page, url):
        page.wait_for_function("document.querySelector('forward-pass')?.trace?.source === 'live'", timeout=START_MS)
