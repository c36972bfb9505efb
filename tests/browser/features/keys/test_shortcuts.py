"""shortcuts.js, with the whole element at work: what is pressed while the focus is inside, and the list of it."""

from __future__ import annotations

import json

import pytest

from browser.scripts import AFTER_FIRST

KEYS = """
  await helpers.tabulated(element);
  const { KEYS } = await import("/static/features/keys/shortcuts.js");
  const { shadowRoot } = element;
  element.seek(1000);
  const press = (key, held = {}, target = shadowRoot.activeElement ?? document.body) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...held });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const state = () => [element.paused, Math.round(element.currentTimeMs), element.trace.sample, part(element, ".pace").textContent,
    element.trace.seed, part(element, ".pace").getAttribute("aria-expanded")];
  const drawn = async () => {
    const { seed } = element.trace;
    void element.randomize();
    await when(() => void frames.advance() || element.trace.seed !== seed, "there is another network");
  };
  const settled = async () => { for (let k = 0; k < 20; k++) { frames.advance(0); await helpers.turn(); } };
"""
ARROWS = ("ArrowLeft", "ArrowRight", "Home", "End")


SHIFT = {"shiftKey": True}
# Of the first network only the first samples are at hand.
WHOLE = f'seed="{AFTER_FIRST}"'


@pytest.mark.parametrize(
    "presses",
    [
        [
            (" ", {}, {0: False}),
            ("ArrowLeft", {}, {1: 420}),
            ("ArrowRight", {}, {1: 1060}),
            ("ArrowLeft", SHIFT, {1: 420}),
            ("ArrowRight", SHIFT, {1: 1360}),
            ("Home", {}, {1: 0}),
            ("End", {}, {1: 4000}),
        ],
        [("p", {}, {1: 4000, 2: 7})],
        [("n", {}, {1: 4000, 2: 1})],
        [("N", SHIFT, {1: 4000, 2: 1})],
        [("-", {}, {3: "0.5×"})],
        [("+", SHIFT, {3: "2×"})],
        [("?", SHIFT, {5: "true"})],
    ],
    ids=lambda presses: presses[0][0],
)
def test_a_key_does_what_the_list_says(element, presses):
    body = f"""
      element.focus();
      const found = [];
      for (const [key, held] of {json.dumps(presses)}) {{
        element.pause();
        element.seek(1000);
        await settled();
        const before = state();
        const taken = press(key, held);
        // What a panel needs comes when the panel is wanted.
        await when(() => void frames.advance(0) || state().some((value, k) => value !== before[k]), "the key does something");
        await settled();
        found.push([taken, before, state()]);
      }}
      return found;
    """
    for (key, _, changed), (taken, before, after) in zip(presses, element(KEYS + body, WHOLE), strict=True):
        assert taken, key
        assert {k: value for k, value in enumerate(after) if value != before[k]} == changed, key


def test_r_draws_another_network(element):
    body = """
      element.focus();
      const before = state()[4];
      const taken = press("r");
      await when(() => void frames.advance() || element.trace.seed !== before, "there is another network");
      return taken;
    """
    assert element(KEYS + body) is True


def test_ctrl_z_gives_the_network_before_back_and_ctrl_y_the_one_after(element):
    body = """
      const found = [];
      const tell = async (taken) => {
        for (let k = 0; k < 5; k++) { frames.advance(0); await helpers.turn(); }
        found.push([taken, element.trace.seed]);
      };
      element.focus();
      await tell(press("z", { ctrlKey: true }));
      await drawn();
      await tell(null);
      await tell(press("z", { ctrlKey: true }, part(element, ".bar").appendChild(document.createElement("input"))));
      await tell(press("z", { metaKey: true }));
      await tell(press("z", { metaKey: true }));
      await tell(press("Z", { metaKey: true, shiftKey: true }));
      await tell(press("y", { ctrlKey: true }));
      return found;
    """
    (nothing, first), (_, second), *rest = element(KEYS + body)
    assert nothing is False
    assert first != second
    # In a field the key is the field's; with nothing left to undo it is the page's.
    assert rest == [[False, second], [True, first], [False, first], [True, second], [False, second]]


def test_the_list_names_exactly_the_keys_that_work(element):
    body = """
      // Something to undo, and something to redo.
      for (let k = 0; k < 2; k++) await drawn();
      element.focus(); press("z", { ctrlKey: true }); press("?");
      await when(() => part(element, ".pace-panel"), "the list is open");
      element.focus();
      const listed = Array.from(shadowRoot.querySelectorAll(".time-keys dt"), (row) => Array.from(row.children, (key) => key.textContent));
      const every = [...Array.from({ length: 95 }, (_, k) => String.fromCharCode(32 + k)), "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown",
        "Home", "End", "PageUp", "PageDown", "Enter", "Tab", "Escape", "Backspace", "Delete", "F1", "F5"];
      const working = [];
      for (const ctrlKey of [false, true])
        for (const shiftKey of [false, true])
          for (const key of every) if (press(key, { ctrlKey, shiftKey, repeat: true })) working.push([ctrlKey, shiftKey, key]);
      return { listed, working,
        table: KEYS.map(({ keys, shift, command, labels }) => [Object.keys(keys), shift ?? null, command ?? false, labels]) };
    """
    found = element(KEYS + body)
    assert found["listed"] == [shown for *_, shown in found["table"]]
    assert all(len(keys) == len(shown) for keys, *_, shown in found["table"])
    expected = {
        (command, shift, written)
        for keys, shift_only, command, _ in found["table"]
        for key in keys
        for shift in (False, True)
        if shift_only in (None, shift)
        for written in {key, key.upper() if len(key) == 1 else key}
    }
    working = {(command, shift, key) for command, shift, key in found["working"]}
    assert expected <= working
    # The picture has keys of its own, listed beneath: they walk through the network.
    assert working - expected <= {
        (False, False, key) for key in ("ArrowUp", "ArrowDown", "Enter", "Escape", "Backspace")
    }


