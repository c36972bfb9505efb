"""forward-pass-element.js: every attribute is a property that means what frameworks mean by it."""

from __future__ import annotations

from browser.lab import shape_of
from browser.scripts import FIRST, SEEDS

NAMES = [
    "layers", "seed", "sample", "temperature", "activation", "labels", "autoplay", "speed", "moment", "theme", "controls", "numbers", "python", "reel",
]  # fmt: skip


def test_every_attribute_can_be_read_and_assigned(element):
    body = """
      const observed = element.constructor.observedAttributes;
      return observed.filter((name) => !(name in element) || !Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), name).set);
    """
    assert element(body) == []
    defaults = element("return given.map((name) => element[name]);".replace("given", str(NAMES)))
    assert defaults[:4] == ["5-7-6-2", FIRST, 0, 0.65]
    assert defaults[4:] == ["relu", "", False, 1, None, "auto", "full", "shown", "off", ""]


def test_what_is_assigned_is_what_the_attribute_would_be_and_the_attribute_is_not_written(element):
    body = f"""
      Object.assign(element, {{ seed: {SEEDS[3]}, sample: "2", labels: "a,b|c", speed: 2, theme: "light" }});
      await helpers.opened(element);
      const {{ seed, sample, labels, speed, theme, trace }} = element;
      return [[seed, sample, labels, speed, theme], [trace.seed, trace.sample], element.getAttributeNames().sort()];
    """
    properties, shown, attributes = element(body)
    assert properties == [SEEDS[3], 2, "a,b|c", 2, "light"]
    assert shown == [SEEDS[3], 2]
    assert attributes == ["autoplay", "python"]


def test_whichever_of_attribute_and_property_was_written_last_counts(element):
    body = f"""
      element.seed = {SEEDS[3]};
      element.setAttribute("seed", {SEEDS[4]});
      await helpers.opened(element);
      const first = [element.seed, element.trace.seed];
      element.seed = {SEEDS[5]};
      await helpers.opened(element);
      return [first, [element.seed, element.trace.seed]];
    """
    assert element(body) == [[SEEDS[4], SEEDS[4]], [SEEDS[5], SEEDS[5]]]


def test_what_is_taken_away_as_an_attribute_is_forgotten_as_a_property(element):
    """Vue assigns 0 for null where a number stands, and then takes away an attribute that was never there."""
    body = f"""
      element.seed = {SEEDS[3]};
      await helpers.opened(element);
      element.seed = 0;
      element.removeAttribute("seed");
      await helpers.opened(element);
      const found = [element.seed, element.trace.seed];
      const before = element.trace;
      element.removeAttribute("seed");
      element.removeAttribute("class");
      await helpers.opened(element);
      return [...found, element.trace === before];
    """
    assert element(body) == [FIRST, FIRST, True]


def test_nothing_is_the_default_without_a_word_and_without_a_start_of_python(own_lab, fake_python):
    body = """
      helpers.holdFrames();
      await import("/static/forward-pass.js");
      const found = [];
      for (const nothing of [null, undefined, "", false]) {
        for (const name of given) {
          document.body.innerHTML = '<forward-pass autoplay="false"></forward-pass>';
          const element = document.body.firstChild;
          await helpers.when(() => element.trace, "it is open");
          element[name] = nothing;
          await helpers.turn();
          if (helpers.notices(element).length || element.status !== "idle" || !element.trace) found.push([name, String(nothing)]);
        }
      }
      return found;
    """
    assert own_lab.run(body, [name for name in NAMES if name not in ("autoplay", "python")]) == []


def test_a_value_that_will_not_do_is_answered_as_the_attribute_would_be(element):
    body = """
      Object.assign(element, { seed: -1, speed: Symbol("fast"), theme: { toString() { throw new Error("no"); } } });
      await helpers.turn();
      return helpers.notices(element);
    """
    assert element(body) == [
        "seed must be a whole number from 0 to 9007199254740991; got -1",
        "speed must be a number from 0.1 to 4; got a value of the type symbol which is neither a text nor a number",
        "theme must be one of auto, dark, light; got a value of the type object which is neither a text nor a number",
    ]


def test_what_frameworks_assign_before_insertion_and_before_the_script_holds(own_lab):
    body = """
      document.body.innerHTML = "<forward-pass></forward-pass>";
      const early = document.body.firstChild;
      Object.assign(early, { seed: given[0], python: "off", paused: true });
      await import("/static/forward-pass.js");
      await helpers.opened(early);
      const late = document.createElement("forward-pass");
      Object.assign(late, { seed: given[1], python: "off", autoplay: false, temperature: 2 });
      const assigned = late.temperature;
      late.temperature = null;
      document.body.append(late);
      await helpers.opened(late);
      return [...[early, late].map(({ trace, paused, seed }) => [trace.seed, paused, seed]), assigned];
    """
    assert own_lab.run(body, SEEDS[3:5]) == [[SEEDS[3], True, SEEDS[3]], [SEEDS[4], True, SEEDS[4]], 2]


def test_a_reel_is_an_address_and_the_present_one_has_a_name_of_its_own(own_lab):
    own_lab.page.route("**/mine.json", lambda route: route.fulfill(json=shape_of((3, 4, 2), seed=1)))
    body = """
      const element = await helpers.open('<forward-pass python="off" autoplay="false"></forward-pass>');
      element.reel = "mine.json";
      await helpers.opened(element);
      return [element.reel, element.currentReel.settings.layers, element.trace.layers];
    """
    assert own_lab.run(body) == ["mine.json", [3, 4, 2], [3, 4, 2]]


def test_the_temperature_assigned_is_the_authors_and_the_readers_is_measured_against_it(own_lab, fake_python):
    body = """
      const element = await helpers.open('<forward-pass autoplay="false"></forward-pass>');
      await element.whenLive();
      element.inputs = [1, 0, 1, 0, 1];
      element.temperature = 2;
      const pending = element.temperature;
      await helpers.when(() => element.trace.temperature === 2 && !element.trace.drawnInputs, "Python answers");
      const authored = [element.trace.baseline.temperature, element.trace.inputs];
      element.adjust({ temperature: 3 });
      await helpers.when(() => element.trace.temperature === 3, "Python answers");
      return [pending, authored, element.trace.baseline.temperature, element.temperature];
    """
    assert own_lab.run(body) == [2, [2, [1, 0, 1, 0, 1]], 2, 3]


def test_a_temperature_where_python_may_not_start_leaves_no_number_standing(element):
    body = """
      element.temperature = 2;
      await helpers.opened(element);
      const asked = [element.trace, element.temperature];
      element.temperature = null;
      await helpers.opened(element);
      return [asked, element.trace.temperature, helpers.notices(element)];
    """
    assert element(body) == [[None, 2], 0.65, []]


def test_null_and_undefined_are_no_inputs_changes_or_target_and_nothing_is_said_or_asked_for(element):
    body = """
      const before = [events.length, element.trace.inputs];
      const found = [];
      for (const value of [null, undefined]) for (const name of ["inputs", "changes", "target"]) {
        element.target = { kind: "neuron", layer: 1, neuron: 0 };
        element[name] = value;
        await helpers.opened(element);
        found.push(helpers.notices(element), element[name]);
        element.target = null;
      }
      const same = events.every(([type]) => ["networkchange", "targetchange"].includes(type));
      return [found, before[1], same];
    """
    found, inputs, same = element(body)
    assert found == [[], inputs, [], [], [], None] * 2
    assert same
