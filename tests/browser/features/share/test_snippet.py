"""snippet.js: what an author pastes, the same as `forward-pass snippet` prints."""

from __future__ import annotations

import json

import pytest

from forward_pass import record, to_json
from forward_pass_site.cli.labels import Labels
from forward_pass_site.cli.snippet import listener
from forward_pass_site.record.reels import recorded_seeds
from shared_cases import CASES, network_of

SITE = "https://example.org/forward-pass/"
# As the element does it: attributes read, the trace described, and what differs from its default written.
WRITE = """
  const { AuthorSettings } = await import("/static/element/attributes.js");
  const { SETTINGS: rules } = await import("/static/core/settings-data.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { describe } = await import("/static/core/describe.js");
  const { sizeOf, snippets } = await import("/static/features/share/snippet.js");
  const holder = document.createElement("i");
  for (const [name, value] of Object.entries(given.attributes)) holder.setAttribute(name, value);
  const { settings, display } = new AuthorSettings(holder).read();
  const description = describe(settings.layers, decodeRecorded(given.reel).traces[0], display.labels);
  const { changes, ...written } = settings;
  const embedding = { site: given.site, settings: written, display, rules, description, recorded: given.recorded, widthPx: given.widthPx, jsx: given.jsx };
  return { description, ...snippets(embedding), size: sizeOf(embedding) };
"""
NETWORKS = {case["title"]: case["attributes"] for case in CASES["snippets"] if not {"width", "jsx", "site"} & set(case)}


@pytest.fixture
def write(lab):
    """Write the snippets of these attributes as the element does; they come by name, with description and size."""

    def write(attributes, width=None, site=SITE, jsx=False):
        network = network_of(attributes)
        usual = network_of({"seed": str(network.source.seed), "sample": str(network.sample)})
        recorded = network == usual and network.source.seed in recorded_seeds()
        reel = json.loads(to_json(record(network.source, [network.sample], network.options)))
        given = {"attributes": attributes, "reel": reel, "recorded": recorded, "widthPx": width, "site": site}
        return lab.run(WRITE, given | {"jsx": jsx})

    return write


@pytest.mark.parametrize("case", CASES["snippets"], ids=lambda case: case["title"])
def test_the_page_writes_the_very_snippets_that_the_command_prints(write, case):
    found = write(case["attributes"], case.get("width"), case.get("site", SITE), case.get("jsx", False))
    assert {name: found[name] for name in ("link", "element", "iframe")} == {
        name: case[name] for name in ("link", "element", "iframe")
    }
    assert found["listener"] == listener()


@pytest.mark.parametrize("name", NETWORKS)
def test_a_page_that_pastes_them_holds_what_was_asked_for_and_nothing_else(lab, write, name):
    attributes = NETWORKS[name]
    found = write(NETWORKS[name])
    body = """
      const document = new DOMParser().parseFromString(given.element + given.iframe, "text/html");
      const [element, frame] = ["forward-pass", "iframe"].map((name) => document.querySelector(name));
      const all = ({ attributes }) => Object.fromEntries(Array.from(attributes, ({ name, value }) => [name, value]));
      return [Array.from(document.querySelectorAll("*"), ({ localName }) => localName), all(element),
        Object.fromEntries(new URL(frame.src).searchParams), Object.fromEntries(new URL(given.link).searchParams)];
    """
    tags, element, frame, link = lab.run(body, found)
    picture = ["img"] if "<img" in found["element"] else []
    assert tags == ["html", "head", "script", "body", "forward-pass", "a", *picture, "iframe"]
    elsewhere = attributes.get("reel", "").startswith(("https://elsewhere", "https://example.org:8443"))
    assert element.pop("style").startswith("display: flow-root; aspect-ratio: 16 / 10; min-height: ")
    assert frame == link == {key: value for key, value in element.items() if key != "reel" or not elsewhere}
    for key, value in attributes.items():
        if key != "labels":
            assert element[key] == value
    assert Labels.read(element.get("labels", "")) == Labels.read(attributes.get("labels", ""))


def test_no_snippet_has_a_blank_line(write):
    for attributes in NETWORKS.values():
        found = write(attributes)
        assert "\n\n" not in found["element"] + found["iframe"] + found["link"] + found["listener"]


@pytest.mark.parametrize(("controls", "width", "width_px", "height_px"), CASES["sizes"])
def test_how_large_it_is_follows_from_its_width_and_controls(write, controls, width, width_px, height_px):
    found = write({"controls": controls}, width)
    assert (found["size"]["widthPx"], found["size"]["heightPx"]) == (width_px, height_px)
    assert f'height="{height_px}"' in found["iframe"]
