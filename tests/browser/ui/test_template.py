"""template.js: the element's shadow tree, and names for its parts."""

from __future__ import annotations

import pytest

BUILD = """
  const { buildTree, showPlaying } = await import("/static/ui/template.js");
  const host = document.createElement("div");
  document.body.append(host);
  const parts = buildTree(host.attachShadow({ mode: "open" }));
"""


def test_every_part_is_there(lab):
    body = (
        BUILD
        + """
      const { root, states, probes, ...named } = parts;
      return { missing: Object.keys(named).filter((name) => ![named[name]].flat().every((part) => part instanceof HTMLElement)), probes: Object.keys(probes).length };
    """
    )
    assert lab.run(body) == {"missing": [], "probes": 11}


def test_the_picture_passes_keys_on_and_what_moves_on_it_is_hidden_from_those_who_cannot_see_it(lab):
    body = BUILD + "return [parts.still.getAttribute('role'), parts.moving.getAttribute('aria-hidden')];"
    assert lab.run(body) == ["application", "true"]


@pytest.mark.parametrize(("playing", "label"), [(True, "Pause"), (False, "Play")])
def test_the_play_button_says_what_it_does_next(lab, playing, label):
    body = (
        BUILD
        + """
      showPlaying(parts, given);
      return [parts.play.getAttribute("aria-label"), parts.play.querySelectorAll("svg[aria-hidden=true]").length];
    """
    )
    assert lab.run(body, playing) == [label, 1]


def test_every_button_has_a_name_and_is_no_submit_button(lab):
    body = (
        BUILD
        + """
      showPlaying(parts, true);
      return Array.from(host.shadowRoot.querySelectorAll("button"), (button) =>
        [button.type, (button.getAttribute("aria-label") ?? button.textContent).trim()]);
    """
    )
    buttons = lab.run(body)
    assert {kind for kind, _ in buttons} == {"button"}
    assert [name for _, name in buttons] == [
        "Try again",
        "Dismiss this message",
        "A step back",
        "Pause",
        "A step on",
        "Speed, end of the pass, and keys",
        "Randomize",
        "Adjust",
        "Numbers",
        "Python",
        "Share",
    ]


def test_elements_share_one_style_sheet_and_none_has_an_id(lab):
    body = (
        BUILD
        + """
      const other = document.createElement("div");
      buildTree(other.attachShadow({ mode: "open" }));
      return [host.shadowRoot.adoptedStyleSheets[0] === other.shadowRoot.adoptedStyleSheets[0],
        host.shadowRoot.querySelectorAll("[id]").length];
    """
    )
    assert lab.run(body) == [True, 0]


def test_a_custom_property_of_the_page_reaches_the_colour_it_names(lab):
    body = (
        BUILD
        + """
      host.style.setProperty("--forward-pass-positive", "rgb(1, 2, 3)");
      host.style.setProperty("--forward-pass-light-ink", "rgb(4, 5, 6)");
      await Promise.allSettled(host.shadowRoot.getAnimations({ subtree: true }).map(({ finished }) => finished));
      return [parts.probes.positive, parts.probes.lightInk].map((probe) => getComputedStyle(probe).color);
    """
    )
    assert lab.run(body) == ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]
