"""latest-task.js: of several pieces of work only the newest counts, whichever settles first."""

from __future__ import annotations

from itertools import permutations

import pytest

BEGIN = """
  const { LatestTask } = await import("/static/element/latest-task.js");
  const latest = new LatestTask();
  const log = [];
  const pieces = given.map(() => Promise.withResolvers());
  const runs = pieces.map(({ promise }, k) => latest.run(async (isNewest) => {
    await promise;
    log.push([k, isNewest()]);
    return k;
  }));
"""
ORDERS = [order for count in (2, 3) for order in permutations(range(count))]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_in_whatever_order_they_settle_only_the_last_is_the_newest(lab, order):
    body = (
        BEGIN
        + """
      latest.whenSettled(() => log.push("settled"));
      for (const k of given) { pieces[k].resolve(); await helpers.turn(); }
      return [await Promise.all(runs), log];
    """
    )
    results, log = lab.run(body, list(order))
    assert results == sorted(order)
    newest = max(order)
    assert [entry for entry in log if entry != "settled"] == [[k, k == newest] for k in order]
    assert log[log.index([newest, True]) + 1] == "settled"
    assert log.count("settled") == 1


def test_work_that_fails_lets_those_who_wait_go_on_and_says_so_to_its_own_caller(lab):
    body = """
      const { LatestTask } = await import("/static/element/latest-task.js");
      const latest = new LatestTask();
      const failed = latest.run(async () => { await null; throw new Error("no"); }).catch(({ message }) => message);
      const waited = new Promise((resolve) => latest.whenSettled(() => resolve("went on")));
      return [await failed, await waited];
    """
    assert lab.run(body) == ["no", "went on"]


def test_nothing_under_way_is_nothing_to_wait_for(lab):
    body = """
      const latest = new (await import("/static/element/latest-task.js")).LatestTask();
      let done = false;
      latest.whenSettled(() => (done = true));
      return done;
    """
    assert lab.run(body) is True


def test_what_waited_and_begins_new_work_lets_the_others_wait_for_that(lab):
    body = """
      const latest = new (await import("/static/element/latest-task.js")).LatestTask();
      const log = [];
      const first = latest.run(async () => { await null; log.push("first"); });
      latest.whenSettled(() => void latest.run(async () => { await helpers.turn(); log.push("second"); }));
      await new Promise((resolve) => latest.whenSettled(() => (log.push("waited"), resolve())));
      await first;
      return log;
    """
    assert lab.run(body) == ["first", "second", "waited"]


def test_a_piece_that_waits_and_fails_leaves_the_others_theirs(lab):
    body = """
      const latest = new (await import("/static/element/latest-task.js")).LatestTask();
      const reported = [];
      const report = globalThis.reportError;
      globalThis.reportError = ({ message }) => reported.push(message);
      const run = latest.run(async () => { await null; });
      latest.whenSettled(() => { throw new Error("no"); });
      const other = new Promise((resolve) => latest.whenSettled(() => resolve("went on")));
      await run;
      globalThis.reportError = report;
      return [await other, reported];
    """
    assert lab.run(body) == ["went on", ["no"]]
