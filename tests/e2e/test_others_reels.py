"""On somebody's page, a reel that is not what it should be, or our own host half out of reach: said, and all else goes on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from e2e.element import START_MS, TABULATED, ask, sentences, trace_of, until
from e2e.guests import on_a_blog, post_with
from forward_pass import Drawn, record, to_json

pytestmark = [pytest.mark.slow, pytest.mark.tolerates_trouble("the browser itself logs what cannot be had")]

HOSTILE = '<img src=x onerror="window.injected = 1">'
WHOLE = to_json(record(Drawn(layers=(3, 4, 2), seed=5), range(2)))
SOURCE = json.loads(WHOLE)["source"]


def changed(**fields: object) -> str:
    """Return the reel's text with other fields in its header."""
    return json.dumps(json.loads(WHOLE) | fields)


# What the address answers with → what is said of it.
BROKEN: dict[str, tuple[dict[str, object], str]] = {
    "missing": ({"status": 404, "body": HOSTILE}, "the server answered 404"),
    "cut short": ({"body": WHOLE[: len(WHOLE) // 2]}, "it breaks off in the middle"),
    "empty": ({"body": ""}, "it is empty"),
    "a web page": ({"body": f"<!doctype html>{HOSTILE}"}, "it is a web page, not a reel"),
    "no JSON": ({"body": HOSTILE[1:]}, "it is not JSON"),
    "of another version": ({"body": changed(version=1)}, "a reel's version must be 2; got 1"),
    "something else": ({"body": changed(format=HOSTILE)}, f'a reel\'s format must be "forward-pass-reel"; got {json.dumps(HOSTILE)}'),
    "of another network than it says": ({"body": changed(source=SOURCE | {"layers": [9, 9, 9]})}, "a reel's operations and arrays must fit the layers of its source"),
    "without numbers": ({"body": changed(values=[HOSTILE])}, "a reel's values must be a list of finite numbers; they are not"),
    "with too few of them": ({"body": changed(values=[1, 2, 3])}, "a reel's values must be as many as its header says"),
    "of a monstrous network": ({"body": changed(source=SOURCE | {"layers": [10**9] * 5})}, "a reel's layers must be 2 to 12 layer sizes of 1 to 1024 neurons"),
    "deep": ({"body": "[" * 100_000}, "it is not JSON"),
}  # fmt: skip


@pytest.fixture
def blog(page: Page, site_url) -> Iterator[Page]:
    """Open a post without an element."""
    with on_a_blog(page, post_with(site_url, "<main></main>")):
        yield page


def answering(answer: dict[str, Any]) -> Callable[[Route], None]:
    """Return what answers every request so."""
    return lambda route: route.fulfill(**answer)


def put(page: Page, attributes: str) -> None:
    page.evaluate(
        "(inside) => (document.querySelector('main').innerHTML = inside)", f"<forward-pass {attributes}></forward-pass>"
    )


def assert_plays_on(page: Page) -> None:
    until(page, "element.trace")
    reached = ask(page, "element.currentTimeMs")
    until(page, "element.currentTimeMs !== argument", reached)
    before = trace_of(page)["seed"]
    ask(page, "element.randomize()")
    assert trace_of(page)["seed"] != before
    assert page.evaluate("window.injected") is None
    assert ask(page, "element.shadowRoot.querySelectorAll('img, script').length") == 0


def test_a_reel_that_will_not_do_is_named_and_the_recorded_network_plays(blog: Page):
    for number, (what, (answer, reason)) in enumerate(BROKEN.items()):
        blog.route(f"**/{number}.json", answering(answer))
        put(blog, f"seed=16 python=off reel={number}.json")
        until(blog, "element.trace && element.shadowRoot.querySelector('.notice p')")
        [said] = sentences(blog)
        assert said.startswith(f"the reel {blog.url}{number}.json could not be read: {reason}"), what
        assert trace_of(blog)["layers"] == [5, 7, 6, 2]
        assert_plays_on(blog)


def test_a_reels_host_that_cannot_be_reached_is_said(blog: Page):
    blog.route("**/my.json", lambda route: route.abort())
    put(blog, "seed=16 python=off reel=https://reels.example/my.json")
    until(blog, "element.shadowRoot.querySelector('.notice p')")
    reason = "the server did not answer, or does not let pages of other hosts have it"
    assert sentences(blog) == [f"the reel https://reels.example/my.json could not be read: {reason}"]
    assert_plays_on(blog)


def test_what_a_reel_says_of_itself_is_text(blog: Page):
    operations = [
        operation | ({"function": HOSTILE} if operation["kind"] == "activation" else {})
        for operation in json.loads(WHOLE)["operations"]
    ]
    source = SOURCE | {"activation": HOSTILE, "initialization": HOSTILE}
    hostile = changed(source=source, operations=operations)
    blog.route("**/my.json", lambda route: route.fulfill(body=hostile))
    put(blog, f"python=off reel=my.json labels='{HOSTILE},b,c|d,e' autoplay=false")
    until(blog, "element.trace?.layers.join() === '3,4,2'")
    ask(blog, "element.seek(1300)")
    blog.get_by_role("button", name="Numbers", exact=True).click()
    until(blog, TABULATED)
    assert HOSTILE in ask(blog, "element.shadowRoot.querySelector('.numbers').textContent")
    assert ask(blog, "element.shadowRoot.querySelectorAll('img').length") == 0
    assert blog.evaluate("window.injected") is None


# How the files are withheld, and what of the reason follows the file's name.
GONE: dict[str, tuple[Callable[[Route], None], str]] = {
    "unreachable": (lambda route: route.abort(), r"\(.+\)"),
    "not there": (
        lambda route: route.fulfill(status=404, body=HOSTILE, content_type="text/html"),
        r"\(the server answered 404\): if the site was changed meanwhile, reload this page.*",
    ),
}


@pytest.mark.parametrize("how", GONE)
def test_where_the_runtimes_cannot_be_had_recorded_networks_play(blog: Page, how):
    withhold, reason = GONE[how]
    answer = {"route": withhold}
    blog.context.route(re.compile(r"/static/vendor/"), lambda route: answer["route"](route))
    put(blog, "seed=16 python=eager")
    until(blog, "element.status === 'failed'", within_ms=START_MS)
    [said] = sentences(blog)
    assert re.fullmatch(
        rf"Python could not run: [\w.-]+ could not be loaded {reason}\. What was recorded goes on playing\.", said
    )
    assert_plays_on(blog)
    # It was only for a while.
    answer["route"] = Route.continue_
    blog.get_by_role("button", name="Try again").click()
    until(blog, "element.trace.source === 'live'")
    assert sentences(blog) == []
