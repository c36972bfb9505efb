"""training.js: which step of a training is on stage, and what Python is asked for."""

from __future__ import annotations

# Stands in for Python: its loss falls by a tenth with each step, and it makes three steps in a moment.
SCENE = """
  const { Training } = await import("/static/features/train/training.js");
  const { joined } = await import("/static/features/train/progress.js");
  const asked = [];
  const shown = [];
  let stopsAt = Infinity;
  const ask = async (request) => {
    asked.push(request);
    await helpers.turn();
    const wanted = request.step ?? request.from + 3;
    const step = Math.min(wanted, stopsAt);
    if (request.run.task === "unknown") throw new Error("task must be one that there is");
    const progress = [{ step, loss: 0.9 ** step, unseenLoss: 1, right: null, unseenRight: null }];
    return { run: request.run, step, name: `trained ${JSON.stringify(request.run)}@${step}`, network: {}, progress, epoch: Math.ceil(step / 4), epochSteps: 4, stopped: step < wanted ? "the loss is NaN" : null };
  };
  const training = new Training({ task: "xor", seed: 1 }, ask, async ({ step, name }, first) => { shown.push([step, first]); onStage = name; await holds(); }, (name) => name === onStage);
  let onStage = "";
  let holds = async () => {};
"""


def test_it_begins_with_the_first_step_as_another_network(lab):
    body = "await training.begin(); await training.move(2); return [shown, training.step, training.furthest];"
    assert lab.run(SCENE + body) == [[[0, True], [2, False]], 2, 2]


def test_it_goes_back_without_forgetting_what_came_after(lab):
    body = "await training.begin(); await training.goTo(9); await training.goTo(4); return [training.step, training.furthest, asked.at(-1).step];"
    assert lab.run(SCENE + body) == [4, 9, 4]


def test_a_change_on_the_way_holds_from_the_present_step_on(lab):
    body = """
      await training.begin(); await training.goTo(9); await training.goTo(4);
      await training.change({ learning_rate: 0.5 }); await training.change({ batch: 8 });
      return [training.run.changes, training.furthest];
    """
    assert lab.run(SCENE + body) == [[[4, {"learning_rate": 0.5, "batch": 8}]], 4]


def test_a_change_that_is_undone_brings_the_steps_back_that_came_after_it(lab):
    body = """
      await training.begin(); await training.goTo(9); await training.goTo(4);
      const before = onStage;
      await training.change({ learning_rate: 0.5 });
      const between = training.furthest;
      onStage = before;
      await training.adopt(before);
      return [between, training.step, training.furthest, training.run.changes];
    """
    assert lab.run(SCENE + body) == [4, 4, 9, []]


def test_a_step_far_off_is_told_while_python_is_on_its_way(lab):
    body = """
      await training.begin();
      const going = training.goTo(500);
      const target = training.targetStep;
      await going;
      return [target, training.targetStep, training.step];
    """
    assert lab.run(SCENE + body) == [500, None, 500]


def test_a_way_far_off_tells_how_far_it_is_and_may_be_ended_where_it_is(lab):
    body = """
      await training.begin();
      const told = [];
      // Python goes it in parts of a hundred steps.
      const inParts = async (request) => {
        for (let step = 100; step < request.step; step += 100) {
          const goesOn = request.goesOn(step);
          told.push([far.targetStep, far.reachedStep, goesOn]);
          if (step === 300 && request.step === 1000) far.pause();
          if (!goesOn) return ask({ ...request, step });
          await new Promise((resolve) => setTimeout(resolve));
        }
        return ask(request);
      };
      const far = new Training({ task: "xor" }, (request) => (request.step > 9 ? inParts(request) : ask(request)), async () => {}, () => true);
      await far.begin();
      await far.goTo(1000);
      const found = [told.slice(), far.step, far.targetStep, far.playing];
      // Taken from the page on the way, it goes on when it is put back.
      const going = far.goTo(2000);
      far.leave();
      await going;
      const left = far.step;
      far.comeBack();
      await helpers.when(() => far.step === 2000, "it has come there");
      return [...found, left < 2000];
    """
    parts = [[1000, 100, True], [1000, 200, True], [1000, 300, True], [1000, 300, False]]
    assert lab.run(SCENE + body) == [parts, 400, None, False, True]


