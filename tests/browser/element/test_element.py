"""forward-pass-element.js: properties and methods of the public face, over recorded networks."""

from __future__ import annotations

import pytest

from browser.scripts import AFTER_FIRST, FIRST, SEEDS
from forward_pass import from_json
from forward_pass.trace_json import trace_to_dict

OFF = 'Python is switched off here (python="off"), so only recorded networks can be shown'


def test_the_trace_is_that_of_the_recorded_reel_number_for_number(element, checkout):
    reel = from_json((checkout.recorded / f"seed-{SEEDS[3]}.json").read_text())
    trace = element("return element.trace;", f'seed="{SEEDS[3]}" sample="2"')
    assert trace == trace_to_dict(reel, 2) | {"source": "recorded"}


def test_the_trace_is_the_same_object_until_there_is_another(element):
    body = "const first = element.trace; const same = element.trace === first; element.step(1, 'sample'); return [same, element.trace === first];"
    assert element(body) == [True, False]


def test_the_reel_holds_the_traces_of_all_samples(element, checkout):
    reel = from_json((checkout.recorded / f"seed-{FIRST}.json").read_text())
    shown = element("return element.currentReel;", 'sample="7"')
    assert shown["source"] == "recorded"
    assert shown["settings"]["layers"] == [5, 7, 6, 2]
    assert [trace["sample"] for trace in shown["traces"]] == list(range(8))
    assert shown["traces"][7] == trace_to_dict(reel, 7) | {"source": "recorded"}


def test_settings_say_what_is_wanted_and_cannot_be_written_through(element):
    body = "element.settings.layers.push(9); element.settings.seed = 3; return element.settings;"
    wanted = element(body, 'sample="2"')
    assert {name: wanted[name] for name in ("layers", "seed", "sample", "temperature", "activation")} == {
        "layers": [5, 7, 6, 2], "seed": FIRST, "sample": 2, "temperature": 0.65, "activation": "relu",
    }  # fmt: skip


def test_a_network_that_is_not_recorded_is_a_skeleton_without_numbers(element):
    body = """
      frames.advance();
      const ink = helpers.part(element, ".still").getContext("2d").getImageData(0, 0, 2000, 900).data.some((value) => value);
      return [element.trace, element.currentReel, element.inputs, element.settings.seed, ink, helpers.part(element, ".badge").textContent, helpers.events];
    """
    trace, reel, inputs, seed, ink, badge, events = element(body, 'seed="1"')
    assert (trace, reel, inputs) == (None, None, None)
    assert (seed, ink) == (1, True)
    assert "no numbers yet" in badge
    assert "Python is off" in badge
    assert [(name, detail["source"]) for name, detail in events] == [("networkchange", None)]


def test_randomize_shows_the_next_recorded_network_and_resolves_when_it_is_drawn(element):
    body = """
      let resolved = false;
      const randomized = element.randomize().then(() => (resolved = true));
      await helpers.when(() => element.trace.seed !== given, "the network is there").catch(() => {});
      for (let turns = 0; turns < 30; turns++) await helpers.turn();
      const early = resolved;
      frames.advance();
      await randomized;
      return [early, element.trace.seed, element.settings.seed, element.trace.sample, helpers.part(element, "data.seed").value];
    """.replace("given", str(FIRST))
    early, seed, wanted, sample, shown = element(body)
    assert early is False
    assert seed == wanted == int(shown) == AFTER_FIRST
    assert sample == 0


def test_randomize_where_nothing_else_is_recorded_rejects_and_changes_nothing(element):
    body = """
      const said = await element.randomize().catch((error) => error.message);
      return [said, helpers.notices(element), element.settings.seed];
    """
    assert element(body, 'layers="3-2" seed="9"') == [OFF, [OFF], 9]


def test_when_live_rejects_where_python_is_off(element):
    assert element("return [element.status, await element.whenLive().catch((error) => error.message)];") == ["off", OFF]


def test_inputs_are_those_on_screen_and_assigning_others_says_why_not(element):
    body = """
      const own = element.inputs;
      element.inputs = [1, 2, 3, 4, 5];
      await helpers.opened(element);
      const said = helpers.notices(element);
      element.step(1, "sample");
      return [own, element.trace.sample, said];
    """
    own, sample, said = element(body)
    assert len(own) == 5
    assert said == [OFF]
    assert sample == 1, "the samples go on"


@pytest.mark.parametrize(
    ("inputs", "got"), [("[1, 2]", "[1,2]"), ("'many'", "many"), ("[1, 2, 3, 4, 1e9]", "[1,2,3,4,1000000000]")]
)
def test_inputs_that_will_not_do_are_refused_with_the_sentence(element, inputs, got):
    body = f"element.inputs = {inputs}; await helpers.opened(element); return helpers.notices(element);"
    assert element(body) == [f"inputs must be one number from -1000000 to 1000000 for each input; got {got}"]


