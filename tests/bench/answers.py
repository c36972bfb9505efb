"""How many frames pass from a wish to the first frame that shows it, with Python live."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Playwright

import chromium
from bench.frames import LARGE, open_alone, percentile

TRIES = 40
FEW_TRIES = 12
# A paused element changes only when it is asked to. Each try waits until the network is at rest and, where something is
# asked for ahead, there; then counts frames until one of its canvases shows something else.
COUNT = """async ([wish, tries, restMs]) => {
    const element = document.querySelector("forward-pass");
    const canvases = element.shadowRoot.querySelectorAll("canvas");
    const small = new OffscreenCanvas(300, 175).getContext("2d", { willReadFrequently: true });
    const look = () => {
        small.clearRect(0, 0, 300, 175);
        for (const canvas of canvases) small.drawImage(canvas, 0, 0, 300, 175);
        return small.getImageData(0, 0, 300, 175).data.join();
    };
    const wishes = {
        randomize: () => element.shadowRoot.querySelector(".randomize").click(),
        drag: (k) => {
            const sliders = element.shadowRoot.querySelectorAll(".input.row input[type=range]");
            const slider = sliders[k % sliders.length];
            slider.value = (((k * 7) % 10) / 10 + 0.05).toFixed(2);
            slider.dispatchEvent(new Event("input"));
        },
        inputs: (k) => (element.inputs = Array.from(element.trace.inputs, (_, i) => ((k * 7 + i * 3) % 10) / 10 + 0.05)),
    };
    element.pause();
    element.seek(element.durationMs);
    const counts = [];
    for (let k = 0; k < tries; k++) {
        await new Promise((rest) => setTimeout(rest, restMs));
        await new Promise(requestAnimationFrame);
        const before = look();
        wishes[wish](k);
        let frames = 0;
        do {
            await new Promise(requestAnimationFrame);
            // Once more behind all that runs in this frame.
            await new Promise((behind) => setTimeout(behind));
            frames++;
        } while (look() === before && frames < 600);
        counts.push(frames);
    }
    return counts;
}"""


def measure_answers(playwright: Playwright, site_url: str) -> dict[str, float]:
    """Return frames until a wish is seen: the 95th percentile for the default network, the median for a large one."""
    browser = chromium.launch(playwright)
    page = open_alone(browser, site_url, python="eager", autoplay="false")
    randomized = page.evaluate(COUNT, ["randomize", TRIES, 700])
    assigned = page.evaluate(COUNT, ["inputs", TRIES, 120])
    page.get_by_role("button", name="Adjust", exact=True).click()
    page.locator("forward-pass .input.row").first.wait_for()
    dragged = page.evaluate(COUNT, ["drag", TRIES, 120])
    page.context.close()
    large = open_alone(browser, site_url, python="eager", autoplay="false", layers=LARGE)
    many = large.evaluate(COUNT, ["randomize", FEW_TRIES, 60])
    browser.close()
    return {
        "randomize": percentile(randomized, 95),
        "inputs": percentile(assigned, 95),
        "drag": percentile(dragged, 95),
        "randomize 109,184 edges": median(many),
    }
