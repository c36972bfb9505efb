"""Film one pass of the running page for the README: `python docs/picture.py http://127.0.0.1:8000/`."""

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import chromium

FRAMES = 40
SIZE = {"width": 800, "height": 450}
PASS_MS = 4000
SEEK = "at => { const element = document.querySelector('forward-pass'); element.seek(element.durationMs * at) }"
TARGET = Path(__file__).with_name("forward-pass.webp")


def film(url: str) -> list[Image.Image]:
    """Return one whole pass, evenly sampled, of the element alone on a dark page."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page(viewport=SIZE, color_scheme="dark")
        page.goto(url)
        page.wait_for_function("document.querySelector('forward-pass').trace")
        page.evaluate(
            """() => {
                const element = document.querySelector('forward-pass');
                element.setAttribute('controls', 'none');
                element.style = 'width: 100vw; height: 100vh';
                element.removeAttribute('class');
                document.body.replaceChildren(element);
                element.step(1, 'sample');
            }"""
        )
        pictures = []
        for frame in range(FRAMES):
            page.evaluate(SEEK, frame / FRAMES)
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            pictures.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    return pictures


def main() -> None:
    """Write the film beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    first, *others = film(parser.parse_args().url)
    first.save(TARGET, save_all=True, append_images=others, duration=PASS_MS // FRAMES, loop=0, quality=38, method=6)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
