"""embedding.js: what is on screen, as the snippets are written of it."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

SITE = "https://example.org/site/"
PRESENT = """
  const { embeddingOf } = await import("/static/features/share/embedding.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { AuthorSettings } = await import("/static/element/attributes.js");
  const holder = document.createElement("i");
  for (const [name, value] of Object.entries(given.attributes ?? {})) holder.setAttribute(name, value);
  const { settings, display } = new AuthorSettings(holder).read();
  const reel = given.reel ? decodeRecorded(given.reel) : null;
  const asked = [];
  const isRecorded = (settings) => Boolean(asked.push(settings));
  const trace = reel && { ...reel.traces[given.sample ?? 0], drawnInputs: given.drawn ?? true, source: given.source ?? "recorded" };
  const { embedding, summary: told, note } = embeddingOf({
    site: given.site, base: "https://blog.test/posts/1", trace, settings: { ...settings, changes: given.changes ?? [] }, display, given: given.named ? reel : undefined,
    target: given.target ?? null, paused: given.paused ?? false, timeMs: given.timeMs ?? 0, durationMs: 4000, isRecorded,
  });
  return { ...embedding, told, note, asked };
"""


@pytest.fixture
def share(lab):
    """Give what is written when these things are on screen."""

    def share(**given):
        return lab.run(PRESENT, {"site": SITE, **given})

    return share


def test_the_network_and_sample_on_screen_count_and_not_what_the_author_asked_for(share):
    found = share(reel=hand_made(), sample=1, attributes={"seed": 9, "sample": 7, "temperature": 3, "theme": "dark"})
    assert found["settings"] == {
        "layers": [1, 4, 2], "seed": 1, "sample": 1, "temperature": 0.5, "activation": "relu", "output": "softmax",
        "initialization": "he", "original": None,
    }  # fmt: skip
    assert found["display"]["theme"] == "dark"
    assert found["description"].startswith("Neural network with layers of 1, 4, 2 neurons, seed 1, sample 1. Outputs: ")
    assert found["told"] == "1-4-2 · relu · seed 1 · sample 1 · temperature 0.5"
    assert (found["note"], found["widthPx"], found["site"]) == ("", None, SITE)
    assert found["asked"] == [{**found["settings"], "changes": []}]
    assert found["recorded"] is True


def test_while_there_are_no_numbers_the_network_that_is_awaited_counts(share):
    found = share(attributes={"layers": "3-2", "seed": 9, "sample": 4})
    assert found["settings"] == {
        "layers": [3, 2], "seed": 9, "sample": 4, "temperature": 0.65, "activation": "relu", "output": "softmax",
        "initialization": "he", "original": None,
    }  # fmt: skip
    assert found["description"] == "Neural network with layers of 3, 2 neurons, seed 9, sample 4."


@pytest.mark.parametrize(
    ("paused", "time", "autoplay", "moment", "told"),
    [
        (False, 1234.5, True, None, ""), (True, 1234.999, False, 1234, " · paused at 1234 ms"),
        (True, 0, False, 0, " · paused at 0 ms"), (True, 4000, False, None, " · paused at the end"),
    ],
)  # fmt: skip
def test_a_paused_picture_is_shared_at_its_moment(share, paused, time, autoplay, moment, told):
    found = share(reel=hand_made(), paused=paused, timeMs=time, attributes={"autoplay": "false", "moment": 77})
    assert (found["display"]["autoplay"], found["display"]["moment"]) == (autoplay, moment)
    assert found["told"].endswith(f"temperature 0.5{told}")


def test_when_python_starts_is_not_shared(share):
    assert share(reel=hand_made(), attributes={"python": "eager"})["display"]["python"] == "auto"


def test_what_no_attribute_can_hold_is_in_the_link_alone_and_that_is_said(share):
    changes = [[0, 3, 0, 0.5], [1, 1, -1, -0.25]]
    neuron = {"kind": "neuron", "layer": 1, "neuron": 3}
    found = share(reel=hand_made(), drawn=False, changes=changes, target=neuron, paused=True, timeMs=1234.5)
    assert found["fragment"] == "v=1&inputs=1&changes=0.3.0:0.5,1.1.b:-0.25&moment=1234.5&target=n1.3"
    assert found["note"] == (
        "The inputs and changed weights on screen are in the link alone: "
        "element and iframe show sample 0 of this network as it was drawn."
    )
    moving = share(reel=hand_made(), target=neuron)
    assert (moving["fragment"], moving["note"]) == ("v=1&target=n1.3", "")
    assert share(reel=hand_made(), paused=True, timeMs=1)["fragment"] == ""


def test_who_shares_given_inputs_describes_the_network_without_them(share):
    found = share(reel=hand_made(), drawn=False)
    assert found["description"] == "Neural network with layers of 1, 4, 2 neurons, seed 1, sample 0."


@pytest.mark.parametrize(
    ("url", "named", "changed", "address"),
    [
        ("mine.json", True, {}, "https://blog.test/posts/mine.json"),
        ("https://cdn.test/r.json", True, {}, "https://cdn.test/r.json"),
        ("mine.json", False, {}, ""), ("", True, {}, ""), ("http://[", True, {}, ""),
    ],
)  # fmt: skip
def test_a_reel_that_holds_the_network_on_screen_is_named_by_its_whole_address(share, url, named, changed, address):
    assert share(reel=hand_made(**changed), named=named, attributes={"reel": url})["display"]["reel"] == address


def test_a_reel_that_holds_another_network_is_not_named(lab):
    body = PRESENT.replace("given: given.named ? reel : undefined", "given: decodeRecorded(given.other)")
    for change in ({"seed": 6}, {"temperature": 0.7}, {"activation": "tanh"}, {"layers": (3, 5, 2)}):
        other = shape_of(**({"layers": (3, 4, 2)} | change))
        given = {"site": SITE, "reel": shape_of((3, 4, 2)), "other": other, "attributes": {"reel": "mine.json"}}
        assert lab.run(body, given)["display"]["reel"] == ""


def test_what_an_edited_forward_pass_made_is_neither_shared_nor_described(share):
    found = share(reel=hand_made(), source="edited")
    assert (
        found["note"]
        == "The forward pass you edited stays on this page: what you share shows the numbers of the original."
    )
    assert found["description"] == "Neural network with layers of 1, 4, 2 neurons, seed 1, sample 0."
