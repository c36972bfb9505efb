"""A second visit with the network off."""

from __future__ import annotations

from playwright.sync_api import Error, Playwright

import chromium
from bench.startup import FIRST_PULSE, LIVE, MARK, WITHIN_MS

# Resolved when a service worker answers for the page, and has all that Python is started from.
KEPT = """async () => {
    const wanted = ["core.js", "worker.py", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.pack", "packages.pack"];
    for (let tries = 0; tries < 600; tries++) {
        const [name] = await caches.keys();
        const kept = name ? await (await caches.open(name)).keys() : [];
        const whole = wanted.every((file) => kept.some(({ url }) => url.endsWith(file)));
        if (whole && navigator.serviceWorker.controller) return name;
        await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error("the page was not kept");
}"""


def second_visit_works(playwright: Playwright, site_url: str) -> bool:
    """Tell whether a page that was visited once moves and comes alive without any network."""
    browser = chromium.launch(playwright)
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url)
    page.evaluate(KEPT)
    context.set_offline(True)
    try:
        page.reload()
        for mark in (FIRST_PULSE, LIVE):
            page.wait_for_function(MARK, arg=mark, timeout=WITHIN_MS, polling=50)
    except Error:
        return False
    finally:
        browser.close()
    return True
