"""app.js: views hear of changes as events, in whatever order."""

from __future__ import annotations

SHOWN = """
  const shown = [];
  const look = () => shown.push([".told", ".seed", ".sample", ".badge"].map((name) => part(element, name)?.textContent),
    part(element, ".still").getAttribute("aria-label"), part(element, ".play").getAttribute("aria-label"),
    element.target, element.paused, helpers.notices(element));
"""
# Whoever listens to an event target that is nothing else, as the app's, hears of an event after those who came later.
BACKWARDS = """
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const listeners = new WeakMap();
  EventTarget.prototype.addEventListener = function (name, work, options) {
    if (Object.getPrototypeOf(this) !== EventTarget.prototype) return addEventListener.call(this, name, work, options);
    const all = listeners.get(this) ?? new Map();
    listeners.set(this, all.set(name, [work, ...(all.get(name) ?? [])]));
    options?.signal?.addEventListener("abort", () => all.set(name, all.get(name).filter((other) => other !== work)));
  };
  EventTarget.prototype.dispatchEvent = function (event) {
    if (Object.getPrototypeOf(this) !== EventTarget.prototype) return dispatchEvent.call(this, event);
    backwards += 1;
    for (const work of listeners.get(this)?.get(event.type) ?? []) work.call(this, event);
    return true;
  };
"""
FILM = (
    """
  const element = await helpers.open(given);
  const { part, frames } = helpers;
  await helpers.tabulated(element);
"""
    + SHOWN
    + """
  look();
  element.target = { kind: "edge", layer: 0, from: 4, to: 6 }; look();
  element.seek(300); frames.advance(); look();
  element.seek(3990); frames.advance(); look();
  element.step(1, "sample"); frames.advance(); look();
  await frames.until(element.randomize()); look();
  element.setAttribute("layers", "3-2"); await frames.until(helpers.opened(element)); look();
  element.play(); look();
  return [shown, backwards];
"""
)


def test_views_may_hear_of_changes_in_any_order(own_lab):
    markup = '<forward-pass python="off" autoplay="false" labels="a,b"></forward-pass>'
    forwards, none = own_lab.run("let backwards = 0;" + FILM, markup)
    own_lab.page.reload()
    backwards, some = own_lab.run("let backwards = 0;" + BACKWARDS + FILM, markup)
    assert none == 0
    assert some > 10
    assert backwards == forwards
