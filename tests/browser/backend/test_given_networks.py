"""given-networks.js: files of other frameworks, which only Python can read, at the address of `src`."""

from __future__ import annotations

import pytest

# A store whose Python does not run yet, and what is repeated when it does.
GIVEN = """
  const { GivenNetworks } = await import("/static/backend/given-networks.js");
  const asked = [];
  const document = { operations: [{ kind: "dense", weights: [[1, 2, 3]] }, { kind: "linear" }], inputs: { count: 3 } };
  const backend = Object.assign(new EventTarget(), {
    status: "idle",
    documents: new Map(),
    ask: async ({ files }, endpoint) => {
      asked.push([endpoint, ...files.map(({ name, data }) => [name, atob(data)])]);
      return { header: { network: document, name: "a hash", notes: [], questions: [], parity: { checked: 0 } } };
    },
  });
  const store = { backend, reel: null, settings: { layers: [5, 2], seed: 7 } };
  let repeated = 0;
  const networks = new GivenNetworks(store, { again: () => (repeated += 1) });
  const take = () => networks.take(given, () => true);
"""


def test_a_file_that_only_python_reads_waits_for_it_and_is_asked_for_again_if_it_is_still_wanted(own_lab):
    own_lab.page.route("**/net.npz", lambda route: route.fulfill(body=b"PK\x03\x04"))
    body = (
        GIVEN
        + """
      const waiting = [await take(), await take()].map(({ settings, traces }) => [settings.name, settings.layers, traces.length]);
      store.settings = { name: waiting[0][0] };
      backend.status = "live";
      backend.dispatchEvent(new Event("statuschange"));
      backend.dispatchEvent(new Event("statuschange"));
      const { settings } = await take();
      return [waiting[0].join() === waiting[1].join(), waiting[0].slice(1), repeated, settings.name, settings.layers, asked,
        backend.documents.get("a hash").opened.files.length, await take()];
    """
    )
    same, waiting, repeated, name, layers, asked, files, again = own_lab.run(body, "net.npz")
    assert (same, waiting, repeated) == (True, [[5, 2], 0], 1)
    assert (name, layers, asked) == ("a hash", [3, 1], [["open", ["net.npz", "PK\x03\x04"]]])
    assert (files, again) == (1, None)


def test_it_is_not_asked_for_again_once_another_network_is_wanted(own_lab):
    own_lab.page.route("**/net.npz", lambda route: route.fulfill(body=b"PK\x03\x04"))
    body = (
        GIVEN
        + """
      await take();
      backend.status = "live";
      backend.dispatchEvent(new Event("statuschange"));
      return repeated;
    """
    )
    assert own_lab.run(body, "net.npz") == 0


ONNX = b"\x08\x0a\nlocation\x12\x0bweights.binj\x0blocation\x12\x0dother/far.binj"
MODEL = b'{"modelTopology": {}, "weightsManifest": [{"paths": ["a.bin", "b.bin", "../c.bin"]}]}'


@pytest.mark.parametrize(
    ("content", "beside"), [(ONNX, ["weights.bin"]), (MODEL, ["a.bin", "b.bin"]), (b'{"layers": []}', [])]
)
def test_what_a_file_names_beside_it_is_fetched_too_but_nothing_from_elsewhere(own_lab, content, beside):
    asked = []

    def answer(route):
        asked.append(route.request.url.split("/files/")[1])
        route.fulfill(body=content if asked == ["net"] else b"1")

    own_lab.page.route("**/files/**", answer)
    body = """
      const { filesAt } = await import("/static/backend/files-at.js");
      const { files } = await filesAt(new URL("files/net", location.href).href);
      return files.map(({ name }) => name);
    """
    assert own_lab.run(body) == ["net", *beside]
    assert sorted(asked) == sorted(["net", *beside])


@pytest.mark.tolerates_trouble(reason="a file that is not there is asked for")
def test_a_shard_that_is_missing_is_named(own_lab):
    own_lab.page.route(
        "**/files/*",
        lambda route: route.fulfill(body=MODEL) if route.request.url.endswith("net") else route.fulfill(status=404),
    )
    body = """
      const { filesAt } = await import("/static/backend/files-at.js");
      return filesAt(new URL("files/net", location.href).href).catch(({ message }) => message);
    """
    sentence = "a.bin, which belongs to it, could not be loaded: the server answered 404"
    assert own_lab.run(body) == sentence
