"""reel-file.js: a reel named by its address, and what is said of one that cannot be read."""

from __future__ import annotations

import json

import pytest

from browser.lab import hand_made

FETCH = """
  const { fetchReel } = await import("/static/backend/reel-file.js");
  return fetchReel(new URL(given, location.href).href).then((reel) => reel.settings.seed, (error) => error.message);
"""
WHOLE = json.dumps(hand_made())


@pytest.fixture
def said(own_lab):
    """Return what is said of an address that answers so, without the part that names it."""

    def said(**answer):
        own_lab.page.route("**/my.json", lambda route: route.fulfill(**answer))
        text = own_lab.run(FETCH, "my.json")
        assert text.startswith(f"the reel {own_lab.page.url.rsplit('/', 1)[0]}/my.json could not be read: ")
        return text.split("could not be read: ", 1)[1]

    return said


@pytest.mark.tolerates_trouble(reason="a reel that is not there is asked for")
@pytest.mark.parametrize("status", [404, 500])
def test_a_reel_that_is_not_there(said, status):
    assert said(status=status) == f"the server answered {status}"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("<!doctype html><title>my blog</title>", "it is a web page, not a reel"),
        (WHOLE[: len(WHOLE) // 2], "it breaks off in the middle"),
        (WHOLE[:-1], "it breaks off in the middle"),
        (WHOLE.replace(":", ";"), "it is not JSON"),
        ("PK\x03\x04", "it is not JSON"),
        ("[]", 'a reel\'s format must be "forward-pass-reel"; got none'),
        ("null", 'a reel\'s format must be "forward-pass-reel"; got none'),
        (json.dumps({**hand_made(), "version": 1}), "a reel's version must be 2; got 1: record it again"),
    ],
)  # fmt: skip
def test_a_reel_that_is_something_else(said, body, reason):
    assert said(body=body) == reason


def test_a_reel_without_an_end_is_not_read_to_it(own_lab):
    body = """
      const { fetchReel } = await import("/static/backend/reel-file.js");
      let chunks = 0;
      let given;
      const endless = new ReadableStream({ pull: (to) => (chunks++, to.enqueue(new Uint8Array(1 << 20).fill(32))) });
      globalThis.fetch = async (_, { signal }) => ((given = signal), new Response(endless));
      const said = await fetchReel("https://example.org/my.json").catch((error) => error.message);
      return [said, chunks < 40, given.aborted];
    """
    assert own_lab.run(body) == [
        "the reel https://example.org/my.json could not be read: it has more than 32 MB",
        True,
        True,
    ]


@pytest.mark.tolerates_trouble(reason="a host that cannot be reached is asked")
def test_a_host_that_cannot_be_reached(own_lab):
    own_lab.page.route("**/my.json", lambda route: route.abort())
    assert own_lab.run(FETCH, "my.json").endswith(
        "could not be read: the server did not answer, or does not let pages of other hosts have it"
    )


def test_a_host_that_never_answers_is_given_up(own_lab):
    page = own_lab.page
    page.clock.install()
    page.route("**/my.json", lambda route: None)
    with page.expect_request("**/my.json"):
        own_lab.run("globalThis.answer = (async () => {" + FETCH + "})(); return null;", "my.json")
    page.clock.fast_forward(20_001)
    assert page.evaluate("answer").endswith("could not be read: nothing came for 20 s")


def test_a_reel_is_fetched_once_a_page_and_again_only_if_it_did_not_come(own_lab):
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="" if len(asked) == 1 else WHOLE)

    own_lab.page.route("**/my.json", answer)
    body = """
      const { fetchReel } = await import("/static/backend/reel-file.js");
      const url = new URL("my.json", location.href).href;
      const first = await Promise.allSettled([fetchReel(url), fetchReel(url)]);
      const then = await Promise.all([fetchReel(url), fetchReel(url)]);
      return [first.map(({ status }) => status), then[0] === then[1], then[0] === await fetchReel(url)];
    """
    assert own_lab.run(body) == [["rejected", "rejected"], True, True]
    assert len(asked) == 2
