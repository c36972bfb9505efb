"""key-boundary.js: what the element uses of what is pressed and typed in it stays in it, and the rest is the page's."""

from __future__ import annotations

import pytest

EVENTS = ["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "cut", "copy", "compositionstart"]
# A page that listens before and after the element; a field, a button and a place that uses two keys inside a shadow tree.
INSIDE = """
  const { containKeys } = await import("/static/features/keys/key-boundary.js");
  const heard = (globalThis.heard = []);
  const note = ({ type, key }) => heard.push(key ? `${type} ${key}` : type);
  const page = new AbortController();
  for (const type of given.events) for (const capture of [true, false])
    document.addEventListener(type, note, { capture, signal: page.signal });
  document.body.innerHTML = "<div></div><input class='own' />";
  const host = (globalThis.host = document.querySelector("div"));
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = '<p tabindex="0">here</p><input value="" /><textarea></textarea><button>press</button>';
  const used = (globalThis.used = []);
  root.querySelector("p").addEventListener("keydown", (event) => {
    if (!["n", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    used.push(event.key);
  });
  for (const type of ["input", "click"]) root.addEventListener(type, ({ target }) => used.push(`${type} ${target.localName}`));
  containKeys(root, page.signal);
  root.querySelector(given.at).focus();
  globalThis.leave = () => page.abort();
"""


@pytest.fixture
def inside(blank_page):
    """Press keys with the focus in one place of the shadow tree; return what the page heard, and what was used."""

    def run(at: str, *keys: str) -> tuple[list[str], list[str]]:
        blank_page.evaluate(f"async (given) => {{ {INSIDE} }}", {"at": at, "events": EVENTS})
        for key in keys:
            blank_page.keyboard.press(key)
        heard, used = blank_page.evaluate("(leave(), [heard, used])")
        return heard, used

    return run


def test_a_key_that_is_used_is_used_once_and_the_page_never_hears_of_it(inside):
    assert inside("p", "n", "ArrowRight") == ([], ["n", "ArrowRight"])


def test_a_key_that_is_not_used_reaches_all_listeners_of_the_page(inside):
    heard, used = inside("p", "x", "Control+b")
    assert used == []
    assert heard == [
        *["keydown x"] * 2, *["keypress x"] * 2, *["keyup x"] * 2,
        *["keydown Control"] * 2, *["keydown b"] * 2, *["keyup b"] * 2, *["keyup Control"] * 2,
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["input", "textarea"])
def test_all_that_is_typed_into_a_field_stays_in_it(inside, field):
    heard, used = inside(
        field, "0", "Shift+A", "ArrowLeft", "Backspace", "Enter", "Control+a", "Control+c", "Control+v"
    )
    assert {key for key in heard if not key.endswith("Control")} == set()
    assert used[:3] == [f"input {field}"] * 3


def test_what_a_field_has_no_use_for_is_the_pages(inside):
    heard, _ = inside("input", "Escape", "F2", "Control+s", "Alt+n")
    assert [key for key in heard[::2] if key.startswith("keydown")] == [
        "keydown Escape", "keydown F2", "keydown Control", "keydown s", "keydown Alt", "keydown n",
    ]  # fmt: skip


def test_a_button_keeps_the_keys_that_press_it(inside):
    heard, used = inside("button", "Enter", "Space", "ArrowDown")
    assert used == ["click button"] * 2
    assert set(heard) == {"keydown ArrowDown", "keyup ArrowDown"}


def test_what_is_composed_stays_and_so_does_what_is_pasted(blank_page):
    found = blank_page.evaluate(
        f"""async (given) => {{ {INSIDE}
          const field = root.activeElement;
          const send = (event) => field.dispatchEvent(event);
          const all = {{ bubbles: true, composed: true, cancelable: true }};
          send(new CompositionEvent("compositionstart", all));
          send(new KeyboardEvent("keydown", {{ ...all, key: "Process", isComposing: true }}));
          send(new KeyboardEvent("keydown", {{ ...all, key: "Escape", isComposing: true }}));
          send(new KeyboardEvent("keydown", {{ ...all, key: "@", ctrlKey: true, altKey: true, modifierAltGraph: true }}));
          send(new InputEvent("beforeinput", {{ ...all, inputType: "insertCompositionText" }}));
          send(new ClipboardEvent("paste", all));
          const typed = heard.splice(0);
          send(new KeyboardEvent("keydown", {{ ...all, key: "@", ctrlKey: true, altKey: true }}));
          return [typed, heard];
        }}""",
        {"at": "textarea", "events": EVENTS},
    )
    assert found == [[], ["keydown @", "keydown @"]]


def test_the_same_keys_elsewhere_are_the_pages_and_so_is_the_release_of_a_key_that_it_saw_pressed(blank_page):
    blank_page.evaluate(f"async (given) => {{ {INSIDE} }}", {"at": "p", "events": ["keydown", "keyup"]})
    blank_page.keyboard.press("n")
    blank_page.evaluate("document.querySelector('.own').focus()")
    blank_page.keyboard.down("n")
    blank_page.evaluate("host.shadowRoot.querySelector('p').focus()")
    blank_page.keyboard.up("n")
    assert blank_page.evaluate("heard") == ["keydown n", "keydown n", "keyup n", "keyup n"]


def test_the_host_tells_jupyterlab_while_somebody_types_and_only_then(inside, blank_page):
    inside("p")
    marked = "host.hasAttribute('data-lm-suppress-shortcuts')"
    found = blank_page.evaluate(
        f"""async () => {{
          const {{ containKeys }} = await import("/static/features/keys/key-boundary.js");
          containKeys(host.shadowRoot, new AbortController().signal);
          return ["input", "p", "textarea", "button"].map((place) => {{ host.shadowRoot.querySelector(place).focus(); return {marked}; }});
        }}"""
    )
    assert found == [True, False, True, False]


def test_it_works_inside_a_closed_shadow_tree_of_the_page(blank_page):
    blank_page.evaluate(
        """async () => {
          const { containKeys } = await import("/static/features/keys/key-boundary.js");
          globalThis.heard = [];
          document.addEventListener("keydown", ({ key }) => heard.push(key), true);
          document.body.innerHTML = "<section></section>";
          const outer = document.querySelector("section").attachShadow({ mode: "closed" });
          outer.innerHTML = "<div></div>";
          const root = outer.firstChild.attachShadow({ mode: "open" });
          root.innerHTML = "<input />";
          containKeys(root, new AbortController().signal);
          root.firstChild.focus();
        }"""
    )
    blank_page.keyboard.press("n")
    blank_page.keyboard.press("F2")
    assert blank_page.evaluate("heard") == ["F2"]


@pytest.mark.parametrize("place", ["numbers", "drawer"])
def test_what_scrolls_sideways_keeps_all_arrows(inside, blank_page, place):
    inside("p")
    blank_page.evaluate(
        """async (place) => {
          const { containKeys } = await import("/static/features/keys/key-boundary.js");
          const root = host.shadowRoot;
          root.innerHTML = `<div class="${place}" tabindex="0">wide</div>`;
          globalThis.arrows = [];
          document.addEventListener("keydown", ({ key }) => arrows.push(key));
          containKeys(root, new AbortController().signal);
          root.firstChild.focus();
        }""",
        place,
    )
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "x"):
        blank_page.keyboard.press(key)
    assert blank_page.evaluate("arrows") == ["x"]


