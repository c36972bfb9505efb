"""recorded-networks.js: the networks recorded when the site was built."""

from __future__ import annotations

import pytest

from browser.scripts import DEFAULT
from forward_pass_site.record.reels import recorded_seeds

SEEDS = sorted(recorded_seeds())


def next_seed(lab, **changed):
    return lab.call("backend/recorded-networks", "nextRecordedSeed", DEFAULT | changed)


def test_the_next_recorded_seed_is_the_next_larger_and_after_the_last_the_first(lab):
    assert [next_seed(lab, seed=seed) for seed in SEEDS] == [*SEEDS[1:], SEEDS[0]]


def test_from_a_seed_that_is_not_recorded_one_finds_back_to_those_that_are(lab):
    assert next_seed(lab, seed=SEEDS[0] + 1) == SEEDS[1]
    assert next_seed(lab, seed=2**53 - 1) == SEEDS[0]


@pytest.mark.parametrize(
    "changed",
    [
        {"layers": [3, 2]},
        {"temperature": 1},
        {"activation": "tanh"},
        {"initialization": "glorot"},
        {"changes": [[0, 1, 2, 0.5]]},
    ],
)
def test_of_other_networks_none_is_recorded(lab, changed):
    assert next_seed(lab, **changed) is None
    assert lab.call("backend/recorded-networks", "recordedReel", DEFAULT | changed) is None


def test_a_recorded_reel_is_fetched_once_a_page(own_lab):
    asked = []
    own_lab.page.on("request", lambda request: asked.append(request.url) if "/recorded/start" in request.url else None)
    body = """
      const { recordedReel } = await import("/static/backend/recorded-networks.js");
      const reels = await Promise.all([recordedReel(given), recordedReel(given)]);
      return [reels[0] === reels[1], reels[0] === await recordedReel(given), reels[0].settings.seed, reels[0].source];
    """
    assert own_lab.run(body, DEFAULT) == [True, True, DEFAULT["seed"], "recorded"]
    assert len(asked) == 1


@pytest.mark.tolerates_trouble(reason="the file is missing at first")
def test_a_file_that_could_not_be_fetched_is_tried_again(own_lab):
    body = "return (await (await import('/static/backend/recorded-networks.js')).recordedReel(given))?.settings.seed ?? null;"
    own_lab.page.route("**/recorded/*.json", lambda route: route.abort())
    assert own_lab.run(body, DEFAULT) is None
    own_lab.page.unroute("**/recorded/*.json")
    assert own_lab.run(body, DEFAULT) == DEFAULT["seed"]
