"""How long a dropped file takes to be on stage, beside a network of the same size that Python draws."""

from __future__ import annotations

import base64
import json
from itertools import pairwise
from statistics import median

import numpy as np
from playwright.sync_api import Playwright

import chromium
from bench.frames import open_alone

LAYERS = (784, 256, 128, 10)
# From the wish to the end of the first frame that shows what was wished for, in ms. Nobody draws seeds so far apart ahead.
TIME = """async ([wish, k, file]) => {
    const element = document.querySelector("forward-pass");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0))], `net-${k}.safetensors`));
    const wishes = {
        randomize: () => (element.seed = 7919 * k + 1000),
        drop: () => element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true })),
    };
    // Networks that are drawn ahead have come.
    await new Promise((rest) => setTimeout(rest, 1500));
    const before = element.trace;
    const started = performance.now();
    wishes[wish]();
    while (!element.trace || element.trace === before) {
        if (performance.now() - started > 60_000) throw new Error(`${wish}: nothing came`);
        await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    await new Promise((behind) => setTimeout(behind));
    return performance.now() - started;
}"""


def safetensors(layers: tuple[int, ...], seed: int) -> bytes:
    """Return a file as PyTorch's state_dict is saved: float32 weights and biases of dense layers."""
    rng = np.random.default_rng(seed)
    header, data = {}, b""
    for layer, (n_in, n_out) in enumerate(pairwise(layers)):
        for name, shape in (("weight", (n_out, n_in)), ("bias", (n_out,))):
            content = (rng.normal(size=shape) * np.sqrt(2 / n_in)).astype("<f4").tobytes()
            offsets = [len(data), len(data) + len(content)]
            header[f"layers.{2 * layer}.{name}"] = {"dtype": "F32", "shape": shape, "data_offsets": offsets}
            data += content
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def measure_opening(playwright: Playwright, site_url: str, rounds: int) -> dict[str, float]:
    """Return the medians over pages of their own, in ms: of networks that Python draws, of the first file that is dropped,
    which brings what reads files, and of the next one."""
    browser = chromium.launch(playwright)
    files = [base64.b64encode(safetensors(LAYERS, k)).decode() for k in (0, 1)]
    found: dict[str, list[float]] = {"drawn": [], "first": [], "next": []}
    for _ in range(rounds):
        page = open_alone(browser, site_url, python="eager", autoplay="false", layers="-".join(map(str, LAYERS)))
        found["drawn"] += [page.evaluate(TIME, ["randomize", k, ""]) for k in (1, 2)]
        for k, name in enumerate(("first", "next")):
            found[name].append(page.evaluate(TIME, ["drop", k, files[k]]))
        page.context.close()
    browser.close()
    return {name: median(times) for name, times in found.items()}