def test_what_a_field_of_the_page_tells_while_the_focus_is_inside_is_the_pages(blank_page):
    blank_page.evaluate(f"async (given) => {{ {INSIDE} }}", {"at": "input", "events": ["input"]})
    # As with a slider under a finger, the focus stays where it was; and the browser itself tells of the change.
    blank_page.evaluate(
        """() => {
          const box = Object.assign(document.createElement("input"), { type: "checkbox" });
          box.addEventListener("input", ({ isTrusted }) => heard.push(`trusted ${isTrusted}`));
          document.body.append(box);
          box.click();
        }"""
    )
    assert blank_page.evaluate("[heard, used]") == [["input", "trusted true", "input"], []]


def test_the_mark_for_jupyterlab_goes_with_the_element_and_one_of_the_pages_own_stays(inside, blank_page):
    inside("p")
    found = blank_page.evaluate(
        """async () => {
          const { containKeys } = await import("/static/features/keys/key-boundary.js");
          const marked = () => host.hasAttribute("data-lm-suppress-shortcuts");
          const seen = [];
          for (const own of [false, true]) {
            host.toggleAttribute("data-lm-suppress-shortcuts", own);
            const connection = new AbortController();
            containKeys(host.shadowRoot, connection.signal);
            host.shadowRoot.querySelector("input").focus();
            seen.push(marked());
            connection.abort();
            seen.push(marked());
            host.shadowRoot.querySelector("p").focus();
          }
          return seen;
        }"""
    )
    assert found == [True, False, True, True]
