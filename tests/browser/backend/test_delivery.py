"""delivery.js and arrivals.js: what Python starts from, fetched by the page and handed to the worker."""

from __future__ import annotations

import gzip
import hashlib
from typing import Any

import pytest

# The smallest module there is.
WASM = b"\0asm\1\0\0\0"
PACKED = gzip.compress(b"packages " * 100)
FILES = {"pyodide.asm.wasm": WASM, "stdlib.pack": gzip.compress(b"library"), "packages.pack": PACKED}
DELIVERED = """
  const { Delivery } = await import("/static/backend/delivery.js");
  const percents = [];
  globalThis.delivery = new Delivery((percent) => percents.push(percent));
  const sentence = () => delivery.trouble.catch((error) => error.message);
  const text = (buffer) => new TextDecoder().decode(buffer);
  const handed = (port, count) => new Promise((resolve) => {
    const parts = {};
    port.onmessage = ({ data }) => {
      if (data) parts[data[0]] = data[1];
      if (Object.keys(parts).length === count) resolve(parts);
    };
  });
"""


@pytest.fixture
def delivered(own_lab):
    """Run a body beside a delivery of three small files, some of which are served otherwise."""

    def run(
        body: str, served: dict[str, dict[str, Any] | None] | None = None, *, first: str = "", **runtime: str
    ) -> Any:
        files = [[f"away/{name}", len(content), hashlib.sha256(content).hexdigest()] for name, content in FILES.items()]
        stated = {"pyodide": "away/", "stdlib": "away/stdlib.pack", "packages": "away/packages.pack", "core": ""}
        script = f"export const RUNTIME = {stated | runtime | {'files': files}};"
        page = own_lab.page
        page.route("**/runtime-files.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))

        answers = {name: {"body": content} for name, content in FILES.items()} | (served or {})

        def serve(route):
            name = route.request.url.rsplit("/")[-1]
            answer = answers[name]
            if answer is not None:
                route.fulfill(content_type="application/octet-stream", **answer)

        page.route("**/away/*", serve)
        return own_lab.run(first + DELIVERED + body)

    return run


def test_everything_is_handed_over_compiled_and_unzipped(delivered):
    body = """
      const { port1, port2 } = new MessageChannel();
      const parts = handed(port1, 3);
      delivery.handTo(port2);
      const { wasm, stdlib, packages } = await parts;
      return [wasm instanceof WebAssembly.Module, text(stdlib), text(packages).length];
    """
    assert delivered(body) == [True, "library", 900]


def test_it_is_told_how_much_has_come(delivered):
    body = "await helpers.when(() => percents.at(-1) === 100, 'all has come'); return percents;"
    percents = delivered(body)
    assert percents == sorted(percents)


def test_a_part_that_needs_no_unzipping_is_handed_over_as_it_comes(delivered):
    body = """
      const { port1, port2 } = new MessageChannel();
      const parts = handed(port1, 3);
      delivery.handTo(port2);
      return text((await parts).core);
    """
    served = {"forward_pass.zip": {"body": b"PK"}}
    assert delivered(body, served, packages="", core="away/forward_pass.zip") == "PK"


def test_it_is_handed_over_once_to_whoever_asked_first(delivered):
    body = """
      const [first, second] = [new MessageChannel(), new MessageChannel()];
      const parts = handed(first.port1, 3);
      const others = handed(second.port1, 1);
      delivery.handTo(first.port2);
      delivery.handTo(second.port2);
      await parts;
      return Promise.race([others.then(() => "again"), helpers.turn().then(() => "nothing")]);
    """
    assert delivered(body) == "nothing"


@pytest.mark.tolerates_trouble("files are broken on purpose")
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": 503, "body": ""}, "{} could not be loaded (the server answered 503)"),
        ({"body": b"?"}, "{} must have {} bytes; got 1"),
    ],
)
def test_what_does_not_come_as_it_should_is_named(delivered, name, answer, said):
    sentence = delivered("return await sentence();", {name: answer})
    assert sentence == said.format(name, len(FILES[name]))


@pytest.mark.tolerates_trouble("a file is broken on purpose")
def test_a_module_with_other_bytes_is_named_although_it_cannot_be_compiled_either(delivered):
    sentence = delivered("return await sentence();", {"pyodide.asm.wasm": {"body": b"\0asm\1\0\0?"}})
    assert sentence == "pyodide.asm.wasm has other bytes than the ones it was built with"


def test_a_module_that_this_browser_cannot_compile_is_told_as_that(delivered):
    body = "return await sentence();"
    no = "WebAssembly.compileStreaming = () => Promise.reject(new Error('not today'));"
    assert delivered(body, first=no) == "WebAssembly could not be compiled: not today"


def test_where_a_policy_forbids_to_compile_a_start_that_ends_leaves_no_error_in_the_page(delivered):
    # Such a browser refuses before it looks at what it is given.
    first = """
      const uncaught = [];
      addEventListener("unhandledrejection", ({ reason }) => uncaught.push(String(reason)));
      WebAssembly.compileStreaming = () => Promise.reject(new Error("forbidden"));
    """
    body = """
      delivery.stop();
      await sentence();
      await new Promise((turn) => setTimeout(turn));
      return uncaught;
    """
    assert delivered(body, {"pyodide.asm.wasm": None}, first=first) == []


def test_once_it_is_stopped_nothing_more_is_fetched(delivered):
    body = """
      delivery.stop();
      return await sentence();
    """
    assert "could not be loaded" in delivered(body, {"pyodide.asm.wasm": None})


ASKED = """
  const { arrivals } = await import("/static/backend/arrivals.js");
  const ports = [];
  addEventListener("message", ({ data }) => data.forwardPass?.port && ports.push(data.forwardPass.port));
"""


def test_the_worker_asks_until_it_is_heard_and_takes_what_comes_by_name(own_lab):
    body = (
        ASKED
        + """
      const { a, b } = arrivals("a", "b");
      await helpers.when(() => ports.length === 2, "it asks again");
      for (const message of [null, ["b", 2], ["unknown", 0], ["a", 1]]) ports[1].postMessage(message);
      return [await a, await b];
    """
    )
    assert own_lab.run(body) == [1, 2]


def test_who_was_heard_asks_no_more(own_lab):
    body = (
        ASKED
        + """
      arrivals("a");
      await helpers.when(() => ports.length === 1, "it asks");
      ports[0].postMessage(null);
      await new Promise((resolve) => setTimeout(resolve, 350));
      return ports.length;
    """
    )
    assert own_lab.run(body) == 1
