"""network-history.js: what the reader did to the network, taken back and done again."""

from __future__ import annotations

from browser.lab import shape_of
from browser.scripts import AFTER_FIRST, DEFAULT, FIRST, NETWORK_STORE

HISTORY = """
  const { NetworkHistory } = await import("/static/element/network-history.js");
  const state = () => {
    const { seed, temperature, changes } = store.settings;
    return [seed, temperature, changes.map((change) => change.join()).join(" "), store.inputs && Array.from(store.inputs).join()];
  };
  let history;
  const begin = () => { history = new NetworkHistory(store); store.addEventListener("change", () => history.look()); };
"""


def recorded(own_lab, body, **given):
    """Run a body beside a store that has recorded networks alone."""
    return own_lab.run(NETWORK_STORE + HISTORY + body, {"settings": DEFAULT, "status": "idle", **given})


def test_each_act_is_undone_in_turn_and_done_again(live_store):
    body = """
      await open({});
      begin();
      const states = [state()];
      for (const act of [
        () => store.request({ temperature: 2 }),
        () => store.request({}, [1, 0, 1, 0, 1]),
        () => store.request({ changes: [[0, 1, 2, 0.5]] }),
        () => store.randomize(),
        () => store.request({ changes: [[1, 1, 2, -1]] }),
      ]) { await act(); states.push(state()); }
      const back = [];
      const names = [];
      while (history.undoes) { names.push(history.undoes); await history.undo(); back.unshift(state()); }
      const on = [];
      while (history.redoes) { await history.redo(); on.push(state()); }
      return [states, back, on, names, store.trace.comparison !== null];
    """
    states, back, on, names, compared = live_store(HISTORY + body)
    assert back == states[:-1]
    assert on == states[1:]
    assert names == ["weights and biases", "network", "weights and biases", "inputs", "temperature"]
    assert compared
    assert states[3][0] == FIRST != states[4][0]


def test_randomize_is_undone_without_python_and_at_the_sample_that_was_there(own_lab):
    body = """
      await open({});
      begin();
      for (let k = 0; k < 3; k++) store.nextSample();
      await store.randomize();
      store.nextSample();
      const there = now();
      await history.undo();
      const before = now();
      await history.redo();
      return [there, before, now(), asked];
    """
    there, before, again, asked = recorded(own_lab, body)
    assert before == {"seed": FIRST, "sample": 3, "source": "recorded"}
    assert again == there == {"seed": AFTER_FIRST, "sample": 1, "source": "recorded"}
    assert asked == []


def test_what_was_done_before_the_history_was_loaded_can_be_undone(own_lab):
    body = """
      await open({});
      await store.randomize();
      await store.randomize();
      begin();
      const undoes = history.undoes;
      await history.undo();
      return [undoes, now().seed, history.undoes];
    """
    assert recorded(own_lab, body) == ["network", FIRST, None]


def test_what_is_changed_in_one_go_is_one_act_and_randomize_never_joins_another(live_store):
    body = """
      await open({});
      begin();
      const drag = async () => { for (const t of [2, 3, 4]) { await store.request({ temperature: t }); } };
      await drag();
      history.gesture = {};
      await drag();
      await store.request({ temperature: 5 });
      await store.randomize();
      await store.randomize();
      const states = [];
      while (history.undoes) { await history.undo(); states.push(store.settings.temperature); }
      return states;
    """
    assert live_store(HISTORY + body) == [5, 5, 4, 0.65]


def test_another_act_after_an_undo_takes_the_place_of_what_could_be_redone(live_store):
    body = """
      await open({});
      begin();
      await store.request({ temperature: 2 });
      await history.undo();
      const before = history.redoes;
      await store.request({ temperature: 3 });
      await history.redo();
      return [before, history.redoes, store.settings.temperature];
    """
    assert live_store(HISTORY + body) == ["temperature", None, 3]


def test_the_samples_that_passes_have_come_to_stay_when_a_change_is_undone(live_store):
    body = """
      await open({});
      await store.refreshFromLive();
      begin();
      await store.request({ temperature: 2 });
      for (let k = 0; k < 4; k++) store.nextSample();
      await history.undo();
      return [now().sample, store.trace.temperature];
    """
    assert live_store(HISTORY + body) == [4, 0.65]


