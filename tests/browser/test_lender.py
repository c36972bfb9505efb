"""lender.py: what a test does to a page must never reach the next test."""

from __future__ import annotations

import pytest

LASTING = {
    "a route": lambda page: page.route("**/absent", lambda route: route.abort()),
    "a preference": lambda page: page.emulate_media(color_scheme="dark"),
    "a size": lambda page: page.set_viewport_size({"width": 300, "height": 300}),
    "a script of its own": lambda page: page.add_init_script("globalThis.mine = true"),
    "a click": lambda page: page.locator("body").click(),
}


def test_a_page_on_which_nothing_lasts_is_lent_again(lender):
    with lender.lend({"locale": "en-GB"}) as (first, _):
        first.evaluate("document.title = 'used'")
    with lender.lend({"locale": "en-GB"}) as (second, _):
        assert second is first


@pytest.mark.parametrize("name", LASTING)
def test_a_page_on_which_something_lasts_is_closed(lender, name):
    with lender.lend({"locale": "en-IE"}) as (first, _):
        LASTING[name](first)
    assert first.is_closed()
    with lender.lend({"locale": "en-IE"}) as (second, _):
        assert second is not first


def test_a_clock_that_is_not_the_machines_takes_its_profile_along(lender):
    with lender.lend({"locale": "en-IE"}) as (first, _):
        first.clock.install(time=0)
    with lender.lend({"locale": "en-IE"}) as (second, _):
        assert second.evaluate("Date.now()") > 1e12


def test_pages_of_other_options_are_others(lender):
    with lender.lend({"locale": "en-GB"}) as (british, _), lender.lend({"locale": "de-AT"}) as (austrian, _):
        assert [page.evaluate("navigator.language") for page in (british, austrian)] == ["en-GB", "de-AT"]


def test_what_went_wrong_in_one_test_is_not_the_next_ones(lender):
    with lender.lend({"locale": "en-GB"}) as (page, trouble):
        page.evaluate("console.error('mine')")
        assert trouble == ["console: mine"]
    with lender.lend({"locale": "en-GB"}) as (_, trouble):
        assert trouble == []


def test_a_page_that_nobody_has_borrowed_plays_nothing(lender):
    with lender.lend({"locale": "en-GB"}) as (first, _):
        first.goto("data:text/html,<title>plays</title>")
    with lender.lend({"locale": "de-AT"}):
        assert first.url == "about:blank"
