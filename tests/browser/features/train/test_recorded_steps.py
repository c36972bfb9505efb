"""recorded-steps.js: which steps of a training a recording answers, and which are Python's."""

from __future__ import annotations

import pytest

# A recording of the steps 0, 4, 20 and 60.
SCENE = """
  const { recordedStep, Recordings, towards } = await import("/static/features/train/recorded-steps.js");
  const steps = [0, 4, 20, 60];
  const loaded = [];
  const recording = {
    run: { task: "xor" }, steps, last: 60,
    lastUntil: (step) => steps.findLast((one) => one <= step), nextFrom: (step) => steps.find((one) => one >= step),
    load: async (step) => void loaded.push(step),
    at: (step) => ({ reel: { settings: { name: `trained@${step}` } }, network: { title: "XOR" } }),
    scores: { columns: ["step", "loss", "accuracy", "unseenLoss", "unseenAccuracy"], rows: [0, 2, 0.5, 3, 0.4, 60, 1, 1, 2, 0.9] },
  };
"""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"from": 0, "step": 0}, [0, "trained@0", False]),
        ({"from": 4, "step": 60}, [60, "trained@60", True]),
        ({"from": 4, "step": 5}, None),
        ({"from": 60, "step": 61}, None),
        ({"from": 4, "step": 14, "plays": {"at": 4, "speed": 100}}, [20, "trained@20", False]),
        ({"from": 60, "step": 70, "plays": {"at": 20, "speed": 100}}, [60, "trained@60", True]),
        ({"from": 4, "plays": {"at": 4, "speed": 0}}, [20, "trained@20", False]),
        ({"from": 60, "step": 70, "plays": {"at": 60, "speed": 100}}, None),
    ],
)
def test_a_recorded_step_is_answered_and_others_are_left_to_python(lab, wanted, found):
    body = "const answer = await recordedStep(recording, given); return answer && [answer.step, answer.name, answer.recorded.last, ...loaded];"
    # Its network was waited for.
    assert lab.run(SCENE + body, wanted) == (found and [*found, found[0]])


def test_all_losses_are_known_at_once(lab):
    body = "return (await recordedStep(recording, { run: {}, from: 0 })).progress;"
    assert lab.run(SCENE + body) == [
        {"step": 0, "loss": 2, "unseenLoss": 3, "right": 0.5, "unseenRight": 0.4},
        {"step": 60, "loss": 1, "unseenLoss": 2, "right": 1, "unseenRight": 0.9},
    ]


@pytest.mark.parametrize(
    ("step", "at", "to"), [(5, 4, 20), (3, 4, 0), (20, 4, 20), (19, 20, 4), (60, 20, 60), (7, 7, 4)]
)
def test_a_slider_goes_to_the_next_recorded_step_in_its_direction(lab, step, at, to):
    assert lab.run(SCENE + "return towards(recording, ...given);", [step, at]) == to


def test_once_python_runs_it_answers_but_what_plays_by_itself_goes_on_to_its_end(lab):
    body = """
      let live = false;
      const recordings = new Recordings(async () => recording, () => live);
      const answers = async () => (await recordings.step({ run: {}, from: 0, step: 4 }))?.step ?? null;
      const before = await answers();
      live = true;
      const after = await answers();
      recordings.plays = 1;
      return [before, after, await answers()];
    """
    assert lab.run(SCENE + body) == [4, None, 4]


def test_what_plays_by_itself_or_was_asked_for_by_the_page_is_no_act_of_the_reader(lab):
    body = """
      const recordings = new Recordings(async () => recording, () => false);
      const unasked = () => recordings.marked({ step: 4 }).unasked;
      const found = [unasked()];
      const training = { start: async () => {}, goTo: async (step) => void found.push(step, unasked()) };
      await recordings.open(training, {}, 5);
      await recordings.open({ start: () => Promise.reject(new Error("refused")) }, {}, 5).catch(() => found.push(unasked()));
      recordings.plays = 1;
      return [...found, unasked()];
    """
    assert lab.run(SCENE + body) == [False, 5, True, False, True]


def test_less_motion_is_no_motion_by_itself(lab):
    lab.page.emulate_media(reduced_motion="reduce")
    body = """
      let played = 0;
      const signal = new AbortController().signal;
      new Recordings(async () => recording, () => false).playWhenSeen({ play: async () => void played++ }, document.body, signal);
      for (let k = 0; k < 5; k++) await new Promise(requestAnimationFrame);
      return played;
    """
    try:
        assert lab.run(SCENE + body) == 0
    finally:
        lab.page.emulate_media(reduced_motion="no-preference")
    assert (
        lab.run(
            SCENE
            + body.replace(
                "for (let k = 0; k < 5; k++) await new Promise(requestAnimationFrame);",
                'document.body.append("seen"); await helpers.when(() => played > 0, "it plays");',
            )
        )
        == 1
    )


def test_a_recording_that_plays_by_itself_and_breaks_off_says_why(lab):
    body = """
      document.body.append("seen");
      const said = [];
      const recordings = new Recordings(async () => recording, () => false);
      const play = () => Promise.reject(new Error("its second file is missing"));
      recordings.playWhenSeen({ play }, document.body, new AbortController().signal, (sentence) => said.push(sentence));
      await helpers.when(() => said.length, "it is said");
      await helpers.turn();
      return [said, recordings.plays];
    """
    assert lab.run(SCENE + body) == [["its second file is missing"], 0]


def test_the_end_of_one_that_played_leaves_the_next_playing_by_itself(lab):
    body = """
      const recordings = new Recordings(async () => recording, () => false);
      const ends = [];
      const play = () => new Promise((resolve) => ends.push(resolve));
      for (const _ of [1, 2]) recordings.playWhenSeen({ play }, document.body, new AbortController().signal);
      await helpers.when(() => ends.length === 2, "both play");
      const found = [];
      for (const end of ends) { end(); await helpers.turn(); found.push(recordings.marked({}).unasked); }
      return found;
    """
    assert lab.run(SCENE + body) == [True, False]
