"""lazy-ui.js: what a reader uses around the stage comes after the first pulse, or when it is reached for."""

from __future__ import annotations

import pytest

MARKUP = '<forward-pass python="off" autoplay="false"></forward-pass>'
LOADED = (
    "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/element/deferred-ui.js')).length"
)


def test_it_comes_by_itself_once(element):
    body = f"await helpers.tabulated(element); element.remove(); document.body.append(element); await helpers.turn(); return {LOADED};"
    assert element(body) == 1


def test_it_comes_only_when_the_first_pulse_has_moved(element):
    body = f"const before = {LOADED}; frames.advance(); await helpers.tabulated(element); return [before, {LOADED}];"
    assert element(body, autoplay="true") == [0, 1]


def test_with_it_a_crowded_layer_says_how_many_of_its_edges_are_shown(element):
    body = """
      const written = helpers.listenToText(part(element, ".still"));
      element.layers = "100-60-2";
      const said = () => (frames.advance(), written.some(([text]) => text.endsWith("400 of 6,000 edges")));
      await when(said, "it is said");
      return true;
    """
    assert element(body) is True


@pytest.mark.parametrize(("button", "state"), [(".open-numbers", "true"), (".pace", "true")])
def test_who_presses_what_has_not_come_yet_need_not_press_again(element, button, state):
    body = f"""
      const button = part(element, "{button}");
      button.click();
      await when(() => button.getAttribute("aria-expanded") === "{state}", "it is open");
      button.click();
      return button.getAttribute("aria-expanded");
    """
    assert element(body) == "false"


def test_a_step_that_was_asked_for_early_is_taken_once(element):
    body = """
      element.seek(0);
      part(element, ".on").click();
      await helpers.tabulated(element); await helpers.turn();
      return Math.round(element.currentTimeMs);
    """
    assert element(body) == 420


def test_a_click_on_the_picture_before_anything_can_answer_is_answered_where_it_was(element):
    body = f"""
      const {{ layoutOf }} = await import("/static/core/layout.js");
      const stage = part(element, ".stage");
      const [, {{ x, y }}] = layoutOf({{ layers: element.settings.layers, widthPx: stage.clientWidth, heightPx: stage.clientHeight }}).layers;
      const {{ left, top }} = stage.getBoundingClientRect();
      const point = (type, k) => stage.dispatchEvent(new PointerEvent(type, {{ pointerType: "mouse", clientX: left + x[k], clientY: top + y[k] }}));
      const before = {LOADED};
      point("click", 3);
      point("pointermove", 5); // the hand moves on
      await helpers.tabulated(element);
      await when(() => element.target, "it is answered");
      return [before, element.target];
    """
    assert element(body) == [0, {"kind": "neuron", "layer": 1, "neuron": 3}]


@pytest.mark.tolerates_trouble("the script is withheld")
def test_a_script_that_does_not_come_is_said_when_it_is_reached_for_and_asked_for_again(own_lab):
    page = own_lab.page
    page.route("**/element/deferred-ui.js", lambda route: route.abort())
    body = """
      const element = await helpers.open(given);
      const { part, when } = helpers;
      part(element, ".open-numbers").click();
      await when(() => helpers.notices(element).length, "it is said");
      return [helpers.notices(element), part(element, ".open-numbers").getAttribute("aria-expanded")];
    """
    assert own_lab.run(body, MARKUP) == [["That could not be opened: deferred-ui.js could not be loaded."], "false"]


@pytest.mark.tolerates_trouble("the script is withheld")
def test_a_pointer_asks_once_for_a_script_that_does_not_come_and_is_told_and_the_next_click_asks_again(own_lab):
    asked = []
    own_lab.page.route("**/element/deferred-ui.js*", lambda route: (asked.append(route.request.method), route.abort()))
    body = """
      globalThis.requestIdleCallback = () => 0; // only the pointer asks here
      const element = await helpers.open(given);
      const { part, when } = helpers;
      const stage = part(element, ".stage");
      const told = () => when(() => helpers.notices(element).length, "it is said");
      const move = async () => {
        for (let k = 0; k < 20; k++) {
          stage.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
          await helpers.turn();
        }
      };
      await move();
      await told();
      const said = helpers.notices(element);
      part(element, ".dismiss").click();
      await move();
      const kept = helpers.notices(element);
      stage.click();
      await told();
      return [said, kept, helpers.notices(element)];
    """
    sentence = ["That could not be opened: deferred-ui.js could not be loaded."]
    assert own_lab.run(body, '<forward-pass python="off" autoplay="true"></forward-pass>') == [sentence, [], sentence]
    assert asked == ["GET", "HEAD"] * 2


@pytest.mark.parametrize(
    ("does", "aims"),
    [
        ("send('pointermove')", "hovers"),
        ("send('click')", "holds"),
        ("send('click'), send('pointermove'), send('pointerleave')", "holds"),
        ("send('pointermove'), send('pointerleave')", "nothing"),
        ("send('pointermove', 2500)", "nothing"),
        ("send('click', 2500)", "nothing"),
    ],
)
def test_what_a_pointer_did_early_counts_while_it_is_there_and_for_two_seconds(element, does, aims):
    body = f"""
      const {{ layoutOf }} = await import("/static/core/layout.js");
      const stage = part(element, ".stage");
      const {{ left, top, width, height }} = stage.getBoundingClientRect();
      const {{ x, y }} = layoutOf({{ layers: element.settings.layers, widthPx: width, heightPx: height }}).layers[1];
      const send = (type, ageMs = 0) => {{
        const event = new PointerEvent(type, {{ clientX: left + x[0], clientY: top + y[0], pointerType: "mouse", bubbles: type !== "pointerleave" }});
        Object.defineProperty(event, "timeStamp", {{ value: performance.now() - ageMs }});
        stage.dispatchEvent(event);
      }};
      {does};
      await helpers.tabulated(element);
      await helpers.turn();
      const told = events.filter(([type]) => type === "targetchange").at(-1)?.[1];
      return told ? (told.held ? "holds" : "hovers") : "nothing";
    """
    assert element(body, autoplay="true") == aims


def test_in_another_document_it_is_dressed_again(element):
    body = """
      await helpers.tabulated(element);
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const other = frame.contentDocument;
      const sheets = element.shadowRoot.adoptedStyleSheets.length;
      other.body.append(element);
      await helpers.turn();
      return [sheets > 1, element.shadowRoot.adoptedStyleSheets.length === sheets];
    """
    assert element(body) == [True, True]


@pytest.mark.parametrize("presses", [1, 2, 3])
def test_however_often_a_panel_is_pressed_while_it_loads_it_opens_once(element, presses):
    body = f"""
      const button = part(element, ".pace");
      for (let k = 0; k < {presses}; k++) button.click();
      await when(() => part(element, ".pace-panel"), "it is open");
      await helpers.turn();
      const first = [part(element, ".drawer").hidden, button.getAttribute("aria-expanded"), element.shadowRoot.querySelectorAll(".pace-panel").length];
      const adjust = element.shadowRoot.querySelector("[data-panel=adjust]");
      for (let k = 0; k < {presses}; k++) adjust.click();
      await when(() => part(element, ".drawer .adjust"), "the other one is open");
      await helpers.turn();
      return [first, [part(element, ".drawer").hidden, adjust.getAttribute("aria-expanded"), part(element, ".pace-panel")]];
    """
    assert element(body) == [[False, "true", 1], [False, "true", None]]
