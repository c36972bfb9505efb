"""page-watcher.js: what the element must know of the page around it."""

from __future__ import annotations

import pytest

WATCH = """
  const { watchPage } = await import("/static/element/page-watcher.js");
  const stage = document.createElement("div");
  stage.style.cssText = "width: 300px; height: 200px";
  document.body.replaceChildren(stage);
  const told = (globalThis.told = []);
  const connection = (globalThis.connection = new AbortController());
  const boxes = (globalThis.boxes = []);
  globalThis.stage = stage;
  watchPage(stage, connection.signal, {
    onBox: () => {},
    onSize: (width, height, { box }) => told.push(["size", width, height]) && boxes.push(box),
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


def test_printing_is_told_before_and_after_and_meanwhile_nothing_is_seen(surroundings):
    body = "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); return told;"
    assert surroundings.run(body) == [["visible", False], ["print", True], ["visible", True], ["print", False]]


def test_the_browsers_own_count_of_pixels_is_told(surroundings):
    found = surroundings.run(
        "await helpers.when(() => boxes.at(-1), 'it is counted'); return [boxes.at(-1).inlineSize, boxes.at(-1).blockSize];"
    )
    assert found == [300, 200]


def test_what_only_touches_what_it_is_scrolled_in_is_not_seen(surroundings):
    body = """
      const strip = document.createElement("div");
      strip.style.cssText = "width: 300px; height: 200px; overflow: hidden; white-space: nowrap";
      const first = Object.assign(document.createElement("div"), { style: "width: 300px; height: 200px; display: inline-block" });
      stage.style.display = "inline-block";
      strip.append(first, stage);
      document.body.append(strip);
      const seen = () => told.findLast(([name]) => name === "visible")?.[1];
      await helpers.when(() => seen() === false, "it is out of sight");
      strip.scrollLeft = 30;
      await helpers.when(() => seen() === true, "a part of it is seen");
      strip.scrollLeft = 0;
      await helpers.when(() => seen() === false, "it touches again");
      return null;
    """
    surroundings.run(body)


def test_in_another_window_it_is_that_window_that_counts(own_lab):
    body = (
        WATCH.replace(
            "document.body.replaceChildren(stage);",
            """
      const other = document.body.appendChild(document.createElement("iframe"));
      other.contentDocument.body.replaceChildren(stage);
    """,
        )
        + """
      const { contentWindow: view, contentDocument: page } = other;
      told.length = 0;
      for (const hidden of [true, false]) {
        Object.defineProperty(page, "hidden", { value: hidden, configurable: true });
        page.dispatchEvent(new view.Event("visibilitychange"));
      }
      document.dispatchEvent(new Event("visibilitychange"));
      dispatchEvent(new Event("beforeprint"));
      view.dispatchEvent(new view.Event("beforeprint"));
      return told;
    """
    )
    assert own_lab.run(body) == [["visible", False], ["visible", True], ["visible", False], ["print", True]]


def test_after_the_signal_nothing_is_told(surroundings):
    surroundings.run("connection.abort(); return null;")
    surroundings.page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    body = """
      stage.style.width = "100px";
      dispatchEvent(new Event("beforeprint"));
      document.dispatchEvent(new Event("visibilitychange"));
      // A second observer is told after the first would have been.
      await new Promise((resolve) => new ResizeObserver(resolve).observe(stage));
      return told;
    """
    assert surroundings.run(body) == []
