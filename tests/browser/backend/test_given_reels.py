"""given-reels.js: reels the author hands over, each taken once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from browser.lab import drawn, hand_made, shape_of
from forward_pass import record
from forward_pass.trace_json import trace_to_dict

TAKE = """
  const { GivenReels } = await import("/static/backend/given-reels.js");
  const host = document.createElement("div");
  host.innerHTML = given.inside;
  const said = [];
  const inside = () => host.querySelector(':scope > script[type="application/json"]');
  const reels = new GivenReels(inside, (sentence) => sentence && said.push(sentence), { backend: {}, reel: null });
  const seeds = async (url = "") => (await reels.take({ reel: url, src: "" })).map((reel) => reel.settings.seed);
"""


def inlined(reel):
    return f'<script type="application/json">{json.dumps(reel)}</script>'


@pytest.fixture
def take(own_lab):
    own_lab.page.route(
        "**/seed-*.json", lambda route: route.fulfill(json=shape_of((3, 2), seed=int(route.request.url[-6])))
    )
    return lambda body, inside="": own_lab.run(TAKE + body, {"inside": inside})


def test_nothing_handed_over_is_nothing_taken(take):
    assert take("return [await seeds(), said];") == [[], []]


def test_a_reel_is_taken_once(take):
    body = "return [await seeds('seed-4.json'), await seeds('seed-4.json'), await seeds('seed-5.json'), said];"
    assert take(body, inlined(hand_made())) == [[4, 1], [], [5], []]


def test_a_reel_put_in_later_is_taken_then(take):
    body = f"const first = await seeds(); host.innerHTML = {json.dumps(inlined(hand_made()))}; return [first, await seeds(), await seeds()];"
    assert take(body) == [[], [1], []]


def test_a_broken_reel_is_complained_of_once(take):
    body = "return [await seeds(), await seeds(), said.length, said[0]];"
    none, again, count, sentence = take(body, inlined({"format": "film"}))
    assert (none, again, count) == ([], [], 1)
    assert sentence.startswith("the reel inside the element could not be read: a reel's ")


def test_a_reel_recorded_by_an_earlier_version_is_the_same_network(lab):
    old = json.loads(Path(__file__).with_name("reel_of_version_1.json").read_text("utf-8"))
    body = """
      const { readReel } = await import("/static/backend/reel-file.js");
      const { publicTrace } = await import("/static/core/public-trace.js");
      const { traces } = readReel(given);
      return traces.map(publicTrace);
    """
    source, options = drawn(layers=(3, 4, 2), seed=1, activation="tanh", temperature=0.9)
    reel = record(source, [0, 1], options)
    assert lab.run(body, json.dumps(old)) == [trace_to_dict(reel, k) | {"source": "recorded"} for k in range(2)]


@pytest.mark.parametrize(
    "broken", [{"settings": None}, {"arrays": {}}, {"settings": {"layers": "3-4-2"}}, {"arrays": [1]}]
)
def test_what_only_claims_to_be_an_old_one_is_refused(lab, broken):
    old = json.loads(Path(__file__).with_name("reel_of_version_1.json").read_text("utf-8"))
    body = """
      const { readReel } = await import("/static/backend/reel-file.js");
      try { return readReel(given); } catch ({ message }) { return message; }
    """
    assert lab.run(body, json.dumps(old | broken)) == "a reel's version must be 2; got 1: record it again"
