"""The package for npm, as npm packs it: from a CDN, in a Vite app, in any other bundler, on a server, and for TypeScript."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from e2e.element import ask, sentences, trace_of, until
from forward_pass import __version__
from forward_pass_site.build.npm_package import pack
from forward_pass_site.checkout import Checkout, this_checkout
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import serving
from frameworks import lend, run

pytestmark = pytest.mark.slow
TAG = '<forward-pass seed="16" python="eager"></forward-pass>'
HTML = '<!doctype html><html lang="en"><title>post</title><link rel="icon" href="data:,"><body>{}</body></html>'
BIN = this_checkout().root / "node_modules" / ".bin"


@pytest.fixture(scope="module")
def unpacked(checkout: Checkout, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the package as `npm publish` would, and unpack it as npm does."""
    folder = tmp_path_factory.mktemp("npm")
    with tarfile.open(pack(checkout, site, folder)) as tarball:
        tarball.extractall(folder, filter="data")
    return folder / "package"


@pytest.fixture
def app(unpacked: Path, tmp_path: Path) -> Path:
    """Return an app's folder in which the package is installed."""
    shutil.copytree(unpacked, tmp_path / "node_modules" / "forward-pass")
    (tmp_path / "package.json").write_text('{ "type": "module", "private": true }')
    (tmp_path / "main.js").write_text('import "forward-pass";')
    return tmp_path


@contextmanager
def page_of(folder: Path, body: str, name: str = "index.html") -> Iterator[str]:
    (folder / name).write_text(HTML.format(body))
    with serving(Folder(folder)) as url:
        yield url


def comes_alive(page: Page, url: str) -> set[str]:
    """Open the page, see Python's own numbers in it, and return the hosts that were asked for anything."""
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(url)
    ask(page, "customElements.whenDefined('forward-pass').then(() => element.whenLive())")
    live = trace_of(page)
    assert (live["source"], live["seed"]) == ("live", 16)
    assert sentences(page) == []
    return hosts - {""}


@pytest.mark.parametrize("script", ["module", "classic"])
def test_from_a_cdn_one_address_with_a_version_is_all_it_needs(page: Page, unpacked, tmp_path, script):
    cdn = tmp_path / "cdn"
    shutil.copytree(unpacked, cdn / "npm" / f"forward-pass@{__version__}")
    file, kind = ("forward-pass.js", 'type="module"') if script == "module" else ("forward-pass.classic.js", "defer")
    hash_of = json.loads((unpacked / "integrity.json").read_text())[f"static/{file}"]
    (tmp_path / "blog").mkdir()
    with serving(Folder(cdn)) as cdn_url:
        address = f"{cdn_url}npm/forward-pass@{__version__}/static/{file}"
        tag = f'<script {kind} src="{address}" integrity="{hash_of}" crossorigin></script>'
        with page_of(tmp_path / "blog", tag + TAG) as url:
            assert comes_alive(page, url) == {urlsplit(url).netloc, urlsplit(cdn_url).netloc}


def test_a_vite_app_in_a_sub_folder_imports_it_by_name(page: Page, app):
    lend(app, "vite")
    (app / "vite.config.js").write_text(
        'import forwardPass from "forward-pass/vite";\n'
        'export default { base: "/sub/", build: { outDir: "dist/sub" }, plugins: [forwardPass()] };'
    )
    (app / "index.html").write_text(HTML.format(f'{TAG}<script type="module" src="./main.js"></script>'))
    run("vite", "build", folder=app)
    with serving(Folder(app / "dist")) as url:
        assert comes_alive(page, f"{url}sub/") == {urlsplit(url).netloc}


def test_another_bundler_is_told_by_base_where_the_files_are(page: Page, app):
    run_esbuild(app, "main.js", "--bundle", "--format=esm", "--outfile=dist/app.js")
    shutil.copytree(app / "node_modules" / "forward-pass" / "static", app / "dist" / "lib" / "static")
    tag = TAG.replace(" seed", ' base="/lib" seed')
    with page_of(app / "dist", f'{tag}<script type="module" src="app.js"></script>') as url:
        assert comes_alive(page, url) == {urlsplit(url).netloc}


@pytest.mark.parametrize("base", ["https://elsewhere.test/", "http://[", "data:text/javascript,"])
def test_a_base_on_another_host_is_refused_in_words(page: Page, site, tmp_path, base):
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    tag = f'<script type="module" src="static/forward-pass.js"></script><forward-pass base="{base}"></forward-pass>'
    with page_of(copy, tag, "post.html") as url:
        page.goto(f"{url}post.html")
        until(page, "element.trace")
        assert sentences(page) == [f"base must be the URL of a folder on this page's own host; got {base}"]


