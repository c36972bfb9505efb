"""forward-pass-element.js: the attributes are what the author asked for; later only what changed counts."""

from __future__ import annotations

import pytest

from browser.scripts import AFTER_FIRST, FIRST, SEEDS

BAD = [
    ("layers", "5--2", "layers must be 2 to 12 layer sizes of 1 to 1024 neurons joined by hyphens, with at most 250000 edges in all (such as 5-7-6-2); got 5--2"),
    ("seed", str(2**80), f"seed must be a whole number from 0 to 9007199254740991; got {2**80}"),
    ("sample", "-1", "sample must be a whole number from 0 to 9007199254740991; got -1"),
    ("temperature", "0", "temperature must be a number from 0.001 to 1000; got 0"),
    ("activation", "RELU", "activation must be one of relu, leaky_relu, elu, gelu, silu, tanh, sigmoid, softplus, identity, or one for each hidden layer (such as relu,tanh); got RELU"),
    ("labels", "a|b|c", "labels must be names of at most 60 characters separated by commas, inputs first, then a bar, then classes (such as wind,rain|stay,go); got a|b|c"),
    ("speed", "9", "speed must be a number from 0.1 to 4; got 9"),
    ("moment", "1.5", "moment must be a whole number of milliseconds from 0 to 8000; got 1.5"),
    ("theme", "<b>neon</b>", "theme must be one of auto, dark, light; got <b>neon</b>"),
    ("controls", "some", "controls must be one of full, compact, none; got some"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "sentence"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_attribute_gives_the_default_network_and_says_so_in_words(element, name, text, sentence):
    body = f"""
      const said = helpers.notices(element);
      const before = [element.trace.seed, element.trace.sample, element.trace.layers, helpers.part(element, ".notice").checkVisibility()];
      element.removeAttribute("{name}");
      await helpers.turn();
      return [said, before, helpers.notices(element)];
    """
    said, shown, after = element(body, f"{name}='{text}'")
    assert said == [sentence]
    assert shown == [FIRST, 0, [5, 7, 6, 2], True]
    assert after == [], "an attribute that is put right is complained of no more"


def test_several_bad_attributes_are_all_named(element):
    said = element("return helpers.notices(element);", 'layers="" temperature="abc" speed="0"')
    assert [sentence.split(" ")[0] for sentence in said] == ["layers", "temperature", "speed"]


def test_a_changed_attribute_changes_that_setting_and_keeps_what_the_reader_made_of_the_others(element):
    body = """
      await frames.until(element.randomize());
      element.step(2, "sample");
      element.setAttribute("labels", "a,b|c,d");
      await helpers.opened(element);
      const named = [element.trace.seed, element.trace.sample];
      element.setAttribute("sample", "5");
      await helpers.opened(element);
      return [named, [element.trace.seed, element.trace.sample]];
    """
    assert element(body) == [[AFTER_FIRST, 2], [AFTER_FIRST, 5]]


def test_functions_that_do_not_fit_other_layers_are_told_and_hold_again_where_they_fit(element):
    body = """
      const seen = () => [element.settings.activation, helpers.notices(element).map((said) => said.split(" ")[0])];
      const found = [seen()];
      for (const layers of ["3-4-2", "3-5-5-2"]) {
        element.setAttribute("layers", layers);
        await helpers.turn();
        found.push(seen());
      }
      return found;
    """
    fits, told = ["relu,tanh", []], ["relu", ["activation"]]
    assert element(body, 'layers="3-4-4-2" activation="relu,tanh"') == [fits, told, fits]


def test_a_temperature_is_told_while_the_output_has_none(element):
    body = """
      const found = [helpers.notices(element).length];
      for (const output of ["linear", "softmax"]) {
        element.setAttribute("output", output);
        await helpers.turn();
        found.push(helpers.notices(element).length);
      }
      return found;
    """
    assert element(body, 'temperature="2"') == [0, 1, 0]


def test_changes_made_together_are_read_together(element):
    body = """
      helpers.events.length = 0;
      element.setAttribute("seed", given.seed);
      element.setAttribute("sample", "3");
      element.setAttribute("speed", "2");
      await helpers.opened(element);
      return [helpers.events.map(([name]) => name), element.trace.seed, element.trace.sample];
    """.replace("given.seed", str(SEEDS[5]))
    assert element(body) == [["networkchange"], SEEDS[5], 3]


def test_an_attribute_taken_away_goes_back_to_its_default(element):
    body = "element.removeAttribute('seed'); await helpers.opened(element); return element.trace.seed;"
    assert element(body, f'seed="{SEEDS[4]}"') == FIRST


def test_the_element_never_writes_its_attributes(element):
    body = """
      const before = element.cloneNode().outerHTML;
      await frames.until(element.randomize());
      element.step(1, "sample"); element.play(); element.seek(3); element.pause();
      return before === element.cloneNode().outerHTML;
    """
    assert element(body) is True


@pytest.mark.parametrize(
    ("controls", "visible"),
    [
        ("full", [True, True, True, True, True]),
        ("compact", [True, True, False, False, False]),
        ("none", [False, False, False, False, False]),
    ],
)
def test_controls_may_be_fewer_or_none(element, controls, visible):
    body = "return ['.play', '.randomize', '.open-numbers', '.share', '.told'].map((name) => helpers.part(element, name).checkVisibility());"
    assert element(body, f'controls="{controls}"') == visible


def test_a_small_box_has_compact_controls_unless_the_author_says_which(element):
    body = """
      const problems = [];
      addEventListener("error", ({ message }) => problems.push(message));
      const frame = part(element, ".frame");
      const levels = [];
      const look = async (width, height, level) => {
        element.style.cssText = `inline-size: ${width}px; block-size: ${height}px`;
        await when(() => frame.dataset.controls === level, `it is ${level} at ${width} × ${height}`);
        levels.push(part(element, ".stage").clientHeight > height - 90);
      };
      await look(280, 300, "compact");
      await look(280, 620, "full");
      await look(600, 300, "full");
      await look(470, 400, "compact");
      element.setAttribute("controls", "full");
      await look(470, 400, "full");
      element.removeAttribute("controls");
      await look(470, 400, "compact");
      element.setAttribute("controls", "none");
      await look(470, 400, "none");
      return [levels, problems];
    """
    levels, problems = element(body)
    assert levels == [True, False, False, True, False, True, True]
    assert problems == []


@pytest.mark.parametrize(("theme", "light"), [("dark", True), ("light", False)])
def test_a_theme_of_its_own_is_the_elements_and_not_the_pages(element, theme, light):
    body = """
      frames.advance();
      const [red] = getComputedStyle(helpers.part(element, ".frame")).color.match(/\\d+/g).map(Number);
      return [red > 128, getComputedStyle(document.body).colorScheme];
    """
    assert element(body, f'theme="{theme}"') == [light, "normal"]


def test_labels_are_shown_wherever_an_input_or_class_is_named(element):
    body = """
      await helpers.tabulated(element);
      const label = helpers.part(element, ".still").getAttribute("aria-label");
      const rows = Array.from(element.shadowRoot.querySelectorAll(".numbers th[scope=row]"), (th) => th.textContent);
      return [label, rows];
    """
    label, rows = element(body, 'labels="wind,rain|stay,<i>go</i>"')
    assert "stay " in label
    assert "<i>go</i> " in label
    assert rows[:3] == ["wind", "rain", "x₃"]
    assert rows[-2:] == ["stay", "<i>go</i>"]


def test_labels_changed_later_are_shown_at_once(element):
    body = """
      await helpers.tabulated(element);
      element.setAttribute("labels", "sun|in,out");
      await helpers.turn();
      const rows = Array.from(element.shadowRoot.querySelectorAll(".numbers th[scope=row]"), (th) => th.textContent);
      return [rows[0], rows.at(-1), helpers.part(element, ".still").getAttribute("aria-label").includes("in ")];
    """
    assert element(body) == ["sun", "out", True]


def test_a_hundred_kilobytes_in_an_attribute_are_told_in_eighty_characters(element):
    (said,) = element("return helpers.notices(element);", f'activation="{"y" * 100_000}"')
    assert len(said) < 260
    assert said.endswith("y… (99920 more)")


def test_a_changed_seed_that_is_not_recorded_leaves_no_number_standing(element):
    body = """
      await helpers.tabulated(element);
      element.setAttribute("seed", "1");
      await helpers.opened(element);
      frames.advance();
      return [element.trace, element.shadowRoot.querySelectorAll(".numbers data").length, helpers.part(element, "data.seed").value,
        helpers.part(element, ".still").getAttribute("aria-label").includes("not there yet")];
    """
    assert element(body) == [None, 0, "1", True]


def test_a_policy_for_python_that_does_not_exist_is_named_like_any_other_bad_value(own_lab, fake_python):
    body = "const element = await helpers.open(given); return helpers.notices(element);"
    [said] = own_lab.run(body, '<forward-pass autoplay="false" python="bogus"></forward-pass>')
    assert said == "python must be one of auto, eager, interaction, off; got bogus"
