"""network-opener.js: whatever is asked for, in whatever order it comes, the element shows what the author asked for last."""

from __future__ import annotations

import json
from itertools import permutations, product

import pytest

from browser.lab import shape_of
from browser.scripts import SEEDS

# Fetches are really made, but come when the test lets them come.
HELD = """
  const ownFetch = globalThis.ownFetch ??= globalThis.fetch;
  let held = [];
  const hold = () => {
    held = [];
    globalThis.fetch = (...given) => new Promise((resolve) => held.push(() => resolve(ownFetch(...given))));
  };
  const release = async (k) => { held[k]?.(); for (let t = 0; t < 6; t++) await helpers.turn(); };
  const settled = (element) => Promise.race([element.randomize().then(() => "drawn", ({ message }) => message), helpers.turn().then(() => new Promise((r) => setTimeout(r, 5000, "hangs")))]);
"""
ALL_ORDERS = """
  const orders = (count) => count === 0 ? [[]] : orders(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, k) => order.toSpliced(k, 0, count - 1)));
  const found = [];
  let use = 0;
  await import("/static/forward-pass.js");
  for (const order of orders(given.kinds.length)) {
    globalThis.fetch = ownFetch;
    const element = document.createElement("forward-pass");
    element.setAttribute("python", "off");
    element.setAttribute("autoplay", "false");
    document.body.replaceChildren(element);
    await helpers.opened(element);
    hold();
    for (const [k, kind] of given.kinds.entries()) {
      // Each URL is new: what was fetched once is not fetched again.
      const url = `reel-${given.reelSeeds[k]}.json?${use++}`;
      if (kind === "attribute") element.setAttribute("seed", given.seeds[k]);
      if (kind === "property") element.seed = given.seeds[k];
      if (kind === "reel") element.setAttribute("reel", url);
      if (kind === "reel property") element.reel = url;
      await helpers.turn();
    }
    for (const k of order) await release(k);
    globalThis.fetch = ownFetch;
    for (let k = 0; k < held.length; k++) await release(k);
    await helpers.opened(element);
    found.push([element.settings.seed, element.settings.layers.length, order.join()]);
  }
  return found;
"""


@pytest.fixture
def opening(own_lab):
    def answer(route):
        seed = int(route.request.url.split("reel-")[1].split(".")[0])
        route.fulfill(json=shape_of((3, 2), seed=seed, samples=1))

    own_lab.page.route("**/reel-*.json*", answer)
    return lambda body, **given: own_lab.run(HELD + body, given)


PAIRS = [("attribute", "property"), ("reel", "attribute"), ("property", "reel property"), ("reel property", "reel")]
KINDS = [
    *PAIRS,
    ("reel", "attribute", "reel property"),
    *(pair for pair in product(("attribute", "property", "reel", "reel property"), repeat=2) if pair not in PAIRS),
    ("attribute", "attribute", "attribute"),
    ("reel", "reel", "reel"),
    ("property", "reel", "attribute"),
    ("attribute", "reel property", "property"),
]