def test_a_network_that_could_not_be_shown_leaves_the_step_on_stage(lab):
    body = """
      await training.begin(); await training.goTo(3);
      const before = onStage;
      holds = async () => { onStage = before; throw new Error("Python has died"); };
      const said = await training.goTo(8).catch(({ message }) => message);
      const found = [said, training.step, training.answer.name === onStage, training.furthest];
      await training.begin({ seed: 2 }).catch(() => {});
      return [...found, training.run.seed, training.step];
    """
    assert lab.run(SCENE + body) == ["Python has died", 3, True, 8, 1, 3]


def test_a_run_that_is_paused_before_its_first_network_came_still_comes_to_the_stage(lab):
    body = """
      await training.begin(); await training.goTo(5);
      const chosen = training.begin({ seed: 2 });
      const playing = training.play();
      training.pause();
      await Promise.all([chosen, playing]);
      await helpers.when(() => training.answer.run.seed === 2 && !training.busy, "the run that was chosen is on stage");
      return [training.playing, training.step, shown.at(-1)];
    """
    assert lab.run(SCENE + body) == [False, 0, [0, True]]


def test_while_its_element_is_in_no_page_it_rests(lab):
    body = """
      await training.begin();
      void training.play();
      await helpers.when(() => training.step > 5, "some steps are made");
      training.leave();
      const left = training.playing;
      training.comeBack();
      const back = training.playing;
      training.pause();
      training.leave();
      training.comeBack();
      return [left, back, training.playing];
    """
    assert lab.run(SCENE + body) == [False, True, False]


def test_at_the_last_step_there_is_it_stops_and_says_so(lab):
    body = """
      await training.begin();
      const last = 1_000_000;
      const said = [];
      for (const speed of [100, 0]) {
        await training.goTo(last - 5);
        training.speed = speed;
        said.push(await training.play().catch(({ message }) => message), training.step === last, training.playing);
      }
      return said;
    """
    sentence = "a training goes no further than step 1000000"
    assert (
        lab.run(SCENE.replace("request.from + 3", "Math.min(1e6, request.from + 3)") + body)
        == [sentence, True, False] * 2
    )


def test_a_change_before_the_first_step_is_the_runs_own(lab):
    body = "await training.begin(); await training.change({ learning_rate: 0.5 }); return training.run;"
    assert lab.run(SCENE + body) == {"task": "xor", "seed": 1, "learning_rate": 0.5, "changes": []}


def test_it_trains_until_it_is_paused(lab):
    body = """
      await training.begin();
      const done = training.play();
      await helpers.when(() => training.step > 20, "some steps are made");
      training.pause();
      const { step } = training;
      await done;
      for (let k = 0; k < 5; k++) await helpers.turn();
      return [training.playing, training.step === step, shown.every(([at], k) => k === 0 || at > shown[k - 1][0])];
    """
    assert lab.run(SCENE + body) == [False, True, True]


def test_python_goes_on_while_a_network_is_shown_and_most_networks_are_not_shown(lab):
    body = """
      await training.begin();
      training.speed = 0;
      let painted = () => {};
      holds = () => new Promise((resolve) => (painted = resolve));
      const done = training.play();
      await helpers.when(() => asked.length > 12, "Python is asked on and on");
      const whileShown = [shown.length, asked.slice(1).every(({ advance, from }, k) => advance < 100 && from === 3 * k)];
      const documents = asked.slice(1, 5).map(({ document }) => document);
      painted();
      await helpers.when(() => training.furthest > 3, "the next one is shown");
      training.pause();
      painted();
      await done;
      return [whileShown, documents, training.progress.slice(0, 5).map(({ step }) => step), shown.length];
    """
    whileShown, documents, steps, count = lab.run(SCENE + body)
    # The first network and the one after the first steps.
    assert whileShown == [2, True]
    assert documents == [True, False, False, False]
    # The losses of those that were not shown are known all the same.
    assert steps == [0, 3, 6, 9, 12]
    assert count == 3


