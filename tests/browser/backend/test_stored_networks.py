"""stored-networks.js: what a worker that knows nothing is told before it is asked about a training."""

from __future__ import annotations

# A worker that trains a thousand steps at once.
SCENE = """
  const { StoredNetworks } = await import("/static/backend/stored-networks.js");
  const worker = (asked) => {
    let reached = 0;
    return new StoredNetworks(new Map(), async (request, endpoint) => {
      asked.push([endpoint, request.step ?? request.name ?? null]);
      reached = Math.min(request.step ?? 0, reached + 1000);
      return { header: { step: reached, diverged: null } };
    }, async () => "archive");
  };
  const reel = (step) => ({ source: { kind: "stored", name: `trained {"task":"xor"}@${step}` } });
"""


def test_it_trains_up_to_a_step_far_off_in_parts_and_only_once(lab):
    body = """
      const asked = [];
      const known = worker(asked);
      const request = reel(2500);
      const same = await known.prepared(request, "reel") === request;
      await known.prepared(reel(700), "reel");
      return [same, asked];
    """
    assert lab.run(SCENE + body) == [True, [["install", None], *[["train", 2500]] * 3]]


def test_what_has_just_been_trained_is_known(lab):
    body = """
      const asked = [];
      const known = worker(asked);
      const run = { task: "xor", batch: 8 };
      known.learned("train", { name: reel(900).source.name, run, step: 900 }, { run });
      await known.prepared(reel(900), "reel");
      await known.prepared({ run, step: 900 }, "train_surface");
      return asked.map(([endpoint]) => endpoint);
    """
    assert lab.run(SCENE + body) == ["install"]


def test_another_worker_is_given_what_the_page_learns_from_once(lab):
    body = """
      const asked = [];
      worker([]).learned("train_data", { task: "table-1" }, { name: "table", data: "MSwy" });
      const other = worker(asked);
      for (const task of ["xor", "table-1", "table-1"]) await other.prepared({ run: { task }, step: 0 }, "train");
      return asked;
    """
    assert lab.run(SCENE + body) == [["install", None], ["train_data", "table"]]
