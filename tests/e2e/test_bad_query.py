"""Queries that nobody means well with, on both pages: said in the element, and everything else goes on working."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from e2e.element import ask, trace_of, until
from forward_pass_site.record.reels import recorded_seeds
from forward_pass_site.resource import Folder

pytestmark = [pytest.mark.slow, pytest.mark.shares_profile]


PAGES = ["", "embed.html"]
SCRIPT = "<script>window.injected = 1</script>"
IMAGE = '<img src=x onerror="window.injected=1">'
LONG = "x" * 100_000
CUT = f"{LONG[:80]}… (99920 more)"
SEED_RULE = "seed must be a whole number from 0 to 9007199254740991; got "
SEEN = """[...element.shadowRoot.querySelectorAll(".notice p"), ...element.querySelectorAll("[slot=notice]")]
    .filter(sentence => sentence.checkVisibility()).map(sentence => sentence.textContent)"""
BAD = {
    "a script": (f"seed={quote(SCRIPT)}", [f"{SEED_RULE}<script>window.injected = 1</script>"]),
    "a long value": (f"seed={LONG}", [f"{SEED_RULE}{CUT}"]),
    "a long name": (f"{LONG}=1", [f"{CUT} means nothing in this address and was left out"]),
    "unicode": ("seed=٧&sample=💥&théme=1", [
        f"{SEED_RULE}٧", "sample must be a whole number from 0 to 9007199254740991; got 💥",
        "théme means nothing in this address and was left out",
    ]),
    "broken escapes": ("seed=%ED%A0%80%", [f"{SEED_RULE}\ufffd\ufffd\ufffd%"]),
    "a name twice": ("sample=2&sample=3", ["sample must stand once in the address; got it 2 times, and the first counts"]),
    "an image for a name": (f"{quote(IMAGE)}=1", [f"{IMAGE} means nothing in this address and was left out"]),
    "two unknown names": ("colour=red&onclick=alert(1)", ["colour and onclick mean nothing in this address and were left out"]),
    "a thousand names": (
        "&".join(f"n{k}=1" for k in range(1000)), ["n0, n1, n2 and 997 more mean nothing in this address and were left out"],
    ),
    "no name": ("=7", ['"" means nothing in this address and was left out']),
    "another host's reel": (
        "reel=//elsewhere.invalid/reel.json",
        ["reel must be on the same host as the page that shows it; got //elsewhere.invalid/reel.json"],
    ),
    "what trackers add": ("utm_source=x&utm_campaign=y&fbclid=z&gclid=1&msclkid=2&ref=3", []),
}  # fmt: skip


def open_with(page: Page, site, site_url, name, query):
    """Open a page whatever the length of its address: some hosts, ours too, refuse the longest."""
    found = Folder(site).find(f"/{name}")
    assert found
    page.route(
        lambda url: url.startswith(f"{site_url}{name}?"),
        lambda route: route.fulfill(body=found.data, content_type="text/html"),
    )
    page.goto(f"{site_url}{name}?python=off&{query}")
    until(page, "element.trace")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("bad", BAD)
def test_it_is_said_and_the_rest_goes_on(page: Page, site, site_url, name, bad):
    query, said = BAD[bad]
    open_with(page, site, site_url, name, f"{query}&speed=2")
    assert ask(page, SEEN) == said
    assert ask(page, "element.getAttribute('speed')") == "2"
    assert trace_of(page)["seed"] == recorded_seeds()[0]
    assert page.evaluate("window.injected") is None
    # The page's own picture, for where no script runs, is the only one.
    assert page.locator("forward-pass img:not([src^='./pictures/']), forward-pass [slot=notice] *").count() == 0
    before = ask(page, "element.currentTimeMs")
    until(page, "element.currentTimeMs !== argument", before)


@pytest.mark.parametrize("name", PAGES)
def test_of_a_name_that_stands_twice_the_first_value_counts(page: Page, site, site_url, name):
    open_with(page, site, site_url, name, "sample=2&sample=3&autoplay=false")
    assert trace_of(page)["sample"] == 2


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_says_can_be_dismissed_like_what_the_element_says(page: Page, site, site_url, name):
    open_with(page, site, site_url, name, "colour=red&seed=x")
    assert ask(page, SEEN) == [f"{SEED_RULE}x", "colour means nothing in this address and was left out"]
    assert page.get_by_role("alert").is_visible()
    page.get_by_role("button", name="Dismiss this message").click()
    assert ask(page, SEEN) == []
    assert not page.get_by_role("alert").is_visible()


@pytest.mark.tolerates_trouble("a reel with such an address is not there")
@pytest.mark.parametrize("name", PAGES)
def test_a_reel_with_an_endless_address_is_named_in_short(page: Page, site, site_url, name):
    page.route("**/xxxx*", lambda route: route.fulfill(status=404))
    open_with(page, site, site_url, name, f"reel={LONG}")
    until(page, "element.shadowRoot.querySelector('.notice p')")
    [said] = ask(page, SEEN)
    assert len(said) < 300
    assert said.endswith(" more) could not be read: the server answered 404")


def test_our_own_pages_switch_for_its_copy_is_a_known_name_there_alone(page: Page, site, site_url):
    open_with(page, site, site_url, "", "sw=off")
    assert ask(page, SEEN) == []
    open_with(page, site, site_url, "embed.html", "sw=off")
    assert ask(page, SEEN) == ["sw means nothing in this address and was left out"]
