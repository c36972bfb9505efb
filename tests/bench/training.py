"""How fast the page trains, beside a page that trains one sample at a time over JavaScript objects, and beside CPython."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, Playwright

import chromium
from bench.frames import GAPS, open_alone
from bench.threads import used_s
from forward_pass.learning.history import advance, state_at
from forward_pass.learning.run import TrainingRun

BATCH = 32
SECONDS = 4
WITHIN_MS = 120_000
ELEMENT = "document.querySelector('forward-pass')"
STEP = f"Number({ELEMENT}.settings.name.split('@').at(-1))"
# What is compared: a task and its layers; iris and digits need data, so the large network learns nothing that matters.
SIZES = {"64-24-10": "largest", "2-8-8-2": "moons"}
# Neurons and links as objects, one sample after the other, an update after each batch; samples in so many seconds.
ONE_BY_ONE = """([layers, batch, seconds]) => {
    const network = layers.map((count, l) => Array.from({ length: count }, () => ({ links: [], bias: 0, biasSlope: 0, z: 0, a: 0, delta: 0, l })));
    const gauss = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
    for (let l = 1; l < layers.length; l++)
        for (const node of network[l])
            for (const from of network[l - 1]) node.links.push({ from, weight: gauss() * Math.sqrt(2 / layers[l - 1]), slope: 0 });
    const last = network.at(-1);
    const sample = () => {
        for (const node of network[0]) node.a = Math.random();
        for (let l = 1; l < layers.length; l++)
            for (const node of network[l]) {
                node.z = node.bias;
                for (const { from, weight } of node.links) node.z += from.a * weight;
                node.a = l === layers.length - 1 ? Math.exp(node.z) : Math.max(0, node.z);
            }
        const total = last.reduce((sum, { a }) => sum + a, 0);
        const right = Math.floor(Math.random() * last.length);
        last.forEach((node, k) => (node.delta = node.a / total - Number(k === right)));
        for (let l = layers.length - 1; l > 0; l--) {
            for (const node of network[l - 1]) node.delta = 0;
            for (const node of network[l]) {
                node.biasSlope += node.delta;
                for (const link of node.links) {
                    link.slope += node.delta * link.from.a;
                    link.from.delta += node.delta * link.weight;
                }
            }
            for (const node of network[l - 1]) if (node.z <= 0) node.delta = 0;
        }
    };
    const update = () => {
        for (const nodes of network)
            for (const node of nodes) {
                node.bias -= (0.01 * node.biasSlope) / batch;
                node.biasSlope = 0;
                for (const link of node.links) {
                    link.weight -= (0.01 * link.slope) / batch;
                    link.slope = 0;
                }
            }
    };
    let count = 0;
    const end = performance.now() + 1000 * seconds;
    while (performance.now() < end) {
        for (let k = 0; k < batch; k++) sample();
        update();
        count += batch;
    }
    return count / seconds;
}"""


Speeds = tuple[float, float]


@dataclass(slots=True)
class Trained:
    """What was measured of one network, a value for each round; and the gaps between frames of all rounds, in ms.

    page, one_by_one, cpython  samples learned from in a second; and in a second of processor time of the thread that learns
    playing, training          gaps while its pass plays, and while it plays and the network learns
    """

    page: list[Speeds] = field(default_factory=list)
    one_by_one: list[Speeds] = field(default_factory=list)
    cpython: list[Speeds] = field(default_factory=list)
    playing: list[float] = field(default_factory=list)
    training: list[float] = field(default_factory=list)

    def speeds(self, name: str, which: int) -> tuple[float, float]:
        """Return the speeds of the page and of what it is compared with, medians of all rounds; which of both kinds."""
        page, other = ([speeds[which] for speeds in all_of] for all_of in (self.page, getattr(self, name)))
        return median(page), median(other)

    def frames(self) -> tuple[float, float]:
        """Return the 95th percentiles of frames while it learns and while it plays."""
        return quantiles(self.training, n=20)[-1], quantiles(self.playing, n=20)[-1]


def measure_training(playwright: Playwright, site_url: str, rounds: int) -> dict[str, Trained]:
    """Return what was measured of each network, in rounds: other work on the machine slows down all that is compared."""
    browser = chromium.launch(playwright)
    found = {}
    for layers, task in SIZES.items():
        sizes = tuple(int(size) for size in layers.split("-"))
        page = open_alone(browser, site_url, python="eager")
        _open_training(page, task, layers)
        found[layers] = trained = Trained()
        run = TrainingRun(task, layers=sizes, batch=BATCH, optimizer="sgd")
        for _ in range(rounds):
            main_s, _ = used_s(browser)
            speed = page.evaluate(ONE_BY_ONE, [list(sizes), BATCH, SECONDS / 2])
            trained.one_by_one.append((speed, speed * SECONDS / 2 / (used_s(browser)[0] - main_s)))
            trained.playing += page.evaluate(GAPS, SECONDS)
            speeds, gaps = _train(page, browser)
            trained.page.append(speeds)
            trained.training += gaps
            trained.cpython.append(_in_cpython(run))
        page.context.close()
    browser.close()
    return found


def _open_training(page: Page, task: str, layers: str) -> None:
    attributes = {"task": task, "layers": layers, "batch": str(BATCH), "optimizer": "sgd", "mode": "train"}
    page.evaluate(f"(all) => Object.entries(all).forEach((pair) => {ELEMENT}.setAttribute(...pair))", attributes)
    page.wait_for_function(f"{ELEMENT}.settings.name?.endsWith('@0')", timeout=WITHIN_MS)
    page.locator(".train .speed").select_option("0")


def _train(page: Page, browser: Browser) -> tuple[Speeds, list[float]]:
    """Return how fast the page learns, as fast as it goes, and the gaps between its frames."""
    page.locator(".train .play").click()
    page.wait_for_function(f"(before) => {STEP} > before", arg=page.evaluate(STEP), timeout=WITHIN_MS)
    before, started, (_, used) = page.evaluate(STEP), time.perf_counter(), used_s(browser)
    gaps = page.evaluate(GAPS, SECONDS)
    samples, seconds = (page.evaluate(STEP) - before) * BATCH, time.perf_counter() - started
    used = used_s(browser)[1] - used
    page.locator(".train .play").click()
    return (samples / seconds, samples / used), gaps


def _in_cpython(run: TrainingRun) -> Speeds:
    """Return how fast CPython learns."""
    first, started, used = state_at(run, 0), time.perf_counter(), time.thread_time()
    samples = advance(run, first, 1_000_000, started + 1).step * BATCH
    return samples / (time.perf_counter() - started), samples / (time.thread_time() - used)
