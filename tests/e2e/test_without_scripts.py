"""Where no script runs: a still picture of the same network stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.element import until

pytestmark = pytest.mark.shares_profile

TITLE = "Neural network with layers of 5, 7, 6, 2 neurons, seed 65, sample 0. Outputs: class 1 82.8\u2009%, class 2 17.2\u2009%."
LOADED = "image => image.complete && image.naturalWidth > 0 ? new URL(image.currentSrc).pathname : ''"


@pytest.fixture
def still(browser: Browser, context_options: dict[str, object]):
    context = browser.new_context(java_script_enabled=False, **context_options)  # type: ignore[arg-type]  # as in conftest
    yield context.new_page()
    context.close()


def picture_of(page: Page):
    picture = page.get_by_role("img", name=TITLE)
    expect(picture).to_be_in_viewport(ratio=0.9)
    return picture


@pytest.mark.parametrize("name", ["", "embed.html"])
def test_the_first_networks_picture_is_seen(still: Page, site_url, name):
    still.goto(f"{site_url}{name}")
    assert picture_of(still).evaluate(LOADED) == "/pictures/seed-65.svg"


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}])
def test_a_phone_gets_the_picture_in_its_own_shape(still: Page, site_url):
    still.goto(site_url)
    picture = picture_of(still)
    assert picture.evaluate(LOADED) == "/pictures/seed-65-narrow.svg"
    assert (picture.bounding_box() or {})["width"] > 320
    assert still.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_article_can_be_read_and_it_is_said_why_nothing_moves(still: Page, site_url):
    still.goto(site_url)
    assert still.get_by_role("heading", level=1).is_visible()
    assert "neuron" in still.locator("article").inner_text()
    assert "JavaScript is switched off" in still.locator("figure.hero").inner_text()


def test_where_scripts_run_nobody_loads_the_picture(page: Page, site_url):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace && element.currentTimeMs > 500")
    assert asked
    assert not [url for url in asked if "/pictures/" in url]
    assert not page.locator("forward-pass img").is_visible()


@pytest.mark.tolerates_trouble("the element's script is out of reach")
@pytest.mark.parametrize("name", ["", "embed.html"])
def test_where_the_elements_script_does_not_come_the_picture_does(page: Page, site_url, name):
    page.route("**/forward-pass*.js", lambda route: route.abort())
    page.goto(f"{site_url}{name}")
    expect(page.get_by_role("img", name=TITLE)).to_be_in_viewport(ratio=0.9, timeout=10_000)
    assert "still picture" in page.locator("forward-pass p").inner_text()


def test_where_a_tool_has_copied_the_script_into_the_page_the_picture_stays(page: Page, site: Path, tmp_path: Path):
    script = (site / "static" / "forward-pass.js").read_text("utf-8")
    image = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"
    (tmp_path / "post.html").write_text(
        f'<!doctype html><meta charset="utf-8"><script type="module">{script}</script>'
        f'<forward-pass seed="16"><img alt="the picture" src="data:image/svg+xml,{image}"></forward-pass>'
        '<script type="module">globalThis.ran = true</script>',
        "utf-8",
    )
    page.goto((tmp_path / "post.html").as_uri())
    page.wait_for_function("globalThis.ran")
    expect(page.get_by_role("img", name="the picture")).to_be_visible()
    assert page.evaluate("document.querySelector('forward-pass').shadowRoot") is None
