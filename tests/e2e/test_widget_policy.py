"""The built widget where a notebook allows little: one module from a blob, no other file, no other host."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forward_pass_site.export.shown import Shown
from unit.forward_pass_site.export.networks import weather

# As narrow as webviews of editors have it: modules come as blobs, styles may be inline, and nothing may be fetched.
POLICY = "default-src 'none'; script-src 'nonce-n' blob:; style-src 'unsafe-inline'; img-src data:"
PAGE = """<!doctype html><title>Widget</title><body><script type="application/json">{given}</script>
<script type="module" nonce="n">
  globalThis.refused = [];
  addEventListener("securitypolicyviolation", ({{ violatedDirective }}) => refused.push(violatedDirective));
  const {{ module, shown }} = JSON.parse(document.querySelector("script").textContent);
  const traits = {{ _shown: shown, inputs: null, temperature: 1, moment: null, target: null, changes: [] }};
  const model = {{ get: (name) => traits[name], set() {{}}, save_changes() {{}}, send() {{}}, on() {{}}, off() {{}} }};
  const {{ default: widget }} = await import(URL.createObjectURL(new Blob([module], {{ type: "text/javascript" }})));
  widget.render({{ model, el: document.body }});
</script>"""


@pytest.fixture(scope="module")
def module(site: Path) -> str:
    return (site / "static" / "forward-pass.widget.js").read_text("utf-8")


def test_the_widget_is_one_module_that_names_no_other_host(module: str):
    assert not re.findall(r'(?:^|[;\n])import\s*["{*\w]', module)
    assert {host for host in re.findall(r"https?://([a-z0-9.-]+)", module) if host != "www.w3.org"} == set()


def test_it_plays_where_modules_are_blobs_and_nothing_may_be_fetched(page: Page, site_url: str, module: str):
    shown = {"network": Shown(weather()).document(), "temperature": 1, "still": "s"}
    given = json.dumps({"module": module, "shown": shown}).replace("<", r"\u003c")
    headers = {"Content-Type": "text/html", "Content-Security-Policy": POLICY}
    page.route(f"{site_url}notebook.html", lambda route: route.fulfill(body=PAGE.format(given=given), headers=headers))
    page.goto(f"{site_url}notebook.html")
    playing = "element => element?.trace?.source === 'recorded' && element.currentTimeMs > 0"
    # What waits for a function would evaluate text, which this policy forbids.
    frames = "while (!playing(document.querySelector('forward-pass'))) await new Promise(requestAnimationFrame);"
    page.evaluate(f"async () => {{ const playing = {playing}; {frames} }}")
    assert page.evaluate("refused") == []
