"""pointer.js: mouse, pen and finger on the stage."""

from __future__ import annotations

import pytest

LISTEN = """
  const { listenToPointer } = await import("/static/ui/pointer.js");
  const stage = document.createElement("div");
  stage.style.cssText = "position: fixed; left: 30px; top: 20px; width: 200px; height: 100px";
  document.body.replaceChildren(stage);
  for (const inset of ["0 auto auto 0", "0 auto auto 100%", "100% auto auto 0"]) {
    const mark = stage.appendChild(Object.assign(document.createElement("i"), { className: "mark" }));
    Object.assign(mark.style, { position: "absolute", inset });
  }
  const told = [];
  const connection = new AbortController();
  listenToPointer(stage, connection.signal, (...point) => told.push(point), () => told.push("left"));
  const send = (type, pointerType, clientX = 80, clientY = 50) =>
    stage.dispatchEvent(new PointerEvent(type, { pointerType, clientX, clientY, bubbles: true, cancelable: true }));
"""


@pytest.mark.parametrize(("kind", "reach"), [("mouse", 5), ("pen", 6), ("", 5)])
def test_moving_over_the_stage_points_in_its_own_pixels(lab, kind, reach):
    assert lab.run(LISTEN + "send('pointermove', given); return told;", kind) == [[50, 30, reach, False]]


@pytest.mark.parametrize(
    ("style", "client", "point", "reach"),
    [
        ("transform: scale(2); transform-origin: 0 0", (80, 50), (25, 15), 2.5),
        ("transform: scale(0.5); transform-origin: 0 0", (80, 50), (100, 60), 10),
        ("transform: rotate(90deg); transform-origin: 0 0", (-20, 100), (80, 50), 5),
        ("transform: translate(50px) skewX(45deg); transform-origin: 0 0", (180, 40), (80, 20), 5),
        ("zoom: 1.25", (80, 50), (34, 20), 4),
    ],
    ids=["enlarged", "shrunk", "turned", "slanted", "zoomed"],
)
def test_whatever_the_page_does_to_the_stage_points_are_in_its_own_pixels(lab, style, client, point, reach):
    body = LISTEN + "stage.style.cssText += given[0]; send('pointermove', 'mouse', ...given[1]); return told[0];"
    x, y, reach_px, _ = lab.run(body, [style, client])
    assert (x, y) == pytest.approx(point, abs=0.01)
    assert reach_px == pytest.approx(reach, rel=0.01)


def test_a_finger_points_with_a_tap_and_reaches_further(lab):
    body = LISTEN + "send('pointermove', 'touch'); send('pointerleave', 'touch'); send('click', 'touch'); return told;"
    assert lab.run(body) == [[50, 30, 14, True]]


def test_leaving_the_stage_is_told(lab):
    assert lab.run(LISTEN + "send('pointerleave', 'mouse'); return told;") == ["left"]


@pytest.mark.parametrize("kind", ["pointermove", "pointerdown", "click"])
def test_nothing_is_taken_from_the_page(lab, kind):
    assert lab.run(LISTEN + "return send(given, 'touch');", kind) is True


def test_the_wheel_and_the_swipe_belong_to_the_page(lab):
    body = (
        LISTEN
        + """
      const wheel = stage.dispatchEvent(new WheelEvent("wheel", { deltaY: 100, cancelable: true }));
      const swipe = stage.dispatchEvent(new TouchEvent("touchmove", { cancelable: true }));
      return [wheel, swipe, told];
    """
    )
    assert lab.run(body) == [True, True, []]


def test_after_the_signal_nobody_listens(lab):
    body = LISTEN + "connection.abort(); send('pointermove', 'mouse'); send('click', 'mouse'); return told;"
    assert lab.run(body) == []
