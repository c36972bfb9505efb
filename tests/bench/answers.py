"""How many frames pass from a wish to the first frame that shows it, with Python live."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Page, Playwright

import chromium
from bench.frames import LARGE, open_alone, percentile

TRIES = 40
FEW_TRIES = 12
STROKES, PARTS_OF_A_STROKE = 5, 8
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
        // The pen goes on to another place on the pad; the browser knows of no pointer that could be captured.
        stroke: (k) => {
            const sheet = element.shadowRoot.querySelector(".pad .sheet");
            const { left, top, width, height } = sheet.getBoundingClientRect();
            const at = (x, y) => ({ clientX: left + x * width, clientY: top + y * height, button: 0, pointerId: 1 });
            sheet.setPointerCapture = () => {};
            if (k === 0) sheet.dispatchEvent(new PointerEvent("pointerdown", at(0.2, 0.2)));
            sheet.dispatchEvent(new PointerEvent("pointermove", at(0.2 + 0.6 * ((k * 5 + 3) % 8) / 8, 0.3 + (0.5 * k) / 8)));
            if (k === 7) sheet.dispatchEvent(new PointerEvent("pointerup", at(0.5, 0.5)));
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


def stroke(page: Page) -> list[float]:
    """Draw a line of eight parts on an empty pad; return the frames until each of them is seen."""
    page.get_by_role("button", name="Clear", exact=True).click()
    frames: list[float] = page.evaluate(COUNT, ["stroke", PARTS_OF_A_STROKE, 120])
    return frames


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
    pad = open_alone(browser, site_url, python="eager", autoplay="false", src="networks/digits.json")
    pad.get_by_role("button", name="Adjust", exact=True).click()
    pad.locator("forward-pass .pad").wait_for()
    drawn = [frames for _ in range(STROKES) for frames in stroke(pad)]
    pad.context.close()
    large = open_alone(browser, site_url, python="eager", autoplay="false", layers=LARGE)
    many = large.evaluate(COUNT, ["randomize", FEW_TRIES, 60])
    browser.close()
    return {
        "randomize": percentile(randomized, 95),
        "inputs": percentile(assigned, 95),
        "drag": percentile(dragged, 95),
        "stroke": percentile(drawn, 95),
        "randomize 109,184 edges": median(many),
    }