@pytest.mark.parametrize("held", ["ctrlKey", "altKey", "metaKey"])
def test_with_another_modifier_a_key_is_the_browsers(element, held):
    body = f"""
      element.focus();
      const before = state();
      const taken = KEYS.flatMap(({{ keys, shift }}) => Object.keys(keys).map((key) => press(key, {{ {held}: true, shiftKey: shift ?? false }})));
      return [taken.some(Boolean), before.join() === state().join()];
    """
    assert element(KEYS + body) == [False, True]


def test_without_the_focus_inside_no_key_does_anything(element):
    body = """
      const other = document.body.appendChild(document.createElement("button"));
      const before = state();
      const taken = [document.body, other].flatMap((target) => KEYS.flatMap(({ keys, shift }) =>
        Object.keys(keys).map((key) => press(key, { shiftKey: shift ?? false }, target))));
      return [taken.some(Boolean), before.join() === state().join()];
    """
    assert element(KEYS + body) == [False, True]


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<input>", (" ", "r", "?", *ARROWS)),
        ("<input type=number>", ("-", "r", *ARROWS)),
        ("<textarea></textarea>", (" ", "n", *ARROWS)),
        ("<select></select>", (" ", "n", *ARROWS)),
        ("<p contenteditable>", (" ", "n", *ARROWS)),
        ("<input type=range>", ARROWS),
        ("<input type=radio>", (" ", "ArrowLeft", "ArrowRight")),
        ("<input type=checkbox>", (" ",)),
        ("<button></button>", (" ",)),
        ("<details><summary>", (" ",)),
        ("<dialog>", (" ", "r", "?", *ARROWS)),
    ],
)
def test_what_has_a_use_of_its_own_for_a_key_keeps_it(element, markup, kept):
    body = f"""
      const place = part(element, ".bar");
      place.insertAdjacentHTML("beforeend", {markup!r});
      let field = place.lastElementChild;
      while (field.firstElementChild) field = field.firstElementChild;
      const before = state();
      return [{list(kept)!r}.map((key) => press(key, {{}}, field)), before.join() === state().join()];
    """
    assert element(KEYS + body) == [[False] * len(kept), True]


def test_the_open_tables_scroll_with_their_own_keys_and_leave_the_others(element):
    body = """
      part(element, ".open-numbers").focus();
      part(element, ".open-numbers").click();
      const kept = [" ", "ArrowLeft", "ArrowRight", "Home", "End"].map((key) => press(key));
      return [shadowRoot.activeElement.className, kept, press("n")];
    """
    assert element(KEYS + body) == ["numbers", [False] * 5, True]


def test_a_key_that_is_held_steps_on_but_draws_no_more_networks(element):
    body = """
      element.focus(); element.seek(0);
      for (let k = 0; k < 3; k++) press("ArrowRight", { repeat: true });
      const [, time, , , seed] = state();
      const taken = press("r", { repeat: true });
      await settled();
      return [time, taken, state()[4] === seed];
    """
    assert element(KEYS + body) == [1170, True, True]


def test_an_element_that_has_left_the_page_and_come_back_listens_once(element):
    body = """
      element.remove(); document.body.append(element);
      element.focus(); element.seek(0);
      press("ArrowRight");
      return state()[1];
    """
    assert element(KEYS + body) == 420


def test_the_stage_takes_the_focus_that_the_element_is_given(element):
    assert element(KEYS + "element.focus(); return shadowRoot.activeElement.className;") == "still"


def test_closing_the_list_gives_the_focus_back_to_where_it_was(element):
    body = """
      element.focus(); press("?");
      await when(() => part(element, ".pace-panel"), "the list is open");
      const film = [shadowRoot.activeElement.className];
      press("Escape");
      return [...film, shadowRoot.activeElement.className];
    """
    assert element(KEYS + body) == ["drawer", "still"]


def test_the_page_hears_of_no_key_that_the_element_uses_and_of_every_other(element):
    body = """
      const heard = [];
      for (let k = 0; k < 2; k++) await drawn();
      element.focus();
      press("z", { ctrlKey: true });
      document.addEventListener("keydown", ({ key }) => heard.push(key), true);
      for (const { keys, shift = false, command = false } of KEYS)
        for (const key of Object.keys(keys))
          if (key !== "?" && key !== "r") press(key, { shiftKey: shift, ctrlKey: command, repeat: command });
      const leaked = heard.splice(0);
      for (const key of ["x", "PageDown", "Escape"]) press(key);
      press("b", { ctrlKey: true });
      return [leaked, heard];
    """
    assert element(KEYS + body) == [[], ["x", "PageDown", "Escape", "b"]]


def test_keys_of_an_alphabet_without_latin_letters_do_the_same(element):
    body = """
      element.focus();
      press("т", { code: "KeyN" });
      const on = element.trace.sample;
      press("з", { code: "KeyP" });
      return [on, element.trace.sample];
    """
    assert element(KEYS + body) == [1, 0]