def test_on_a_server_the_import_does_nothing(app):
    done = subprocess.run(["node", "main.js"], cwd=app, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


CONSUMER = """
import "forward-pass";
import type { ForwardPassElement, Trace } from "forward-pass";
import type {} from "forward-pass/react";
import type {} from "forward-pass/vue";
import type {} from "forward-pass/svelte";
import type {} from "forward-pass/preact";
import type { GlobalComponents } from "vue";
import type { SvelteHTMLElements } from "svelte/elements";
import type { JSX as Preact } from "preact";
import forwardPass from "forward-pass/vite";

const element: ForwardPassElement = document.createElement("forward-pass");
const found = document.querySelector("forward-pass");
const trace: Trace | null | undefined = found?.trace;
export const p: number | undefined = trace?.probabilities[0];
element.addEventListener("targetchange", ({ detail: { target, held } }) => held && target?.kind === "edge" && target.from);
element.step(1, "layer");
element.inputs = null;
element.temperature = 0.9;
// @ts-expect-error a unit that is none
element.step(1, "bogus");
// @ts-expect-error it can only be read
element.trace = null;
// @ts-expect-error no such event
element.addEventListener("networkchange", (event) => event.detail.bogus);

export const page = (
  <forward-pass seed={16} layers="3-4-2" autoplay={false} theme={null} temperature={undefined} className="wide"
    inputs={[1, 0, 1, 0, 1]} changes={[[0, 0, -1, 0.5]]} target={{ kind: "neuron", layer: 1, neuron: 0 }} paused={null}
    onnetworkchange={(event) => event.detail.settings.seed} ref={(network) => network?.pause()} style={{ maxWidth: 480 }} />
);
// @ts-expect-error no such theme
export const wrong = <forward-pass theme="sepia" />;

type Of<K extends PropertyKey, T> = K extends keyof T ? T[K] : never;
export const preact: Of<"forward-pass", Preact.IntrinsicElements> = { seed: 16, paused: true, onmomentchange: (event) => event.detail.paused };
export const svelte: SvelteHTMLElements["forward-pass"] = { seed: 16, controls: "none", inputs: null, onstatuschange: (event) => event.detail.status };
// @ts-expect-error a control that is none
export const refused: SvelteHTMLElements["forward-pass"] = { controls: "some" };
type VueProps = InstanceType<GlobalComponents["forward-pass"]>["$props"];
export const vue: VueProps = { seed: 16, theme: "dark", changes: [], onTargetchange: (event) => event.detail.held };
// @ts-expect-error a python that is none
export const none: VueProps = { python: "no" };
export const plugin: string = forwardPass().name;
"""
OPTIONS = {
    "strict": True, "noEmit": True, "jsx": "react-jsx", "target": "es2024", "module": "esnext", "skipLibCheck": True,
    "moduleResolution": "bundler", "allowImportingTsExtensions": True, "lib": ["es2024", "dom", "dom.iterable"], "types": [],
}  # fmt: skip


def test_typescript_knows_the_element_its_events_and_its_tag_in_four_frameworks(app):
    lend(app, "@types", "csstype", "preact", "react", "svelte", "vite", "vue", "@vue")
    (app / "main.tsx").write_text(CONSUMER)
    (app / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "files": ["main.tsx"]}))
    done = subprocess.run([str(BIN / "tsc")], cwd=app, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_the_element_is_what_its_types_say(checkout, unpacked, tmp_path):
    element = checkout.static / "element" / "forward-pass-element.js"
    (tmp_path / "check.ts").write_text(
        f'import {{ ForwardPassElement as Real }} from "{element}";\n'
        f'import type {{ ForwardPassElement }} from "{unpacked}/types/index.d.ts";\n'
        "export const told: Omit<ForwardPassElement, 'addEventListener' | 'temperature' | 'paused'> = new Real();\n"
    )
    root = json.loads((checkout.root / "tsconfig.json").read_text())["compilerOptions"]
    options = root | {"allowImportingTsExtensions": True, "checkJs": False, "noUnusedLocals": False}
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["check.ts"]}))
    done = subprocess.run([str(BIN / "tsc")], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_the_types_name_every_attribute(checkout, unpacked):
    types = (unpacked / "types" / "index.d.ts").read_text("utf-8")
    told = types.split("interface ForwardPassAttributes {")[1].split("\n}")[0]
    names = (checkout.static / "core" / "attribute-names.js").read_text("utf-8")
    assert re.findall(r"^  (\w+)\?:", told, re.MULTILINE) == [*re.findall(r'"(\w+)"', names), "base"]


def run_esbuild(folder: Path, *told: str) -> None:
    subprocess.run([str(BIN / "esbuild"), *told, "--log-level=error"], cwd=folder, env=dict(os.environ), check=True)
