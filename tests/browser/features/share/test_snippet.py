"""snippet.js: what an author pastes, the same as `forward-pass snippet` prints."""

from __future__ import annotations

import json

import pytest

from forward_pass import Drawn, RunOptions, record, to_json
from forward_pass.settings import check
from forward_pass_site.cli.description import describe
from forward_pass_site.cli.labels import Labels
from forward_pass_site.cli.main import main
from forward_pass_site.cli.options import ChosenNetwork
from forward_pass_site.record.reels import recorded_seeds

SITE = "https://example.org/forward-pass/"
[RECORDED, *_] = recorded_seeds()
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
  const { initialization, ...written } = settings;
  const embedding = { site: given.site, settings: written, display, rules, description, recorded: given.recorded, widthPx: given.widthPx, jsx: given.jsx };
  return { description, ...snippets(embedding), size: sizeOf(embedding) };
"""
EVIL = "\"><script>,'</iframe>|&amp;<b>,--></p>"
NETWORKS = {
    "the default one": {},
    "a recorded one": {"seed": RECORDED, "theme": "light"},
    "another sample of it": {"seed": RECORDED, "sample": 3},
    "a paused moment": {"seed": RECORDED, "autoplay": "false", "moment": 1234},
    "the beginning": {"autoplay": "false", "moment": 0},
    "one of our own": {"layers": "3-4-2", "seed": 7, "temperature": 1.5, "activation": "gelu"},
    "functions of their own": {"activation": "relu,tanh", "seed": 4},
    "yes or no": {"layers": "3-1", "output": "sigmoid"},
    "rain or not": {"layers": "3-1", "output": "sigmoid", "labels": "|rain,dry"},
    "sigmoids": {"layers": "3-6", "output": "sigmoid", "seed": 2},
    "numbers": {"layers": "3-2", "output": "linear", "seed": 3, "labels": "|width"},
    "many numbers": {"layers": "3-9", "output": "linear"},
    "many classes": {"layers": "4-16-12", "seed": 11, "labels": "|zero,,two", "controls": "none"},
    "one class": {"layers": "2-1", "seed": 3},
    "a third": {"temperature": 1 / 3, "speed": 0.25, "python": "interaction"},
    "the coldest": {"temperature": 0.001, "seed": 2**53 - 1, "sample": 2**53 - 1},
    "the hottest": {"temperature": 1000, "layers": "2-16", "speed": 4},
    "evil names": {"labels": EVIL, "seed": 9},
    "names with commas, bars and quotes": {"labels": r"a\, b,c\|d|e\\,\"f\""},
    "names that run from right to left": {"labels": "שמש,wind|נשאר,go"},
    "names with breaks": {"labels": "a\n\nb, c |d\r\re\t, \ufefff"},
    "signs that addresses treat in their own way": {"labels": "~*é +%|()!',😀"},
    "a reel of ours": {"reel": f"{SITE}reels/a b.json?x=1&y"},
    "a reel of another host": {"reel": "https://elsewhere.test/r.json", "controls": "compact"},
    "a reel on another port": {"reel": "https://example.org:8443/r.json"},
    "a reel on the usual port": {"reel": "https://example.org:443/r.json"},
}


def network(attributes: dict[str, object]) -> ChosenNetwork:
    names = ("layers", "seed", "activation", "output")
    source = Drawn.from_dict({name: attributes[name] for name in names if name in attributes})
    options = RunOptions.from_dict({name: attributes[name] for name in ("temperature",) if name in attributes})
    return ChosenNetwork(source, options, check("sample", attributes.get("sample", 0)))


def as_text(attributes: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in attributes.items()}


@pytest.fixture
def write(lab):
    """Write the snippets of these attributes as the element does; they come by name, with description and size."""

    def write(attributes, width=None, site=SITE, jsx=False):
        chosen = network(attributes)
        seed, usual = chosen.source.seed, RunOptions()
        recorded = (chosen.source, chosen.options) == (Drawn(seed=seed), usual) and seed in recorded_seeds()
        reel = json.loads(to_json(record(chosen.source, [chosen.sample], chosen.options)))
        given = {"attributes": as_text(attributes), "reel": reel, "recorded": recorded, "widthPx": width, "site": site}
        given["jsx"] = jsx
        return lab.run(WRITE, given)

    return write


@pytest.fixture
def printed(capsys):
    """Print the snippets of these attributes; they come in their order."""

    def printed(attributes, width=None, site=SITE, jsx=False):
        told = ["--jsx"] if jsx else []
        told += [f"--{name}={text}" for name, text in as_text(attributes).items()]
        assert main(["snippet", "--site", site, *told, *([f"--width={width}"] if width else [])]) == 0
        return [part.split("\n", 1)[1] for part in capsys.readouterr().out.rstrip("\n").split("\n\n")]

    return printed


@pytest.mark.parametrize("width", [None, 480, 320])
@pytest.mark.parametrize("name", NETWORKS)
def test_the_page_and_the_command_write_the_very_same(write, printed, name, width):
    found = write(NETWORKS[name], width)
    assert [found["link"], found["element"], found["iframe"], found["listener"]] == printed(NETWORKS[name], width)


@pytest.mark.parametrize("width", [None, 480])
@pytest.mark.parametrize("name", NETWORKS)
def test_they_write_the_same_jsx(write, printed, name, width):
    found = write(NETWORKS[name], width, jsx=True)
    assert [found["link"], found["element"], found["iframe"]] == printed(NETWORKS[name], width, jsx=True)


@pytest.mark.parametrize("name", NETWORKS)
def test_both_languages_describe_a_network_in_the_same_sentence(write, name):
    labels = Labels.read(str(NETWORKS[name].get("labels", "")))
    assert write(NETWORKS[name])["description"] == describe(network(NETWORKS[name]), labels)


@pytest.mark.parametrize(
    "site", ["http://127.0.0.1:8000/", "https://example.org/a%20b/~c/", "https://example.org/x'y&z/"]
)
def test_the_site_may_be_anywhere(write, printed, site):
    found = write({"seed": RECORDED}, site=site)
    assert [found["link"], found["element"], found["iframe"], found["listener"]] == printed(
        {"seed": RECORDED}, site=site
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_a_page_that_pastes_them_holds_what_was_asked_for_and_nothing_else(lab, write, name):
    attributes = as_text(NETWORKS[name])
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


@pytest.mark.parametrize(
    ("controls", "width", "size"),
    [("full", None, (720, 450)), ("full", 320, (320, 416)), ("none", 320, (320, 288)), ("compact", 1400, (1400, 736))],
)
def test_how_large_it_is_follows_from_its_width_and_controls(write, controls, width, size):
    found = write({"controls": controls}, width)
    assert (found["size"]["widthPx"], found["size"]["heightPx"]) == size
    assert f'height="{size[1]}"' in found["iframe"]
