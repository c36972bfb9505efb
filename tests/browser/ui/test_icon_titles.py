"""icon-titles.js: a button that shows only a sign has a title."""

from __future__ import annotations


def test_buttons_with_a_sign_have_titles_that_follow_what_they_do(element):
    body = """
      await helpers.tabulated(element);
      const titles = () => [...element.shadowRoot.querySelectorAll(".time button")].map(({ title }) => title);
      const paused = titles();
      element.play();
      return [paused, titles()[1], part(element, ".dismiss").title];
    """
    paused, playing, dismiss = element(body)
    assert paused == ["A step back", "Play", "A step on", "Speed 1×, end of the pass, and keys"]
    assert (playing, dismiss) == ("Pause", "Dismiss this message")
