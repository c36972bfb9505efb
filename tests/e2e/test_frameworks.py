"""The pages of examples/frameworks, built as development builds, which say what they find wrong."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.element import SOON_MS, ask, sentences, trace_of, until
from e2e.hosts import plain_host
from frameworks import FOLDER, run

pytestmark = pytest.mark.slow
ASIDE = '<div id="root"></div>'


@pytest.fixture(scope="module")
def pages(site_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site of all frameworks, and React's page once more as a server renders it; serve them elsewhere."""
    folder = tmp_path_factory.mktemp("frameworks")
    built, server = folder / "built", folder / "server"
    run("vite", "build", "--outDir", str(built), "--emptyOutDir", VITE_FORWARD_PASS=site_url)
    run("vite", "build", "--ssr", "react/server.jsx", "--outDir", str(server), "--emptyOutDir")
    page = (built / "react" / "index.html").read_text("utf-8")
    assert page.count(ASIDE) == 1
    (built / "react" / "rendered.html").write_text(
        page.replace(ASIDE, ASIDE.replace("><", f">{rendered(server)}<")), "utf-8"
    )
    with plain_host(built) as url:
        yield url


def rendered(server: Path) -> str:
    """Return what React's page is on a server."""
    # Where the bundle finds React again.
    (server / "node_modules").symlink_to(FOLDER / "node_modules")
    (server / "say.mjs").write_text('import { html } from "./server.js"; console.log(html);')
    return subprocess.run(["node", "say.mjs"], cwd=server, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def warned(page: Page) -> list[str]:
    """Return what the page warned of so far; errors fail the test by themselves."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "warning" else None)
    return found


def shows(page: Page, seed: int) -> None:
    until(page, "element?.trace?.seed === argument", seed, within_ms=SOON_MS)
    expect(page.locator("output")).to_have_text(f"The network of seed {seed} is on stage.")


@pytest.mark.parametrize("name", ["react/", "react/rendered.html", "preact/", "vue/", "svelte/"])
def test_a_framework_sets_properties_of_every_type_and_hears_what_becomes_of_them(page: Page, pages, warned, name):
    page.goto(f"{pages}{name}")
    until(page, "element?.trace")
    trace = trace_of(page)
    # A number, a text; null and undefined stand for the default and start nothing.
    assert (trace["seed"], trace["sample"], trace["temperature"], trace["source"]) == (16, 1, 0.65, "recorded")
    if name != "react/rendered.html":
        assert ask(page, "element.paused") is True
    assert ask(page, "element.status") == "idle"
    page.get_by_role("button", name="The other network").click()
    shows(page, 383)
    page.get_by_role("button", name="The other network").click()
    shows(page, 16)
    assert sentences(page) == []
    assert warned == []


@pytest.mark.parametrize("name", ["react/", "svelte/"])
def test_a_network_that_is_taken_away_comes_back_as_it_was_told(page: Page, pages, warned, name):
    page.goto(f"{pages}{name}")
    until(page, "element?.trace")
    page.get_by_role("button", name="The other network").click()
    shows(page, 383)
    page.evaluate("document.querySelector('forward-pass').first = true")
    page.get_by_role("button", name="Take it away").click()
    expect(page.locator("forward-pass")).to_have_count(0)
    page.get_by_role("button", name="Bring it back").click()
    shows(page, 383)
    assert ask(page, "[element.first, element.paused, element.trace.sample]") == [None, True, 1]
    assert warned == []


def test_what_vue_keeps_alive_comes_back_at_the_moment_where_it_was(page: Page, pages, warned):
    page.goto(f"{pages}vue/")
    until(page, "element?.trace")
    ask(page, "(element.seek(1234), element.temperature = 0.65, element.first = true)")
    page.get_by_role("button", name="Take it away").click()
    expect(page.locator("forward-pass")).to_have_count(0)
    # What is told while it is away counts when it is back.
    page.get_by_role("button", name="The other network").click()
    expect(page.get_by_text("The network of seed 383 waits.")).to_be_visible()
    page.get_by_role("button", name="The other network").click()
    page.get_by_role("button", name="Bring it back").click()
    until(page, "element?.trace?.seed === 16", within_ms=SOON_MS)
    assert ask(page, "[element.first, element.paused, element.currentTimeMs]") == [True, True, 1234]
    page.get_by_role("button", name="Take it away").click()
    page.get_by_role("button", name="The other network").click()
    page.get_by_role("button", name="Bring it back").click()
    shows(page, 383)
    assert warned == []


def test_react_calls_the_element_by_its_ref(page: Page, pages):
    page.goto(f"{pages}react/")
    until(page, "element?.trace && element.currentTimeMs > 0")
    page.get_by_role("button", name="To the beginning").click()
    until(page, "element.currentTimeMs === 0", within_ms=SOON_MS)


def test_slides_of_reveal_show_the_network_and_turn_on(page: Page, pages, warned):
    page.goto(f"{pages}reveal/")
    page.wait_for_function("document.querySelector('.reveal.ready')")
    page.keyboard.press("ArrowRight")
    until(page, "element.trace && element.checkVisibility()")
    ask(page, "element.play()")
    before = ask(page, "element.currentTimeMs")
    until(page, "element.currentTimeMs !== argument", before, within_ms=SOON_MS)
    page.keyboard.press("ArrowRight")
    expect(page.locator("section > p")).to_be_visible()
    assert sentences(page) == []
    assert warned == []


def test_with_turbo_the_network_comes_and_goes_with_its_page(page: Page, pages):
    page.goto(f"{pages}turbo/index.html")
    until(page, "element?.trace?.seed === 16")
    page.evaluate("window.same = true")
    for turn in range(2):
        page.get_by_role("link", name="To the other page").click()
        expect(page.get_by_role("heading", name="The other page")).to_be_visible()
        expect(page.locator("forward-pass")).to_have_count(0)
        page.get_by_role("link", name="To the network").click()
        until(
            page,
            "element?.trace?.seed === 16 && element.shadowRoot.querySelector('canvas').width > 300",
            within_ms=SOON_MS,
        )
        assert page.evaluate("window.same"), turn
    page.go_back()
    page.go_back()
    until(page, "element?.trace?.seed === 16", within_ms=SOON_MS)
    assert sentences(page) == []


def test_htmx_brings_a_network_into_a_page(page: Page, pages):
    page.goto(f"{pages}htmx/")
    page.get_by_role("button", name="Bring the network").click()
    until(page, "element?.trace?.seed === 16", within_ms=SOON_MS)
    page.get_by_role("button", name="Bring the network").click()
    until(page, "element?.trace?.sample === 1", within_ms=SOON_MS)
    assert sentences(page) == []
