"""While only time moves, a frame allocates nothing of its own: no digits, no fonts, no closures, no arrays.

Sampled over three passes of 5-7-6-2 in Chromium 156, and without what canvas and browser allocate themselves: at most
70 bytes a frame, all of them boxed numbers. When a frame still formatted its digits it was 1,750; for 60-40-10, 47,000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.lab import Lab, shape_of
from browser.stage.test_stage import STAGE

MOST_BYTES = 300
# Which functions the engine inlines is its own choice, and a number handed to one that it does not is boxed: up to 500
# bytes in one document of ten. What the code allocates itself is there in every document.
ATTEMPTS = 4
WARM_UP = 8000
FRAMES = 1500
# Numbers that a canvas takes are boxed on their way to it, by the engine: this one takes everything, and keeps nothing.
NO_CANVAS = """
  const properties = ["fillStyle", "strokeStyle", "font", "textAlign", "textBaseline", "lineCap", "globalCompositeOperation"];
  const methods = ["setTransform", "resetTransform", "transferFromImageBitmap", "fillRect", "clearRect", "setLineDash", "beginPath", "moveTo", "lineTo", "bezierCurveTo", "stroke",
    "fill", "arc", "roundRect", "drawImage", "fillText"];
  const getContext = function () { return {
    canvas: this,
    ...Object.fromEntries(properties.map((name) => [name, ""])),
    ...Object.fromEntries(methods.map((name) => [name, () => {}])),
    globalAlpha: 0.5,
    lineWidth: 0.5,
    measureText: () => ({ width: 10 }),
    createRadialGradient: () => ({ addColorStop: () => {} }),
  }; };
  for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) Object.assign(prototype, { getContext });
  OffscreenCanvas.prototype.transferToImageBitmap = () => null;
"""
# Two samples of one network, the light of the one still lingering when the other comes, and the line of the pass below
# them; `play` makes frames.
PLAYING = (
    STAGE
    + """
  show(reel);
  frames.advance(700);
  stage.showSample(reel, reel.traces[1]);
  stage.reducedMotion = given.still;
  const { Strip } = await import("/static/stage/strip.js");
  document.createElement("div").append(stillCanvas, movingCanvas);
  stage.strip = new Strip(stillCanvas, movingCanvas);
  const { buildTree } = await import("/static/ui/template.js");
  const { Scrubber } = await import("/static/features/playback/scrubber.js");
  const host = document.body.appendChild(document.createElement("div"));
  const line = new Scrubber(buildTree(host.attachShadow({ mode: "open" })), { news: new EventTarget() }, { held: false });
  stage.onMoment = () => line.show(stage.timeline, stage.picture.frame);
  stage.playing = true;
  globalThis.play = (count) => { for (let k = 0; k < count; k++) frames.advance(8); };
"""
)


@pytest.fixture
def play(own_lab: Lab) -> Any:
    """Bring a network on stage, in a document of its own."""

    def start(
        before: str = "",
        after: str = "",
        *,
        still: bool = False,
        layers: tuple[int, ...] = (5, 7, 6, 2),
        **touched: Any,
    ) -> Page:
        own_lab.page.reload()
        own_lab.run(before + PLAYING + after, {"reel": shape_of(layers, **touched), "still": still})
        return own_lab.page

    return start


def allocated(page: Page) -> Counter[str]:
    """Return the bytes that each function of the sources allocates in a frame, whether they are collected or not."""
    page.evaluate("count => play(count)", WARM_UP)
    session = page.context.new_cdp_session(page)
    everything = {"includeObjectsCollectedByMajorGC": True, "includeObjectsCollectedByMinorGC": True}
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.startSampling", {"samplingInterval": 256, **everything})
    page.evaluate("count => play(count)", FRAMES)
    head = session.send("HeapProfiler.stopSampling")["profile"]["head"]
    found: Counter[str] = Counter()
    for name, size in _calls(head, ""):
        found[name] += size
    return Counter({name: round(size / FRAMES) for name, size in found.items()})


def _calls(call: dict[str, Any], caller: str) -> Iterator[tuple[str, int]]:
    """Give what each call allocated; a builtin has no script, and works for the source that called it."""
    frame = call["callFrame"]
    _, source, module = frame["url"].rpartition("/static/")
    if source:
        caller = f"{frame['functionName']} {module}:{frame['lineNumber'] + 1}"
    elif int(frame["scriptId"]):
        caller = ""
    if caller:
        yield caller, call["selfSize"]
    for child in call["children"]:
        yield from _calls(child, caller)


@pytest.mark.parametrize("still", [False, True], ids=["moving", "less motion"])
@pytest.mark.parametrize("layers", [(5, 7, 6, 2), (60, 40, 10)], ids=["default", "grid"])
def test_a_frame_in_which_only_time_moves_allocates_nothing_of_its_own(play, layers, still):
    for _ in range(ATTEMPTS):
        found = allocated(play(NO_CANVAS, layers=layers, still=still))
        if found.total() < MOST_BYTES:
            return
    pytest.fail(f"{found.total()} bytes a frame: {found.most_common(6)}")


@pytest.mark.parametrize("compares", [False, True], ids=["differences", "T = 1"])
def test_nor_does_a_frame_with_the_ghosts_of_a_touched_network(play, compares):
    ghosts = f"""
      stage.ghosts = (await import("/static/stage/ghosts.js")).paintGhosts;
      stage.comparesTemperature = {str(compares).lower()};
    """
    changes = ((0, 1, 2, 0.5), (1, 0, -1, -2.0))
    for _ in range(ATTEMPTS):
        found = allocated(play(NO_CANVAS, ghosts, inputs=[0.1] * 5, compare=0.65, changes=changes))
        if found.total() < MOST_BYTES:
            return
    pytest.fail(f"{found.total()} bytes a frame: {found.most_common(6)}")


def test_a_frame_in_which_only_time_moves_measures_no_text_and_reads_no_style(play):
    page = play()
    asked = page.evaluate("""() => {
      let asked = 0;
      const count = (owner, name) => {
        const { [name]: original } = owner;
        owner[name] = function (...given) { asked++; return original.apply(this, given); };
      };
      count(CanvasRenderingContext2D.prototype, "measureText");
      count(globalThis, "getComputedStyle");
      play(700);
      return asked;
    }""")
    assert asked == 0
