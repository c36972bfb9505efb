"""The words and tables around the stage, with the whole element at work."""

from __future__ import annotations

import pytest

OPEN = "const element = await helpers.open(given); const { frames, part, when } = helpers;"
MARKUP = '<forward-pass python="off" autoplay="false"></forward-pass>'


def run(lab, body, markup=MARKUP):
    return lab.run(OPEN + body, markup)


CELLS = """
  await helpers.tabulated(element);
  const cells = () => Array.from(element.shadowRoot.querySelectorAll(".numbers table"), (table) =>
    Array.from(table.tBodies[0].rows, (row) => Array.from(row.querySelectorAll("data"), (data) => [Number(data.value), data.textContent])));
  const written = () => {
    const { inputs, weights, biases, preActivations, activations, scaledLogits, exponentials, probabilities } = element.trace;
    const last = weights.length - 1;
    return [inputs.map((value) => [value]), ...weights.map((rows, l) => rows.map((row, j) => [...row, biases[l][j], preActivations[l][j],
      ...(l < last ? [activations[l][j]] : [scaledLogits[j], exponentials[j], probabilities[j]])]))];
  };
"""


@pytest.mark.parametrize("after", ["", "element.step(3, 'sample');", "await frames.until(element.randomize());"])
def test_the_tables_hold_exactly_the_numbers_of_the_trace(own_lab, after):
    tables, trace = run(own_lab, CELLS + after + "return [cells(), written()];")
    assert [[[value for value, _ in row] for row in table] for table in tables] == trace


def test_the_tables_show_the_rounding_of_the_very_numbers(own_lab):
    for table in run(own_lab, CELLS + "return cells();"):
        for row in table:
            for value, text in row:
                plain = text.replace("−", "-")
                if plain.endswith("%"):
                    assert float(plain.removesuffix("\u2009%")) == pytest.approx(100 * value, abs=0.0501)
                else:
                    digits = len(plain.split(".")[1])
                    assert float(plain) == pytest.approx(value, abs=0.5 * 10**-digits + 1e-12)


def test_the_percentages_of_the_tables_are_those_of_the_pictures_description(own_lab):
    body = (
        CELLS
        + "return [cells().at(-1).map((row) => row.at(-1)[1]), part(element, '.still').getAttribute('aria-label')];"
    )
    percentages, label = run(own_lab, body)
    assert all(percentage in label for percentage in percentages)


def test_seed_and_sample_on_screen_are_those_of_the_trace(own_lab):
    body = """
      const shown = () => ["seed", "sample"].map((name) => part(element, `data.${name}`)).flatMap((data) => [Number(data.value), Number(data.textContent)]);
      const film = [[shown(), element.trace.seed, element.trace.sample]];
      await frames.until(element.randomize()); element.step(2, "sample");
      return [...film, [shown(), element.trace.seed, element.trace.sample]];
    """
    for shown, seed, sample in run(own_lab, body):
        assert shown == [seed, seed, sample, sample]


def test_the_numbers_open_with_the_keyboard_and_close_with_escape_and_the_focus_comes_back(own_lab):
    own_lab.run(OPEN + "part(element, '.open-numbers').focus(); return null;", MARKUP)
    page = own_lab.page
    state = """
      const { shadowRoot } = document.querySelector("forward-pass");
      return [shadowRoot.querySelector(".open-numbers").getAttribute("aria-expanded"), shadowRoot.activeElement?.className,
        shadowRoot.querySelector(".numbers").getBoundingClientRect().width > 100];
    """
    page.keyboard.press("Enter")
    own_lab.run(
        "await helpers.when(() => document.querySelector('forward-pass').shadowRoot.activeElement.className === 'numbers', 'they are open')"
    )
    assert own_lab.run(state) == ["true", "numbers", True]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert own_lab.run(state) == ["false", "open-numbers opens", False]


def test_closed_numbers_are_still_there_for_those_who_cannot_see_the_picture(own_lab):
    own_lab.run(OPEN + "await helpers.tabulated(element);", MARKUP)
    page = own_lab.page
    assert page.get_by_role("region", name="Numbers of this pass").get_by_role("table").count() == 4
    assert page.get_by_role("rowheader", name="class 2").count() == 1


def test_every_control_has_its_name(own_lab):
    own_lab.run(OPEN + "return null;", MARKUP)
    page = own_lab.page
    for name in ("Play", "Randomize", "Numbers"):
        assert page.get_by_role("button", name=name, exact=True).count() == 1
    assert (
        page.get_by_role("application")
        .get_attribute("aria-label")
        .startswith("Neural network with layers of 5, 7, 6, 2 neurons")
    )
    assert page.get_by_role("button", name="Try again").count() == 0, "nothing to try again yet"


def test_a_complaint_is_an_alert_that_can_be_dismissed(own_lab):
    body = "element.temperature = 0; return null;"
    run(own_lab, body)
    page = own_lab.page
    assert page.get_by_role("alert").inner_text().startswith("temperature must be a number from 0.001 to 1000; got 0")
    assert page.get_by_role("button", name="Try again").count() == 0
    page.get_by_role("button", name="Dismiss this message").click()
    assert page.get_by_role("alert").count() == 0


def test_the_buttons_do_what_they_say(own_lab):
    body = """
      const seed = element.trace.seed;
      part(element, ".randomize").click();
      await when(() => (frames.advance(), element.trace.seed !== seed), "there is another network");
      part(element, ".play").click();
      const playing = !element.paused;
      part(element, ".play").click();
      return [playing, element.paused];
    """
    assert run(own_lab, body) == [True, True]


def test_randomize_is_announced_once_it_is_drawn(own_lab):
    body = """
      const before = part(element, ".announcer").textContent;
      await frames.until(element.randomize());
      await helpers.turn();
      return [before, part(element, ".announcer").textContent, element.trace.seed];
    """
    before, words, seed = run(own_lab, body)
    assert before == ""
    assert words.startswith(f"New network, seed {seed}. class 1 ")


def test_a_key_pressed_elsewhere_or_for_scrolling_is_not_taken_from_the_page(own_lab):
    body = """
      const keys = [" ", "ArrowDown", "ArrowRight", "PageDown", "r", "Escape"];
      const send = (target) => keys.every((key) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true })));
      return [send(document.body), send(part(element, ".still"))];
    """
    assert run(own_lab, body)[0] is True


def test_where_there_are_no_numbers_the_line_says_so_and_tells_no_step(own_lab):
    body = """
      await when(() => part(element, ".told").textContent, "something is said");
      frames.advance(50); frames.advance(600);
      return part(element, ".told").textContent;
    """
    told = run(own_lab, body, '<forward-pass python="off" seed="1"></forward-pass>')
    assert told.startswith("No numbers yet")
    assert "weight" not in told


def test_a_complaint_stays_while_something_else_is_set(own_lab):
    body = """
      element.setAttribute("speed", "2");
      await helpers.opened(element);
      const kept = helpers.notices(element);
      element.removeAttribute("temperature");
      await helpers.opened(element);
      return [kept, helpers.notices(element)];
    """
    kept, after = run(own_lab, body, '<forward-pass python="off" temperature="0"></forward-pass>')
    assert kept == ["temperature must be a number from 0.001 to 1000; got 0"]
    assert after == []
