"""network-store.js: which network and sample come next, and from whom."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of
from browser.scripts import AFTER_FIRST, DEFAULT, FIRST, NETWORK_STORE, SEEDS


@pytest.fixture
def store(own_lab):
    """Run a body beside a new store, over recorded networks alone."""

    def run(body, status="idle", **given):
        return own_lab.run(NETWORK_STORE + body, {"settings": DEFAULT, "status": status, **given})

    return run


def test_a_recorded_network_is_on_stage_as_soon_as_it_is_opened(store):
    answer = store("return [await open({}), changes, now(), store.settings.sample];")
    assert answer == [True, ["network"], {"seed": FIRST, "sample": 0, "source": "recorded"}, 0]


def test_a_recorded_network_is_opened_at_the_sample_that_is_wanted(store):
    assert store("await open({ sample: 5 }); return now().sample;") == 5


def test_of_a_network_that_nobody_recorded_the_skeleton_stands(store):
    answer = store("return [await open({ seed: 1 }), changes, store.trace, store.settings.seed];")
    assert answer == [False, ["skeleton"], None, 1]


def test_a_reel_that_was_given_comes_before_those_of_the_site(store):
    body = """
      store.library.give(decodeRecorded(given.reel));
      await open({ layers: [3, 2], seed: 4 });
      const mine = store.trace.network.layers;
      await open({});
      return [mine, now().seed, changes];
    """
    assert store(body, reel=shape_of((3, 2), seed=4)) == [[3, 2], FIRST, ["network", "network"]]


def test_of_two_networks_opened_at_once_the_newer_one_is_shown(store):
    body = "await Promise.all([open({}), open({ seed: given.other })]); return [now().seed, changes];"
    assert store(body, other=AFTER_FIRST) == [AFTER_FIRST, ["network"]]


def test_recorded_samples_follow_each_other_and_begin_again(store):
    body = """
      await open({});
      await store.library.complete(store.reel);
      const told = [];
      for (let k = 0; k < 10; k++) { store.nextSample(); told.push([now().sample, store.settings.sample]); }
      return [told, new Set(changes.slice(1))].map((part) => Array.from(part));
    """
    told, kinds = store(body)
    assert told == [[k % 8, k % 8] for k in range(1, 11)]
    assert kinds == ["sample"]


@pytest.mark.parametrize(("count", "sample"), [(1, 3), (-1, 1), (-3, 7), (8, 2), (13, 7), (1.9, 3)])
def test_one_may_go_some_samples_on_or_back(store, count, sample):
    assert store(f"await open({{ sample: 2 }}); await store.moveSample({count}); return now().sample;") == sample


def test_among_the_samples_at_hand_one_moves_at_once(store):
    body = "await open({}); store.moveSample(3); const first = now().sample; await store.moveSample(1); store.moveSample(-5); return [first, now().sample];"
    assert store(body) == [3, 7]


def test_a_page_begins_with_the_first_samples_and_fetches_the_others_when_the_first_pass_ends(own_lab):
    asked = []
    own_lab.page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    body = """
      await open({});
      const first = store.reel.traces.length;
      store.nextSample();
      await store.library.complete(store.reel);
      store.nextSample();
      return [first, store.reel.traces.length, now().sample, changes];
    """
    found = own_lab.run(NETWORK_STORE + body, {"settings": DEFAULT, "status": "idle"})
    assert found == [4, 8, 2, ["network", "sample", "sample"]]
    assert [name for name in asked if name.endswith(".json")] == ["start.json", f"seed-{FIRST}.json"]


@pytest.mark.tolerates_trouble(reason="the file is missing")
def test_where_the_other_samples_cannot_be_had_the_first_ones_begin_again(own_lab):
    own_lab.page.route("**/seed-*.json", lambda route: route.abort())
    body = """
      await open({});
      for (let k = 0; k < 5; k++) store.nextSample();
      await store.moveSample(-2);
      return now().sample;
    """
    assert own_lab.run(NETWORK_STORE + body, {"settings": DEFAULT, "status": "idle"}) == 3


def test_what_is_opened_while_the_other_samples_are_fetched_stays_as_it_is(store):
    body = """
      await open({});
      const moved = store.moveSample(5);
      await open({ seed: given.other });
      await moved;
      return now();
    """
    assert store(body, other=AFTER_FIRST) == {"seed": AFTER_FIRST, "sample": 0, "source": "recorded"}


def test_a_skeleton_has_no_next_sample(store):
    assert store("await open({ seed: 1 }); store.nextSample(); store.moveSample(1); return changes;") == ["skeleton"]


def test_randomize_goes_through_all_that_is_recorded_and_back_to_the_first(store):
    body = f"""
      await open({{}});
      const seeds = [];
      for (let k = 0; k < {len(SEEDS)}; k++) {{ await store.randomize(); seeds.push(now().seed); }}
      return [seeds, asked.length, store.settings.seed];
    """
    start = SEEDS.index(FIRST)
    seeds, asked, seed = store(body)
    assert seeds == [*SEEDS[start + 1 :], *SEEDS[: start + 1]]
    assert (asked, seed) == (0, FIRST)


def test_randomize_begins_with_the_first_sample(store):
    assert store("await open({ sample: 5 }); await store.randomize(); return now().sample;") == 0


FAILING = "interpreter.fails = true; const failed = (work) => work.then(() => 'done', (error) => error.message);"


@pytest.mark.parametrize(
    "call",
    [
        "request({ temperature: 2 })",
        "request({}, [1, 2, 3, 4, 5])",
        "request({ changes: [[0, 1, 2, 0.5]] })",
        "randomize()",
    ],
)
def test_what_python_cannot_answer_leaves_everything_as_it_was(store, call):
    body = (
        FAILING
        + """
      store.library.give(decodeRecorded(given.reel));
      await open({ seed: 1, temperature: 3 });
      const state = () => {
        const { layers, seed, sample, temperature, changes } = store.settings;
        return JSON.stringify([layers, seed, sample, temperature, changes, now(), store.inputs]);
      };
      const before = state();
      const said = await failed(store.CALL);
      const after = state();
      store.nextSample();
      return [said, before === after, store.settings.seed, store.settings.temperature, now().sample];
    """
    )
    reel = shape_of((5, 7, 6, 2), seed=1, samples=8, temperature=3.0)
    assert store(body.replace("CALL", call), reel=reel) == ["Python is away", True, 1, 3, 1]


def test_after_a_temperature_that_failed_the_recorded_one_can_be_had_again(store):
    body = (
        FAILING
        + """
      await open({});
      await failed(store.request({ temperature: 2 }));
      await store.randomize();
      return now();
    """
    )
    assert store(body) == {"seed": AFTER_FIRST, "sample": 0, "source": "recorded"}


@pytest.mark.tolerates_trouble(reason="a recorded file is missing")
def test_a_recorded_network_that_cannot_be_fetched_leaves_the_one_on_stage(store, own_lab):
    own_lab.page.route(f"**/seed-{AFTER_FIRST}.json", lambda route: route.abort())
    body = (
        FAILING
        + """
      await open({});
      const said = await failed(store.randomize());
      return [said, now().seed, store.settings.seed, changes];
    """
    )
    assert store(body) == ["Python is away", FIRST, FIRST, ["network"]]


def test_two_quick_clicks_are_two_networks(store):
    body = "await open({}); await Promise.all([store.randomize(), store.randomize()]); return [now().seed, changes.length];"
    assert store(body)[0] == SEEDS[SEEDS.index(FIRST) + 2]


def test_of_two_wishes_that_fail_neither_is_left_standing(store):
    body = (
        FAILING
        + """
      await open({ sample: 3 });
      const said = await Promise.all([store.request({ temperature: 2 }), store.request({ temperature: 3 }), store.request({}, [1, 2, 3, 4, 5])].map(failed));
      const { temperature, sample } = store.settings;
      await store.randomize();
      return [said.filter((sentence) => sentence !== "done").length > 0, temperature, sample, store.inputs, now().source, changes];
    """
    )
    assert store(body) == [True, 0.65, 3, None, "recorded", ["network", "network"]]


@pytest.mark.parametrize("count", ["NaN", "undefined", "0", "0.4"])
def test_no_number_of_samples_moves_nowhere(store, count):
    assert store(f"await open({{ sample: 2 }}); await store.moveSample({count}); return now().sample;") == 2


def test_a_network_that_was_superseded_while_it_was_fetched_says_so(store):
    body = "return Promise.all([open({}), open({ seed: 1 })]).then((opened) => [opened, changes]);"
    assert store(body) == [[None, False], ["skeleton"]]


def test_a_hand_made_reel_goes_through_unchanged(store):
    body = """
      store.library.give(decodeRecorded(given.reel));
      await open({ layers: [1, 4, 2], seed: 1, temperature: 0.5 });
      return Array.from(store.trace.get("dense2.preActivations"));
    """
    assert store(body, reel=hand_made())[0] == 0.75
