"""ghosts.js: what a touched network gave before, painted beside what it gives now."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

PAINT = """
  const { paintGhosts } = await import("/static/stage/ghosts.js");
  const subject = await helpers.picture(given.reel, { timeMs: given.timeMs, comparesTemperature: given.compares });
  const { painter, moving } = await helpers.easel(subject);
  const written = helpers.listenToText(moving);
  painter.paint(subject);
  const plain = written.splice(0).map(([text]) => text);
  painter.paintGhosts = paintGhosts;
  painter.paint(subject);
  const ghosts = written.map(([text]) => text).filter((text) => !plain.includes(text));
"""
ACCENT = [250, 200, 0]


@pytest.fixture
def paint(lab):
    """Paint a reel's first sample at a moment without and with ghosts; the body can see both."""

    def run(body, reel, *, time_ms=4000, compares=False):
        return lab.run(PAINT + body, {"reel": reel, "timeMs": time_ms, "compares": compares})

    return run


TOUCHED = shape_of(
    (3, 4, 2), samples=1, inputs=[0.5, 0.25, 0.9], compare=0.65, changes=((0, 1, 2, 1.5), (1, 0, -1, 2.0))
)


def test_old_inputs_and_the_way_of_each_percentage_are_written(paint):
    ghosts, comparison = paint("return [ghosts, subject.trace.comparison];", TOUCHED)
    moved = comparison["differences"]["softmax1.probabilities"]
    differences = [f"Δ {100 * by:+.1f}\u2009pp".replace("-", "−") for by in moved]
    assert [words for words in ghosts if words.startswith("Δ")] == differences
    assert set(ghosts) - set(differences) == {f"{x:.2f}" for x in comparison["before"]["inputs"]}


def test_nothing_is_written_before_its_time(paint):
    assert paint("return ghosts;", TOUCHED, time_ms=0) == []
    assert not any(words.startswith("Δ") for words in paint("return ghosts;", TOUCHED, time_ms=1500))


def test_an_untouched_network_has_no_ghosts(paint):
    assert paint("return ghosts;", shape_of((3, 4, 2), samples=1)) == []


def test_while_temperature_is_looked_at_the_ghosts_are_those_at_one(paint):
    reel = shape_of((3, 4, 2), samples=1, temperature=3.0)
    body = "return [ghosts, subject.trace.get('softmax1.probabilitiesAtOne')];"
    ghosts, at_one = paint(body, reel, compares=True)
    assert ghosts == [f"{100 * p:.1f}\u2009% at T = 1" for p in at_one]


def test_a_changed_edge_bears_a_ring_at_its_middle(paint):
    body = """
      const { x, y } = await helpers.pointOnEdge(subject, 0, 2, 1);
      return [helpers.pixel(moving, x - 4, y).rgb, helpers.pixel(moving, x, y - 4).rgb];
    """
    for rgb in paint(body, TOUCHED, time_ms=0):
        assert rgb == pytest.approx(ACCENT, abs=60)
