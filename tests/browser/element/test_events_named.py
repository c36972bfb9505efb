"""docs/reference.md: every event that it names is dispatched, once for what it is said to tell, and reaches the page."""

from __future__ import annotations

import pytest

from browser.scripts import OPEN
from documents import REFERENCE, table

NAMED = [row[0].strip("`") for row in table(REFERENCE, "event")]
# What makes each of them happen.
CAUSES = {
    "networkchange": "await frames.until(element.randomize())",
    "samplechange": "element.step(1, 'sample')",
    "momentchange": "element.seek(500)",
    "statuschange": "element.setAttribute('python', 'off'); await helpers.turn()",
    "targetchange": "element.target = { kind: 'neuron', layer: 1, neuron: 2 }",
}


def test_every_event_named_has_its_cause_here():
    assert sorted(NAMED) == sorted(CAUSES)


@pytest.mark.parametrize("name", NAMED)
def test_every_event_named_is_dispatched_by_what_it_tells_and_bubbles_out_of_any_shadow_tree(
    own_lab, fake_python, name
):
    body = f"""
      const heard = [];
      document.addEventListener({name!r}, ({{ bubbles, composed, target }}) => heard.push(bubbles && composed && target === element));
      {CAUSES[name]};
      await helpers.turn();
      return heard;
    """
    heard = own_lab.run(OPEN + body, '<forward-pass python="interaction" autoplay="false"></forward-pass>')
    assert heard
    assert all(heard)
    if name != "statuschange":
        assert len(heard) == 1
