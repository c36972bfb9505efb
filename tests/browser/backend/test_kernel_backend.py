"""kernel-backend.js: what is asked of a kernel, whose answer it is, and a kernel that does not answer."""

from __future__ import annotations

import pytest

SETUP = """
  const { KernelBackend } = await import("/static/backend/kernel-backend.js");
  const sent = [];
  const hearing = new Set();
  const messages = { send: (message) => sent.push(message), on: (_, work) => hearing.add(work), off: (_, work) => hearing.delete(work) };
  const reply = ({ id }, header, buffers) => hearing.forEach((hear) => hear({ id, header }, buffers));
  const ended = new AbortController();
  const timers = new Map();
  const late = () => [...timers.values()].forEach((work) => work());
  globalThis.setTimeout = (work) => (timers.set(timers.size + 1, work), timers.size);
  globalThis.clearTimeout = (timer) => timers.delete(timer);
  const kernel = new KernelBackend(messages, ended.signal);
  const states = [];
  kernel.addEventListener("statuschange", () => states.push(kernel.status));
"""
SAID = "the kernel has not answered for 30 s: it is busy, or was restarted (then run the cell again)"


@pytest.fixture
def kernel(own_lab):
    return lambda body: own_lab.run(f"{SETUP}{body}")


def test_it_greets_the_kernel_before_it_asks_and_is_live_once_that_has_answered(kernel):
    body = """
      const answer = kernel.ask({ samples: [0] }, "explain");
      const greeted = sent.map(({ endpoint }) => endpoint);
      reply(sent[0], null, []);
      await Promise.resolve().then(() => {}).then(() => {});
      await new Promise((resolve) => queueMicrotask(resolve));
      reply(sent[1], '{"arrays": []}', [new DataView(Float64Array.of(2, 3).buffer, 8)]);
      const { header, values } = await answer;
      return [greeted, sent[1].endpoint, sent[1].request, header, values, states];
    """
    assert kernel(body) == [["hello"], "explain", '{"samples":[0]}', {"arrays": []}, [3], ["starting", "live"]]


def test_a_refusal_is_the_kernels_own_sentence(kernel):
    body = """
      const greeted = kernel.start();
      reply(sent[0], null);
      await greeted;
      const answer = kernel.ask({}).catch(({ message }) => message);
      await new Promise((resolve) => queueMicrotask(resolve));
      reply(sent[1], '{"error": "samples must be a list"}');
      return answer;
    """
    assert kernel(body) == "samples must be a list"


def test_it_tells_the_kernel_of_a_network_once_and_then_knows_how_exactly_it_equals_its_framework(kernel):
    body = """
      const answers = { hello: null, network: '{"name": "abc", "parity": {"checked": 2}}', reel: "{}" };
      messages.send = (message) => { sent.push(message); reply(message, answers[message.endpoint]); };
      kernel.documents.set("file 1", { document: { format: "forward-pass-network" } });
      await kernel.ask({ source: { kind: "stored", name: "file 1" } });
      await kernel.ask({ source: { kind: "stored", name: "file 1" } });
      const asked = sent.map(({ endpoint, request }) => [endpoint, request && JSON.parse(request)]);
      return [asked, kernel.documents.get("abc").parity];
    """
    asked = ["reel", {"source": {"kind": "stored", "name": "abc"}}]
    told = ["network", {"network": {"format": "forward-pass-network"}}]
    assert kernel(body) == [[["hello", ""], told, asked, asked], {"checked": 2}]


def test_the_answer_to_another_view_is_not_taken(kernel):
    body = """
      const other = new KernelBackend(messages, ended.signal);
      void kernel.start();
      void other.start();
      reply(sent[1], null);
      return [sent[0].id !== sent[1].id, kernel.status, other.status];
    """
    assert kernel(body) == [True, "starting", "live"]


def test_a_kernel_that_does_not_answer_is_told_and_one_that_answers_late_is_live_again(kernel):
    body = """
      const greeted = kernel.start().catch(({ message }) => message);
      late();
      const said = [await greeted, kernel.reason];
      reply(sent[0], null);
      return [said, states, kernel.reason];
    """
    assert kernel(body) == [[SAID, SAID], ["starting", "failed", "live"], ""]


def test_a_view_that_is_gone_hears_nothing(kernel):
    assert kernel("ended.abort(); return hearing.size;") == 0