@pytest.mark.parametrize(("temperature", "got"), [("0", "0"), ("'warm'", "warm"), ("1001", "1001")])
def test_a_temperature_that_will_not_do_is_refused_with_the_sentence(element, temperature, got):
    body = f"element.temperature = {temperature}; await helpers.turn(); return [element.temperature, helpers.notices(element)];"
    assert element(body) == [0.65, [f"temperature must be a number from 0.001 to 1000; got {got}"]]


def test_a_temperature_of_the_readers_that_only_python_could_answer_says_so_and_is_not_pretended(element):
    body = """
      element.adjust({ temperature: 2 });
      await helpers.opened(element);
      return [helpers.notices(element), element.temperature, element.trace.temperature, element.settings.temperature];
    """
    assert element(body) == [[OFF], 0.65, 0.65, 0.65]


def test_a_trace_that_was_handed_out_cannot_be_changed(element):
    body = """
      const { trace } = element;
      return [trace, trace.probabilities, trace.weights, trace.weights[0], trace.weights[0][0]].map(Object.isFrozen);
    """
    assert element(body) == [True] * 5


EARLY = """
  await import("/static/forward-pass.js");
  const element = document.createElement("forward-pass");
  element.setAttribute("autoplay", "false");
"""


@pytest.mark.parametrize("first", ["", "document.body.append(element);", "document.body.append(element); await null;"])
def test_what_is_assigned_before_the_element_is_open_holds_when_it_is(own_lab, fake_python, first):
    body = (
        EARLY.replace('"false"', '"true"')
        + f"""
      {first}
      element.inputs = [1, 0, 1, 0, 1];
      element.temperature = 2;
      element.pause();
      if (!element.isConnected) document.body.append(element);
      await helpers.when(() => element.trace?.temperature === 2 && !element.trace.drawnInputs, "Python answers");
      return [element.trace.inputs, element.trace.drawnInputs, element.temperature, element.paused];
    """
    )
    assert own_lab.run(body) == [[1, 0, 1, 0, 1], False, 2, True]


def test_what_is_assigned_after_an_attribute_counts_after_it(own_lab, fake_python):
    body = (
        EARLY
        + """
      document.body.append(element);
      await helpers.when(() => element.trace, "it is open");
      element.setAttribute("layers", "3-4-2");
      element.inputs = [0.1, 0.2, 0.3];
      await helpers.when(() => element.trace?.inputs.length === 3 && !element.trace.drawnInputs, "Python answers");
      return [element.trace.inputs, helpers.notices(element)];
    """
    )
    assert own_lab.run(body) == [[0.1, 0.2, 0.3], []]


def test_randomize_right_after_insertion_shows_another_network_than_the_one_asked_for(own_lab):
    body = (
        EARLY
        + """
      element.setAttribute("python", "off");
      element.setAttribute("seed", given);
      document.body.append(element);
      await element.randomize();
      return element.trace.seed;
    """
    )
    assert own_lab.run(body, str(SEEDS[3])) == SEEDS[4]


def test_what_is_assigned_before_the_script_arrives_holds_when_it_has(own_lab, fake_python):
    body = """
      document.body.innerHTML = '<forward-pass autoplay="false"></forward-pass>';
      const element = document.body.firstChild;
      element.inputs = [1, 0, 1, 0, 1];
      element.temperature = 2;
      await import("/static/forward-pass.js");
      await helpers.when(() => element.trace?.temperature === 2 && !element.trace.drawnInputs, "Python answers");
      return [element.trace.inputs, Object.keys(element)];
    """
    # The backend of an author is a plain field of the element.
    assert own_lab.run(body) == [[1, 0, 1, 0, 1], ["backend"]]


def test_what_is_set_at_once_one_after_the_other_counts_in_that_order(element):
    """What the reader changes is loaded with the first change; work that is asked for meanwhile waits for it."""
    body = """
      element.inputs = "many";
      element.inputs = "few";
      const randomized = element.randomize().then(() => helpers.notices(element));
      const before = [element.settings.seed, helpers.notices(element)];
      await frames.until(randomized);
      return [before, await randomized, element.settings.seed === before[0]];
    """
    sentence = "inputs must be one number from -1000000 to 1000000 for each input; got few"
    assert element(body) == [[FIRST, []], [sentence], False]


@pytest.mark.tolerates_trouble("the browser itself logs the file that does not come")
def test_what_the_reader_changes_says_so_if_it_cannot_be_loaded_and_nothing_waits_for_it(element, page):
    page.route("**/element/deferred-ui.js*", lambda route: route.abort())
    body = """
      element.inputs = [1, 2, 3, 4, 5];
      await frames.until(element.randomize());
      return [element.settings.seed, helpers.notices(element)];
    """
    assert element(body) == [AFTER_FIRST, ["deferred-ui.js could not be loaded"]]
