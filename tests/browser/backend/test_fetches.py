"""fetches.js: what Python starts from, watched while it comes."""

from __future__ import annotations

import hashlib

import pytest

CONTENT = b"0123456789" * 10
WATCH = """
  const { Fetches } = await import("/static/backend/fetches.js");
  const url = new URL("/away/part.pack", location.href).href;
  const parts = [];
  const file = { url, bytes: given.bytes ?? 100, sha256: given.sha256 ?? "" };
  const fetches = new Fetches([file], (part) => parts.push(part), globalThis.fetch.bind(globalThis));
  const turns = async () => { for (let turn = 0; turn < 20; turn++) await helpers.turn(); return "none"; };
  const trouble = () => Promise.race([fetches.trouble.catch((error) => error.message), turns()]);
"""


@pytest.fixture
def watched(own_lab):
    """Run a body beside watched fetches of one file, which is answered with `served` (None: not at all)."""

    def run(body, served, **given):
        own_lab.page.route("**/away/*", lambda route: route.fulfill(**served) if served else route.abort())
        return own_lab.run(WATCH + body, given)

    return run


def test_what_comes_whole_is_handed_on_counted_and_no_trouble(watched):
    body = """
      const text = await (await fetches.fetch(url)).text();
      return [text, parts.at(-1), await trouble()];
    """
    right = hashlib.sha256(CONTENT).hexdigest()
    assert watched(body, {"body": CONTENT}, sha256=right) == [CONTENT.decode(), 1, "none"]


FETCH = "await fetches.fetch(url).then((response) => response.text()).catch(() => {}); return trouble();"


@pytest.mark.tolerates_trouble(reason="the file cannot be had")
@pytest.mark.parametrize(
    ("served", "said"),
    [
        (
            {"status": 404},
            "part.pack could not be loaded (the server answered 404): if the site was changed meanwhile, reload this "
            "page; if it is there, the server must be told to serve files that end in .pack",
        ),
        ({"status": 500}, "part.pack could not be loaded (the server answered 500)"),
        (None, "part.pack could not be loaded (the server did not answer)"),
        ({"body": CONTENT[:30]}, "part.pack must have 100 bytes; got 30"),
        ({"body": CONTENT + b"!"}, "part.pack must have 100 bytes; got 101"),
        ({"body": b"x" * 100}, "part.pack has other bytes than the ones it was built with"),
    ],
)
def test_what_cannot_be_had_as_it_was_built_is_said_in_a_sentence(watched, served, said):
    assert watched(FETCH, served, sha256=hashlib.sha256(CONTENT).hexdigest()) == said


def test_a_file_that_breaks_off_is_said_with_how_far_it_came(watched):
    body = """
      let pulled = 0;
      const pull = (controller) => pulled++ ? controller.error(new TypeError("network error")) : controller.enqueue(new Uint8Array(30));
      const broken = new ReadableStream({ pull }, { highWaterMark: 0 });
      const dropping = new Fetches([file], () => {}, async () => new Response(broken));
      await dropping.fetch(url);
      return dropping.trouble.catch((error) => error.message);
    """
    assert watched(body, None) == "part.pack broke off after 30 bytes"


def test_of_a_file_whose_size_is_not_known_nothing_is_told_or_refused(watched):
    body = "await (await fetches.fetch(url)).text(); return [parts, await trouble()];"
    assert watched(body, {"body": CONTENT}, bytes=0) == [[], "none"]


def test_what_nobody_expects_is_fetched_as_ever(watched):
    body = """
      const response = await fetches.fetch(new URL("/away/other", location.href).href);
      return [await response.text(), parts, await trouble()];
    """
    assert watched(body, {"body": b"short"}) == ["short", [], "none"]


@pytest.mark.parametrize(
    ("name", "sent", "handed"),
    [
        ("a.wasm", "text/plain", "application/wasm"),
        ("a.wasm", "application/wasm", "application/wasm"),
        ("a.zip", "text/plain", "text/plain"),
    ],
)
def test_webassembly_is_called_by_its_type_whatever_the_server_says(watched, name, sent, handed):
    body = f"""
      const wasm = {{ ...file, url: new URL("/away/{name}", location.href).href }};
      const served = new Fetches([wasm], () => {{}}, globalThis.fetch.bind(globalThis));
      const response = await served.fetch(wasm.url);
      return [response.headers.get("content-type"), (await response.text()).length];
    """
    assert watched(body, {"body": CONTENT, "content_type": sent}) == [handed, 100]
