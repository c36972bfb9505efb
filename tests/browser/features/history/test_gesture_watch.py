"""gesture-watch.js: which presses of pointer and keys belong together."""

from __future__ import annotations


def test_keys_that_move_the_same_slider_at_once_are_one_gesture_and_everything_else_is_another(lab):
    body = """
      const { GestureWatch } = await import("/static/features/history/gesture-watch.js");
      const [one, other] = [document.createElement("input"), document.createElement("input")];
      const watch = new GestureWatch();
      return given.map(([key, which, timeMs]) => {
        const event = key ? new KeyboardEvent("keydown", { key }) : new PointerEvent("pointerdown");
        Object.defineProperty(event, "timeStamp", { value: timeMs });
        const seen = [];
        const target = which ? other : one;
        target.addEventListener(event.type, (at) => seen.push(watch.isNew(at)), { once: true });
        target.dispatchEvent(event);
        return seen[0];
      });
    """
    presses = [
        ("ArrowUp", 0, 0), ("ArrowUp", 0, 900), ("PageUp", 0, 1800), ("ArrowUp", 0, 2900), ("ArrowUp", 1, 2950),
        ("", 1, 3000), ("", 1, 3010), ("ArrowUp", 1, 3020), ("Enter", 1, 3030), ("Enter", 1, 3040),
    ]  # fmt: skip
    assert lab.run(body, presses) == [True, False, False, True, True, True, True, True, True, True]
