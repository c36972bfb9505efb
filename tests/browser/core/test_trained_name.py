"""trained-name.js: what the name of a trained network says."""

from __future__ import annotations

import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of


def test_a_name_of_pythons_gives_the_run_the_step_and_its_temperature(lab):
    name = name_of(TrainingRun("xor", temperature=2), 340)
    read = lab.call("core/trained-name", "trainedIn", name)
    assert (f"trained {read['run']}@{read['step']}", read["temperature"]) == (name, 2)
    assert lab.call("core/trained-name", "runOf", name) == name.removesuffix("@340")


@pytest.mark.parametrize(
    "name", ["", "trained ", "trained {@3", "trained []@3", "trained {}@-1", "Xor", "xor@", "xor@-3", "xor@1000001"]
)
def test_what_is_no_such_name_is_refused_with_a_sentence(lab, name):
    body = """
      const { readFragment } = await import("/static/core/fragment.js");
      try { return readFragment(`v=1&train=${encodeURIComponent(given)}`, [5, 2]); } catch ({ message }) { return message; }
    """
    assert lab.run(body, name).startswith(
        "train must be a task, or a run as JSON, then @ and a step up to 1000000, such as moons@340; got"
    )


def test_a_task_may_stand_for_a_run_so_that_a_link_can_be_written_by_hand(lab):
    body = """
      const { readFragment } = await import("/static/core/fragment.js");
      return given.map((text) => readFragment(`v=1&train=${text}`, [5, 2]).train);
    """
    assert lab.run(body, ["moons@340", "xor"]) == ['trained {"task":"moons"}@340', 'trained {"task":"xor"}@0']


def test_a_fragment_holds_it_beside_what_is_asked_of_it_but_beside_no_other_network(lab):
    body = """
      const { readFragment, writeFragment } = await import("/static/core/fragment.js");
      const read = (text) => { try { return readFragment(text, [2, 4, 2]); } catch ({ message }) { return message; } };
      const written = writeFragment({ train: given, moment: 900 });
      return [read(written), read(`${written}&seed=1`), read(`${written}&net=a`)];
    """
    name = name_of(TrainingRun("xor"), 20)
    kept, seed, net = lab.run(body, name)
    assert kept == {"train": name, "moment": 900}
    assert [seed, net] == ["seed cannot stand beside train", "train cannot stand beside net"]