def test_it_stops_where_the_reader_has_turned_to_another_network_and_goes_on_when_asked(lab):
    body = """
      await training.begin();
      const done = training.play();
      await helpers.when(() => training.step > 5, "some steps are made");
      onStage = "another";
      await done;
      const { playing, step } = training;
      const before = shown.length;
      await training.move(1);
      return [playing, shown.at(-1)[0] === step + 1, shown.at(-1)[1], shown.length - before];
    """
    assert lab.run(SCENE + body) == [False, True, True, 1]


def test_what_comes_to_an_end_stops_with_its_sentence(lab):
    body = "await training.begin(); stopsAt = 7; await training.play(); return [training.playing, training.step, training.stopped];"
    assert lab.run(SCENE + body) == [False, 7, "the loss is NaN"]


def test_another_run_takes_the_place_of_one_that_is_asked_for(lab):
    body = """
      await training.begin();
      const late = training.goTo(50);
      await training.begin({ task: "moons" });
      await late;
      return [training.run.task, training.step, shown.at(-1)];
    """
    assert lab.run(SCENE + body) == ["moons", 0, [0, True]]


def test_a_refusal_leaves_the_step_on_stage(lab):
    body = """
      await training.begin(); await training.goTo(3);
      const sentence = await training.begin({ task: "unknown" }).catch(({ message }) => message);
      return [sentence, training.step, shown.length, training.playing];
    """
    assert lab.run(SCENE + body) == ["task must be one that there is", 3, 2, False]


def test_a_run_that_is_refused_leaves_the_one_before_and_it_trains_on(lab):
    body = """
      await training.begin();
      const done = training.play();
      await helpers.when(() => training.step > 5, "some steps are made");
      const sentence = await training.begin({ task: "unknown" }, true).catch(({ message }) => message);
      const { step } = training;
      await helpers.when(() => training.step > step + 5, "it trains on");
      const { playing, run: { task }, progress } = training;
      training.pause();
      return [sentence, playing, task, progress[0].step, step > 5];
    """
    assert lab.run(SCENE + body) == ["task must be one that there is", True, "xor", 0, True]


def test_it_begins_anew_and_trains_on_where_that_is_asked_for(lab):
    body = """
      await training.begin();
      void training.play();
      await helpers.when(() => training.step > 5, "some steps are made");
      const told = [];
      training.addEventListener("change", () => told.push(training.playing));
      void training.begin({ layers: [2, 6, 2] }, true);
      await helpers.when(() => training.run.layers && training.furthest > 8, "it trains on");
      const first = shown.findLast(([, first]) => first);
      training.pause();
      return [first, told.slice(0, -1).every(Boolean), training.progress[0].step];
    """
    assert lab.run(SCENE + body) == [[0, True], True, 0]


def test_it_stops_where_another_task_is_begun(lab):
    body = """
      await training.begin();
      void training.play();
      await helpers.when(() => training.step > 5, "some steps are made");
      await training.begin({ task: "moons" });
      return [training.playing, training.step];
    """
    assert lab.run(SCENE + body) == [False, 0]


def test_a_setting_is_that_of_the_last_change_before_the_step(lab):
    run = {"task": "xor", "batch": 8, "changes": [[4, {"batch": 16}], [9, {"noise": 0.5}]]}
    found = [lab.call("features/train/progress", "runAt", run, step) for step in (3, 4, 9)]
    assert [(one["batch"], one.get("noise")) for one in found] == [(8, None), (16, None), (16, 0.5)]


def test_it_says_when_another_network_is_on_stage_and_none_on_its_way(lab):
    body = """
      await training.begin();
      const told = [];
      training.addEventListener("change", () => told.push([training.playing, training.busy]));
      const done = training.play();
      onStage = "another";
      await helpers.when(() => training.step > 0, "it has come on stage again");
      onStage = "another";
      await done;
      return told.at(-1);
    """
    assert lab.run(SCENE + body) == [False, False]


def test_progress_is_kept_in_the_order_of_steps(lab):
    body = "const at = (step, loss) => ({ step, loss }); return joined([at(0, 1), at(4, 3)], [at(2, 2), at(4, 4)]);"
    assert lab.run(SCENE + body) == [{"step": 0, "loss": 1}, {"step": 2, "loss": 2}, {"step": 4, "loss": 4}]
