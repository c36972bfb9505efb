"""lender.py: what a test does to a page must never reach the next test."""

from __future__ import annotations

import pytest

LASTING = {
    "a route to a script": lambda page: page.route("**/absent.js", lambda route: route.abort()),
    "a preference": lambda page: page.emulate_media(color_scheme="dark"),
    "a script of its own": lambda page: page.add_init_script("globalThis.mine = true"),
}
DATA = "fetch('data.json').then((reply) => reply.ok && reply.json(), () => 'failed')"


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


def test_a_page_comes_back_as_large_as_it_was_and_with_no_mouse_where_one_was(lender, source_url):
    over = """async () => {
        document.body.innerHTML = "<p style='position: absolute; inset: 4px; margin: 0'></p>";
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        return [document.querySelector("p").matches(":hover"), innerWidth, innerHeight];
    }"""
    with lender.lend({"locale": "en-IE"}) as (first, _):
        first.set_viewport_size({"width": 300, "height": 300})
        first.goto(f"{source_url}blank.html")
        first.evaluate(over)
        first.mouse.click(50, 50)
        assert first.evaluate(over) == [True, 300, 300]
    with lender.lend({"locale": "en-IE"}) as (second, _):
        assert second is first
        second.goto(f"{source_url}blank.html")
        assert second.evaluate(over) == [False, 1280, 720]
        # A press without a move is where a new page has its mouse.
        second.evaluate("void (onmousedown = ({ x, y }) => (document.title = [x, y]))")
        second.mouse.down()
        second.mouse.up()
        assert second.title() == "0,0"


@pytest.mark.tolerates_trouble("a request is refused, and nothing lies there")
def test_what_one_test_answers_itself_is_the_servers_again_for_the_next(page, lender, source_url):
    with lender.lend({"locale": "en-IE"}) as (first, _):
        first.route("**/data.json", lambda route: route.fulfill(json=[1]))
        first.goto(f"{source_url}blank.html")
        assert first.evaluate(DATA) == [1]
        first.route("**/data.*", lambda route: route.abort())
        assert first.evaluate(DATA) == "failed"
        first.unroute("**/data.*")
        assert first.evaluate(DATA) == [1]
    with lender.lend({"locale": "en-IE"}) as (second, _):
        assert second is first
        second.goto(f"{source_url}blank.html")
        assert second.evaluate(DATA) is False


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
