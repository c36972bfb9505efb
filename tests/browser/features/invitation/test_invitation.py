"""invitation.js: one sentence in place that numbers can be clicked, from the first rest on until somebody has."""

from __future__ import annotations

import pytest

SHOWN = """
  const shown = () => part(element, ".invitation")?.textContent ?? null;
  await helpers.tabulated(element);
"""


def test_it_comes_with_the_first_rest_and_stays_until_a_number_was_clicked(element):
    body = """
      element.seek(3000); frames.advance();
      const before = shown();
      element.seek(3900); frames.advance();
      const rest = shown();
      element.seek(500); frames.advance();
      const stays = shown();
      element.target = { kind: "neuron", layer: 1, neuron: 2 };
      const clicked = shown();
      element.target = null;
      element.seek(3900); frames.advance();
      return [before, rest, stays, clicked, shown()];
    """
    words = "Click a number to see how it was made"
    # A finished pass, as it opens without autoplay, is no rest of a pass that has been seen.
    assert element(SHOWN + body, autoplay="true") == [None, words, words, None, None]


def test_who_clicks_it_gets_the_number_that_the_pass_was_for(element):
    body = """
      element.seek(3900); frames.advance();
      part(element, ".invitation").click();
      const { probabilities } = element.trace;
      return [shown(), element.paused, element.target, probabilities.indexOf(Math.max(...probabilities))];
    """
    shown, paused, target, best = element(SHOWN + body, autoplay="true")
    assert (shown, paused) == (None, True)
    assert target == {"kind": "neuron", "layer": 3, "neuron": best}


def test_an_author_who_wants_no_controls_gets_no_invitation(element):
    body = "element.seek(3900); frames.advance(); return shown();"
    assert element(SHOWN + body, 'controls="none"', autoplay="true") is None


@pytest.mark.parametrize(("layers", "width", "height"), [((5, 7, 6, 2), 1280, 550), ((5, 7, 6, 2), 390, 442), ((5, 7, 6, 10), 800, 500), ((9, 1), 400, 300)])  # fmt: skip
def test_it_stands_off_every_output_and_inside_the_stage(lab, layers, width, height):
    body = """
      const { placeOf } = await import("/static/features/invitation/invitation.js");
      const { layoutOf } = await import("/static/core/layout.js");
      const layout = layoutOf({ layers: given.layers, widthPx: given.width, heightPx: given.height });
      const place = placeOf(layout);
      const last = layout.layers.at(-1);
      return place && [place.x >= 0, place.x + place.widthPx <= given.width, place.y + 50 <= given.height,
        [...last.y].every((y) => place.y > y + last.radius || place.y + 50 < y - last.radius)];
    """
    found = lab.run(body, {"layers": layers, "width": width, "height": height})
    assert found in (None, [True, True, True, True])
    assert (found is None) is (layers[-1] == 10)
