"""surroundings.js: what the element must know of the page around it."""

from __future__ import annotations

import pytest

WATCH = """
  const { watch } = await import("/static/element/surroundings.js");
  const stage = document.createElement("div");
  stage.style.cssText = "width: 300px; height: 200px";
  document.body.replaceChildren(stage);
  const told = (globalThis.told = []);
  const connection = (globalThis.connection = new AbortController());
  globalThis.stage = stage;
  watch(stage, connection.signal, {
    onSize: (...size) => told.push(["size", ...size]),
    onVisible: (visible) => told.push(["visible", visible]),
    onReducedMotion: (reduced) => told.push(["reduced", reduced]),
    onColors: () => told.push(["colors"]),
    onPrint: (printing) => told.push(["print", printing]),
  });
  const saw = (kind) => told.filter(([name]) => name === kind);
  await helpers.when(() => saw("visible").length && saw("size").length, "the stage is seen and measured");
  const first = [...told];
  told.length = 0;
"""
SEEN = "return (await helpers.when(() => told.length, 'something is told'), told);"


@pytest.fixture
def surroundings(own_lab):
    own_lab.run(WATCH + "return null;")
    return own_lab


def test_at_first_size_sight_and_preference_are_told(own_lab):
    first = own_lab.run(WATCH + "return first;")
    assert ["size", 300, 200] in first
    assert ["visible", True] in first
    assert ["reduced", False] in first


def test_another_size_is_told(surroundings):
    assert surroundings.run("stage.style.width = '250px';" + SEEN) == [["size", 250, 200]]


@pytest.mark.parametrize("away", ["display = 'none'", "marginTop = '5000px'"])
def test_who_cannot_be_seen_is_told_so(surroundings, away):
    told = surroundings.run(
        f"stage.style.{away}; await helpers.when(() => told.some(([name]) => name === 'visible'), 'it is told'); return told;"
    )
    assert ["visible", False] in told


def test_a_page_in_the_background_counts_as_not_seen(surroundings):
    body = """
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
      Object.defineProperty(document, "hidden", { value: false });
      document.dispatchEvent(new Event("visibilitychange"));
      return told;
    """
    assert surroundings.run(body) == [["visible", False], ["visible", True]]


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ({"reduced_motion": "reduce"}, ["reduced", True]),
        ({"color_scheme": "dark"}, ["colors"]),
        ({"forced_colors": "active"}, ["colors"]),
        ({"media": "print"}, ["colors"]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_the_reader_prefers_is_followed(surroundings, media, told):
    surroundings.page.emulate_media(**media)
    assert told in surroundings.run(SEEN)


def test_printing_is_told_before_and_after(surroundings):
    body = "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); return told;"
    assert surroundings.run(body) == [["print", True], ["print", False]]


def test_a_resized_window_is_measured_for_its_pixel_ratio(surroundings):
    assert surroundings.run("dispatchEvent(new Event('resize')); return told;") == [["size", 300, 200]]


def test_after_the_signal_nothing_is_told(surroundings):
    surroundings.run("connection.abort(); return null;")
    surroundings.page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    body = """
      stage.style.width = "100px";
      dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("resize"));
      document.dispatchEvent(new Event("visibilitychange"));
      // A second observer is told after the first would have been.
      await new Promise((resolve) => new ResizeObserver(resolve).observe(stage));
      return told;
    """
    assert surroundings.run(body) == []