@pytest.mark.parametrize(
    "kinds",
    [pytest.param(kinds, id=", ".join(kinds), marks=[pytest.mark.slow] * (k > 4)) for k, kinds in enumerate(KINDS)],
)
def test_in_whatever_order_two_or_three_openings_settle_the_attributes_decide(opening, kinds):
    seeds, reel_seeds = SEEDS[2:5], [4, 5, 6]
    found = opening(ALL_ORDERS, kinds=kinds, seeds=seeds, reelSeeds=reel_seeds)
    said = [seeds[k] for k, kind in enumerate(kinds) if "reel" not in kind]
    given = [reel_seeds[k] for k, kind in enumerate(kinds) if "reel" in kind]
    # A reel decides what the author has not said, whichever comes first.
    seed, layers = (said or given)[-1], 2 if given else 4
    orders = [",".join(map(str, order)) for order in permutations(range(len(kinds)))]
    assert sorted(order for *_, order in found) == sorted(orders)
    assert {tuple(shown) for *shown, _ in found} == {(seed, layers)}, json.dumps(found)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_two_attributes_written_one_after_the_other_both_hold(opening, order):
    body = """
      const element = await helpers.open('<forward-pass python="off" autoplay="false"></forward-pass>');
      hold();
      element.setAttribute("seed", given.seed);
      await helpers.turn();
      element.sample = 3;
      await helpers.turn();
      globalThis.fetch = ownFetch;
      for (const k of given.order) await release(k);
      await helpers.opened(element);
      return [element.trace.seed, element.trace.sample, element.seed, element.sample];
    """
    assert opening(body, seed=SEEDS[4], order=order) == [SEEDS[4], 3, SEEDS[4], 3]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_randomize_goes_on_after_two_openings_whichever_settles_first(opening, order):
    body = """
      const element = await helpers.open('<forward-pass python="off" autoplay="false"></forward-pass>');
      const frames = helpers.frames;
      hold();
      element.setAttribute("seed", given.seeds[0]);
      await helpers.turn();
      element.setAttribute("seed", given.seeds[1]);
      await helpers.turn();
      const drawn = settled(element);
      for (const k of given.order) await release(k);
      globalThis.fetch = ownFetch;
      for (let k = 0; k < held.length; k++) await release(k);
      return [await frames.until(drawn), element.trace.seed];
    """
    assert opening(body, seeds=SEEDS[2:4], order=order) == ["drawn", SEEDS[4]]


def test_randomize_after_an_attribute_draws_another_network_than_the_one_asked_for(opening):
    body = """
      const element = await helpers.open('<forward-pass python="off" autoplay="false"></forward-pass>');
      element.setAttribute("seed", given.seed);
      await helpers.frames.until(element.randomize());
      return element.trace.seed;
    """
    assert opening(body, seed=SEEDS[6]) == SEEDS[7]


@pytest.mark.tolerates_trouble("the reel is not there at first")
def test_a_reel_that_did_not_come_is_said_until_it_comes_and_asked_for_again(own_lab):
    answers = iter([404, 404, 200])

    def answer(route):
        status = next(answers)
        route.fulfill(status=status, json=shape_of((3, 2), seed=4) if status == 200 else None)

    own_lab.page.route("**/late.json", answer)
    body = """
      const element = await helpers.open('<forward-pass python="off" autoplay="false" reel="late.json"></forward-pass>');
      const { notices, opened, part } = helpers;
      const first = [notices(element), part(element, ".retry").checkVisibility(), element.trace.layers];
      element.setAttribute("reel", "late.json");
      await opened(element);
      const second = notices(element);
      part(element, ".retry").click();
      await opened(element);
      return [first, second, notices(element), element.trace.seed, element.trace.layers, part(element, ".retry").hidden];
    """
    first, second, third, *shown = own_lab.run(body)
    assert len(first[0]) == 1
    assert first[0][0].endswith("could not be read: the server answered 404")
    assert first[1:] == [True, [5, 7, 6, 2]]
    assert (second, third, shown) == (first[0], [], [4, [3, 2], True])


def test_what_is_asked_while_python_takes_over_a_reel_keeps_its_network(own_lab, fake_python):
    own_lab.page.route("**/mine.json", lambda route: route.fulfill(json=shape_of((3, 4, 2), seed=1)))
    body = """
      const element = await helpers.open('<forward-pass autoplay="false"></forward-pass>');
      await element.whenLive();
      const answer = globalThis.askPython;
      let letGo;
      const held = new Promise((resolve) => (letGo = resolve));
      globalThis.askPython = async (...given) => { await held; return answer(...given); };
      element.reel = "mine.json";
      await helpers.when(() => element.trace.layers.length === 3, "the reel is on stage");
      element.sample = 1;
      await helpers.turn();
      letGo();
      await helpers.when(() => element.trace.sample === 1 && element.trace.source === "live", "Python answers");
      return [element.trace.layers, element.settings.layers, element.trace.seed];
    """
    assert own_lab.run(body) == [[3, 4, 2], [3, 4, 2], 1]
