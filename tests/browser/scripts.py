"""What several tests of the element begin with: an element that is open, or a store with its backend."""

from __future__ import annotations

from forward_pass import Drawn, RunOptions
from forward_pass_site.record.reels import recorded_seeds

SOURCE = {name: value for name, value in Drawn().to_dict().items() if name != "kind"}
DEFAULT = {**SOURCE, "temperature": RunOptions().temperature, "sample": 0, "changes": []}
SEEDS = sorted(recorded_seeds())
FIRST = DEFAULT["seed"]
AFTER_FIRST = SEEDS[(SEEDS.index(FIRST) + 1) % len(SEEDS)]

# An element that is open and seen, of the markup that is given; frames are held.
OPEN = "const element = await helpers.open(given); const { events, frames, part, when } = helpers;"

# A store whose backend is in the state `given.status`; every change is written down.
NETWORK_STORE = """
  const { NetworkStore } = await import("/static/element/network-store.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const asked = [];
  let pending = 0;
  const settled = () => helpers.when(() => pending === 0, "Python has answered").then(helpers.turn);
  const interpreter = Object.assign(new EventTarget(), {
    status: given.status ?? "idle",
    reason: "",
    start: async () => {},
    loadRequests: async () => (await import("/static/backend/live-requests.js")).LiveRequests,
    async ask(request) {
      asked.push(request);
      if (interpreter.fails) throw new Error("Python is away");
      pending += 1;
      const [text, values] = await askPython(JSON.stringify(request));
      pending -= 1;
      const header = JSON.parse(text);
      if (header.error) throw new Error(header.error);
      return { header, values: Float64Array.from(values) };
    },
  });
  const changes = [];
  const store = new NetworkStore(given.settings, interpreter);
  store.addEventListener("change", ({ detail: change }) => changes.push(change));
  const now = () => ({ seed: store.trace?.seed ?? null, sample: store.trace?.sample ?? null, source: store.trace?.source ?? null });
  const open = (changed) => store.open({ ...given.settings, ...changed });
"""
