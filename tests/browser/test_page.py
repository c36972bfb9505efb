"""page.js: our own page ties the address bar to the element."""

from __future__ import annotations

import re

import pytest

from browser.scripts import AFTER_FIRST, FIRST, SEEDS

pytestmark = pytest.mark.shares_profile

OTHER = SEEDS[7]
OFF = "?python=off&autoplay=false"
SETTLED = """
  async () => {
    const element = document.querySelector("forward-pass");
    await customElements.whenDefined("forward-pass");
    await element.whenLive().catch(() => {});
    return { ...element.settings, onStage: element.trace?.seed ?? null };
  }
"""


@pytest.fixture
def visit(page, source_url):
    """Open our page at an address; give the settings of its element."""

    def visit(address):
        page.goto(f"{source_url}{address}")
        return page.evaluate(SETTLED)

    return visit


def attributes(page):
    return page.evaluate(
        "Object.fromEntries(Array.from(document.querySelector('forward-pass').attributes, ({ name, value }) => [name, value]))"
    )


def test_without_query_or_fragment_the_default_network_is_shown(visit, page):
    assert visit(OFF)["seed"] == FIRST
    assert page.url.endswith(OFF)


def test_the_query_is_read_as_attributes(visit, page):
    settings = visit(f"{OFF}&seed={OTHER}&sample=2&labels=a|b&controls=compact&speed=2&theme=dark")
    assert (settings["seed"], settings["sample"], settings["onStage"]) == (OTHER, 2, OTHER)
    written = attributes(page)
    assert {name: written[name] for name in ("labels", "controls", "speed", "theme", "python")} == {
        "labels": "a|b", "controls": "compact", "speed": "2", "theme": "dark", "python": "off",
    }  # fmt: skip


def test_the_fragment_wins_over_the_query(visit):
    assert visit(f"{OFF}&seed=1#seed={OTHER}")["onStage"] == OTHER


def test_a_query_that_names_nothing_of_ours_changes_nothing(visit, page):
    visit(f"{OFF}&onclick=alert(1)&class=evil&utm_source=x")
    assert {"onclick", "utm_source"} & set(attributes(page)) == set()
    assert attributes(page)["class"] != "evil"


def test_a_bad_value_in_the_address_is_said_in_words(visit, page):
    assert visit(f"{OFF}&temperature=0")["temperature"] == 0.65
    assert page.get_by_role("alert").inner_text().startswith("temperature must be a number from 0.001 to 1000; got 0")


def test_another_network_stands_in_the_address_half_a_second_later(page, visit):
    page.clock.install(time=0)
    visit(OFF)
    page.clock.pause_at(100_000)
    # What follows the first picture has come: the gallery begins after the address bar.
    page.wait_for_function("document.querySelector('.gallery button')", polling=20)
    page.evaluate("void document.querySelector('forward-pass').randomize()")
    page.wait_for_function(f"document.querySelector('forward-pass').trace.seed === {AFTER_FIRST}", polling=20)
    page.clock.run_for(400)
    # Asked of the page: what Playwright has as its address may lag behind.
    assert f"seed={AFTER_FIRST}" not in page.evaluate("location.href")
    page.clock.run_for(200)
    assert page.evaluate("location.href").endswith(f"{OFF}#v=1&seed={AFTER_FIRST}&sample=0&moment=4000")


def test_a_copied_address_shows_the_same_network(visit, page):
    first = visit(f"{OFF}#seed={OTHER}&sample=3")
    again = visit(page.url.split("/")[-1])
    assert first == again
    assert (again["onStage"], again["sample"]) == (OTHER, 3)


def test_a_changed_fragment_changes_the_network(visit, page):
    visit(OFF)
    for seed in (OTHER, SEEDS[2], OTHER):
        page.evaluate(f"location.hash = '#seed={seed}'")
        page.wait_for_function(f"document.querySelector('forward-pass').trace.seed === {seed}", polling=20)


def test_a_link_that_is_pasted_back_shows_its_network_again(visit, page):
    visit(f"{OFF}#seed={OTHER}&sample=3")
    page.evaluate("document.querySelector('forward-pass').randomize()")
    page.wait_for_function(f"location.hash && !location.hash.includes('seed={OTHER}')", polling=20)
    page.evaluate(f"location.hash = '#seed={OTHER}&sample=3'")
    page.wait_for_function(f"document.querySelector('forward-pass').trace.seed === {OTHER}", polling=20)
    assert page.evaluate(SETTLED)["sample"] == 3


def test_a_fragment_may_name_the_moment_and_it_is_gone_to_again_when_pasted_back(visit, page):
    moment = "document.querySelector('forward-pass').currentTimeMs"
    visit(f"{OFF}&moment=50#seed={OTHER}&moment=1234")
    assert page.evaluate(moment) == 1234
    page.evaluate(f"location.hash = '#seed={SEEDS[2]}&moment=300'")
    page.wait_for_function(f"document.querySelector('forward-pass').trace.seed === {SEEDS[2]}", polling=20)
    assert page.evaluate(moment) == 300
    page.evaluate("document.querySelector('forward-pass').seek(2000)")
    page.evaluate(f"location.hash = '#moment=300&seed={SEEDS[2]}'")
    page.wait_for_function(f"{moment} === 300", polling=20)


def test_a_picture_that_moves_is_in_the_address_without_sample_and_moment(visit, page):
    visit(f"?python=off#seed={OTHER}&sample=3&moment=300")
    page.evaluate("document.querySelector('forward-pass').randomize()")
    page.wait_for_function(f"!location.hash.includes('seed={OTHER}')", polling=20)
    assert re.fullmatch(r"#v=1&seed=\d+", page.evaluate("location.hash"))


@pytest.mark.parametrize("reel", ["https://elsewhere.invalid/reel.json", "//elsewhere.invalid/reel.json", "http://["])
def test_a_link_cannot_make_the_page_ask_another_host(visit, page, reel):
    assert visit(f"{OFF}&reel={reel}")["onStage"] == FIRST
    assert "reel" not in attributes(page)


def test_a_place_in_the_article_is_no_network(visit, page):
    page.clock.install(time=0)
    assert visit(f"{OFF}#article")["onStage"] == FIRST
    page.clock.run_for(600)
    assert page.url.endswith("#article")
    page.evaluate("location.hash = '#other'")
    assert page.evaluate(SETTLED)["onStage"] == FIRST


@pytest.mark.parametrize(("theme", "scheme"), [("light", "light"), ("dark", "dark"), ("auto", ""), ("sepia", "")])
def test_another_theme_than_the_readers_is_the_whole_pages(visit, page, theme, scheme):
    visit(f"{OFF}&theme={theme}")
    assert page.evaluate("document.documentElement.style.colorScheme") == scheme
