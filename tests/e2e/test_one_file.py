"""A network as one page, opened from a file: it plays, its cards have what they say, and it asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forward_pass_site.export import page_file
from trouble import watch
from unit.forward_pass_site.export.networks import weather

ELEMENT = "document.querySelector('forward-pass')"


@pytest.fixture(scope="module")
def file(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page with the script of the site under test."""
    file = tmp_path_factory.mktemp("one-file") / "net.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_file, "site_script", lambda name: (site / "static" / name).read_text("utf-8"))
        page_file.write_page(weather(), file)
    return file


@pytest.fixture(scope="module")
def opened(browser: Browser, file: Path) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open it once; give the page, what it asked for and what went wrong. Its policy forbids wait_for_function."""
    asked: list[str] = []
    trouble: list[str] = []
    page = browser.new_page()
    watch(page, trouble)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.evaluate(
        f"{ELEMENT}.trace ?? new Promise(done => {ELEMENT}.addEventListener('networkchange', done, {{ once: true }}))"
    )
    yield page, asked, trouble
    page.close()


def test_it_plays_the_recorded_samples_from_a_file(opened):
    page, _, _ = opened
    sample, source = page.evaluate(f"[{ELEMENT}.trace.sample, {ELEMENT}.trace.source]")
    assert (sample, source) == (0, "recorded")
    page.evaluate(
        f"new Promise(done => ({ELEMENT}.addEventListener('samplechange', done, {{ once: true }}), {ELEMENT}.step(1, 'sample')))"
    )
    assert page.evaluate(f"{ELEMENT}.trace.inputs") == [2, 1]


def test_its_cards_say_all_that_they_say_with_python(opened):
    page, _, _ = opened
    page.evaluate(
        f"{ELEMENT}.pause(); {ELEMENT}.seek(Infinity); {ELEMENT}.target = {{ kind: 'neuron', layer: 1, neuron: 0 }}"
    )
    card = page.locator("forward-pass .card")
    expect(card.locator(".title")).to_contain_text("Neuron 1")
    # The curve of ReLU is no part of the reel.
    expect(card.locator("path.function").first).to_be_visible()
    assert not card.get_by_text("The recording does not say more").count()


def test_what_could_only_fail_here_is_not_offered(opened):
    page, _, _ = opened
    for name in ("Randomize", "Adjust", "Share"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    for name in ("Numbers", "Python"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_it_asks_for_nothing_and_nothing_goes_wrong(opened, file):
    _, asked, trouble = opened
    assert (asked, trouble) == ([file.as_uri()], [])


def test_without_scripts_its_outputs_are_there(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.get_by_role("cell", name="50.0\u2009%").first).to_be_visible()
    context.close()
