"""recorded-trainings.js: the site's recordings by their tasks, an author's own by its address."""

from __future__ import annotations

import json

import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import record_training

FIND = """
  const { recordedTraining } = await import("/static/backend/recorded-trainings.js");
  return recordedTraining(given.run, given.url).then((training) => training && [training.run.task, training.run.seed, training.last], (error) => error.message);
"""
MINE = record_training(TrainingRun("circles", seed=5), 12, 3).to_json()


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ({"task": "xor"}, ["xor", 0, 300]),
        ({"task": "spiral", "optimizer": "adam"}, ["spiral", 0, 1500]),
        ({}, ["moons", 0, 600]),
        ({"task": "moons", "learning_rate": 0.5}, None),
        ({"task": "iris"}, None),
        ({"task": "../seed-16"}, None),
    ],
)
def test_the_site_has_recorded_tasks_as_they_are(lab, run, found):
    assert lab.run(FIND, {"run": run}) == found


def test_an_authors_recording_is_preferred_where_it_is_of_the_run(own_lab):
    own_lab.page.route("**/mine.json", lambda route: route.fulfill(body=MINE))
    find = lambda run: own_lab.run(FIND, {"run": run, "url": "/mine.json"})  # noqa: E731
    assert find({}) == ["circles", 5, 12]
    assert find({"task": "circles", "seed": 5}) == ["circles", 5, 12]
    assert find({"task": "circles", "seed": 6}) is None
    assert find({"task": "xor"}) == ["xor", 0, 300]
    # Which of them it is can be told to the author.
    told = FIND.replace("recordedTraining }", "isFrom, recordedTraining }").replace(
        "training && [training.run.task, training.run.seed, training.last]", "isFrom(training, given.url)"
    )
    own = [own_lab.run(told, {"run": {"task": task}, "url": "/mine.json"}) for task in ("circles", "xor", "iris")]
    assert own == [True, False, False]


def test_its_second_file_is_looked_for_beside_it_and_named_where_it_does_not_come(own_lab):
    files = record_training(TrainingRun("moons", seed=5), 40, 6).to_files("long.json")
    answers = ["", files["long-more.json"]]
    own_lab.page.route("**/long.json?x=1", lambda route: route.fulfill(body=files["long.json"]))
    own_lab.page.route("**/long-more.json", lambda route: route.fulfill(body=answers.pop(0)))
    body = """
      const { recordedTraining } = await import("/static/backend/recorded-trainings.js");
      const training = await recordedTraining({}, "/long.json?x=1");
      return training.load(training.last).then(() => training.lastAtHand(99), (error) => error.message);
    """
    assert own_lab.run(body).endswith("/long-more.json could not be read: it is empty")
    assert own_lab.run(body) == 40


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "it is empty"),
        ("<!doctype html>", "it is a web page, not a recorded training"),
        (MINE[:100], "it breaks off in the middle"),
        (json.dumps({"format": "forward-pass-reel"}), "a recorded training's format must be"),
    ],
)
def test_one_that_cannot_be_read_is_named_and_may_be_asked_for_again(own_lab, body, reason):
    answers = [body, MINE]
    own_lab.page.route("**/mine.json", lambda route: route.fulfill(body=answers.pop(0)))
    said = own_lab.run(FIND, {"run": {}, "url": "/mine.json"})
    assert said.startswith(f"the reel {own_lab.page.url.rsplit('/', 1)[0]}/mine.json could not be read: {reason}")
    assert own_lab.run(FIND, {"run": {}, "url": "/mine.json"}) == ["circles", 5, 12]