def test_an_act_that_fails_and_an_undo_that_fails_leave_the_history_as_it_was(live_store):
    body = """
      await open({});
      begin();
      await store.request({}, [0, 0, 0, 0, 0]);
      history.gesture = {};
      await store.request({}, [1, 1, 1, 1, 1]);
      interpreter.fails = true;
      const told = [];
      const tell = () => told.push([history.undoes, history.redoes, store.inputs?.[0] ?? null]);
      const failing = store.request({ temperature: 3 }).catch(() => told.push("failed"));
      tell();
      await failing;
      tell();
      await history.undo().catch(() => told.push("failed"));
      tell();
      interpreter.fails = false;
      await history.undo();
      tell();
      return told;
    """
    assert live_store(HISTORY + body) == [
        ["temperature", None, 1], "failed", ["inputs", None, 1], "failed", ["inputs", None, 1], ["inputs", "inputs", 0],
    ]  # fmt: skip


def test_what_the_author_opens_is_no_act_and_the_history_begins_anew_with_it(live_store):
    body = """
      await open({});
      begin();
      await store.request({ temperature: 2 });
      await open({ seed: given.other });
      const opened = [history.undoes, history.redoes];
      await store.request({}, [1, 1, 1, 1, 1]);
      const touched = history.undoes;
      await store.request({ temperature: 3 }, null, 3);
      return [opened, touched, history.undoes];
    """
    assert live_store(HISTORY + body, other=AFTER_FIRST) == [[None, None], "inputs", None]


def test_a_network_that_an_author_gave_comes_back_too(own_lab):
    body = """
      store.library.give(decodeRecorded(given.reel));
      await open({ layers: [3, 2], seed: 4 });
      begin();
      await store.want({ ...store.wish, settings: { ...given.settings, sample: undefined }, sample: 0, network: {} });
      const other = now().seed;
      await history.undo();
      return [other, now().seed, store.trace.network.layers];
    """
    assert recorded(own_lab, body, reel=shape_of((3, 2), seed=4)) == [FIRST, 4, [3, 2]]


def test_the_steps_of_one_training_in_one_go_are_one_act(lab):
    body = """
      const { difference } = await import("/static/element/network-history.js");
      const wish = (name) => ({ settings: { name, seed: 1 }, inputs: null });
      const of = (before, after) => difference(wish(before), wish(after));
      return [of('trained {"a":1}@3', 'trained {"a":1}@9'), of('trained {"a":1}@3', 'trained {"a":2}@9'), of(undefined, 'trained {"a":1}@0'), of("0a", "0b")];
    """
    assert lab.run(body) == ["training", "network", "network", "network"]


def test_a_recording_that_plays_by_itself_leaves_nothing_to_undo_but_what_the_reader_does_then_can_be(lab):
    body = """
      const { difference } = await import("/static/element/network-history.js");
      const wish = (step, more) => ({ settings: { name: `trained {"task":"xor"}@${step}` }, inputs: null, ...more });
      const unasked = wish(2, { unasked: 'trained {"task":"xor"}@2' });
      return [difference(wish(1), unasked), difference(unasked, { ...unasked, inputs: [1, 0] }),
        difference(unasked, { ...unasked, ...wish(3) }), difference(wish(1), wish(2))];
    """
    assert lab.run(body) == [None, "inputs", "training", "training"]


def test_the_inputs_of_a_film_come_and_go_without_an_act_and_give_way_to_those_before(live_store):
    body = """
      const { Adjustments } = await import("/static/features/adjust/adjustments.js");
      let ran;
      const adjustments = new Adjustments({ store, setNotice() {}, run: (work) => (ran = work()), open() {} });
      const show = async (inputs) => { adjustments.showInputs(inputs); await ran; };
      await open({});
      begin();
      const seen = [];
      const look = () => seen.push([store.inputs && store.inputs.join(), history.undoes, history.redoes]);
      await show([1, 0, 1, 0, 1]); look();
      await show([1, 1, 1, 1, 1]); look();
      await show(null); look();
      await store.request({}, [2, 0, 0, 0, 0]); look();
      await show([1, 0, 1, 0, 1]); look();
      await show(null); look();
      await show([1, 0, 1, 0, 1]);
      await store.request({ temperature: 2 }); look();
      await history.undo(); look();
      await history.undo(); look();
      return seen;
    """
    one, other, own = "1,0,1,0,1", "1,1,1,1,1", "2,0,0,0,0"
    assert live_store(HISTORY + body) == [
        *([one, None, None], [other, None, None], [None, None, None]),
        *([own, "inputs", None], [one, "inputs", None], [own, "inputs", None]),
        *([one, "temperature", None], [own, "inputs", "temperature"], [None, None, "inputs"]),
    ]
