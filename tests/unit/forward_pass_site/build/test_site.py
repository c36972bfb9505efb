"""The built site: complete, the same each time, and free of the machine it was built on."""

from __future__ import annotations

import gzip
import hashlib
import json
import posixpath
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from forward_pass_site.build.bundle import LATER_CLASSIC, ONE_FILE, later_sources
from forward_pass_site.build.page import write_site_url
from forward_pass_site.build.site import build_site
from forward_pass_site.build.stage import content_hash
from forward_pass_site.checkout import Checkout, this_checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record.figures import figures
from forward_pass_site.record.networks import NETWORKS
from forward_pass_site.record.reels import recorded_seeds
from forward_pass_site.resource import CONTENT_HASH
from forward_pass_site.runtime.pins import PinnedFile, read_pins
from forward_pass_site.runtime.remote_urls import served_bytes

PAGES = {"index.html", "embed.html", "404.html"}
PICTURES = {f"pictures/seed-{seed}.svg" for seed in recorded_seeds()} | {
    "pictures/card.png",
    "pictures/seed-65-narrow.svg",
    *(f"pictures/{figure.name}" for figure in figures()),
}
STABLE = PAGES | PICTURES | {"LICENSE.txt", "integrity.json", "service-worker.js"}
STABLE |= {"static/forward-pass.js", "static/forward-pass.classic.js", "static/forward-pass.bundler.js"}
STABLE |= {f"networks/{name}.json" for name in NETWORKS}
STABLE |= {"networks/data/iris.csv", "networks/data/digits.csv.gz"}
STABLE |= {f"static/{name}" for name, _, _ in ONE_FILE}
NEEDED_AT_ONCE = {"index.html", "static/forward-pass.js"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@dataclass(frozen=True)
class Again:
    """A second build over an older site: what it wrote and the sizes it reported."""

    site: Path
    sizes: dict[str, int]


@pytest.fixture(scope="module")
def again(checkout, tmp_path_factory):
    folder = tmp_path_factory.mktemp("again") / "site"
    older_site(folder)
    return Again(folder, build_site(checkout, folder))


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes_and_an_older_site_is_replaced_whole(again, site):
    assert tree(again.site) == tree(site)


@pytest.mark.slow
def test_a_build_leaves_nothing_beside_the_site(again):
    assert [path.name for path in again.site.parent.iterdir()] == ["site"]


def test_no_file_names_a_folder_of_the_machine_that_built_it(checkout, site):
    traces = [str(checkout.root), str(Path.home())]
    for name, content in tree(site).items():
        if "/vendor/pyodide-" not in name:
            assert not [trace for trace in traces if trace.encode() in content], name


def test_only_the_pages_and_the_element_have_stable_names(site):
    unhashed = {name for name in tree(site) if not CONTENT_HASH.search(name)}
    assert unhashed == STABLE
    assert not list(site.rglob(".*"))


REDUCED = {"python_stdlib.zip", "pyodide-lock.json", read_pins().numpy.file.name}


def is_as_pinned(file: PinnedFile, copy: Path) -> bool:
    """Tell whether a served file is the pinned one, except for addresses of other hosts."""
    source = this_checkout().vendor / copy.parent.name.partition("-")[0] / copy.name
    return file.matches(source) and copy.read_bytes() == served_bytes(source)


def test_every_pinned_file_is_in_the_site_as_pinned_unless_it_is_reduced(site):
    for path, file in read_pins().files().items():
        folder, name = path.split("/")
        found = list((site / "static" / "vendor").glob(f"{folder}-*/{name}"))
        assert [is_as_pinned(file, copy) for copy in found] == ([] if name in REDUCED else [True])


@pytest.mark.slow
def test_a_site_with_the_full_runtime_has_every_pinned_file_and_nothing_reduced_and_names_its_url(checkout, tmp_path):
    build_site(checkout, tmp_path / "site", runtime="full", site_url="https://example.org/")
    assert 'href="https://example.org/" />' in (tmp_path / "site" / "index.html").read_text()
    vendor = tmp_path / "site" / "static" / "vendor"
    for path, file in read_pins().files().items():
        folder, name = path.split("/")
        (found,) = vendor.glob(f"{folder}-*/{name}")
        assert is_as_pinned(file, found)
    assert list(vendor.glob("reduced-*")) == []
    assert list(vendor.glob("app-*/forward_pass.zip"))


@pytest.mark.parametrize(("name", "count"), [("loader", 6), ("pyodide-worker", 6), ("interpreter", 6 + 1 + 5)])
def test_scripts_that_start_python_list_every_file_of_it_with_its_size_and_hash(site, name, count):
    (script,) = (site / "static").glob(f"{name}-*.js")
    known = re.findall(r'\["([^"]+)",(\d+),"([0-9a-f]{64})"\]', script.read_text())
    # Of the runtime five files and the later pack; then the worker's script, PyScript's core and what that imports, its
    # loader and its worker's code.
    assert len(known) == count
    for path, size, sha256 in known:
        content = (site / "static" / path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (int(size), sha256)


def test_scripts_that_start_python_list_what_pyscript_imports_before_it_makes_a_worker(site):
    (script,) = (site / "static").glob("interpreter-*.js")
    named = re.findall(r'\["vendor/pyscript-[^/]+/([^"]+)",', script.read_text())
    (core,) = (site / "static" / "vendor").glob("pyscript-*/core-*.js")
    # Its plugins are switched off, but for the one that shows errors, which is loaded in any case.
    (error,) = core.parent.glob("error-*.js")
    assert named == ["core.js", core.name, error.name]


def test_the_bundle_names_runtimes_and_reels_where_they_are(site):
    scripts = "".join(path.read_text() for path in (site / "static").glob("*.js"))
    named = re.findall(r'"(vendor/[^"]+)"', scripts)
    assert len(named) > 5
    for path in named:
        assert (site / "static" / path).exists(), path
    [recorded] = set(re.findall(r'"(recorded-[A-Z2-7]{8}/)"', scripts))
    for seed in recorded_seeds():
        assert (site / "static" / recorded / f"seed-{seed}.json").is_file(), seed


@pytest.mark.parametrize("name", ["index.html", "embed.html"])
def test_every_file_a_page_names_is_in_the_site(site, name):
    page = (site / name).read_text()
    named = re.findall(r'(?:src|href|srcset|content)="(?:\./)?((?:static|pictures)/[^"#?]+)"', page)
    assert {path.split("/")[0] for path in named} == {"static", "pictures"}
    for path in named:
        assert (site / path).is_file(), path


def test_a_page_is_not_indented_except_in_preformatted_text(site, checkout):
    preformatted = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
    built, source = ((folder / "index.html").read_text("utf-8") for folder in (site, checkout.root))
    assert not re.search(r"\n ", preformatted.sub("", built))
    assert len(preformatted.findall(built)) == 1
    assert preformatted.findall(built) == preformatted.findall(source)


@pytest.mark.parametrize("name", ["index.html", "embed.html"])
def test_a_page_holds_the_default_networks_reel_and_requests_no_runtime(site, name):
    page = (site / name).read_text()
    reel = json.loads(page.split('<script type="application/json" data-recorded>')[1].split("</script>")[0])
    assert reel["source"]["seed"] == recorded_seeds()[0]
    assert "<!-- reel -->" not in page
    assert "vendor/pyodide" not in page


def test_a_frame_asks_for_two_classic_scripts_and_nothing_else(site):
    page = (site / "embed.html").read_text()
    assert "module" not in page
    loaded = re.findall(r'<(?:script|link)\b[^>]*(?:src|href)="([^"]+)"', page)
    names = [re.sub(r"[A-Z2-7]{8}", "HASH", address) for address in loaded]
    assert names == ["data:,", "./static/embed-classic-HASH.js", "./static/forward-pass-classic-HASH.js"]
    # The query is read before the element is defined.
    assert page.count("<script defer") == 2


def test_what_the_element_imports_at_once_is_preloaded(site):
    page = (site / "index.html").read_text()
    element = (site / "static" / "forward-pass.js").read_text()
    for chunk in re.findall(r'(?:from|import)"\./([^"]+)"', element):
        assert f'<link rel="modulepreload" href="static/{chunk}">' in page


def test_the_element_arrives_in_one_file(site):
    element = (site / "static" / "forward-pass.js").read_text()
    assert re.findall(r'(?:from|import)"\./([^"]+)"', element) == []
    assert re.findall(r'import\("\./([^"]+)"\)', element) == []


def test_the_name_of_the_classic_element_holds_the_hash_of_what_it_is_after_it_was_minified_once_more(site):
    [script] = (site / "static").glob("forward-pass-classic-*.js")
    assert script.stem == f"forward-pass-classic-{content_hash(script.read_bytes())}"


def test_what_is_loaded_later_is_there_and_named_by_the_element_alone(site, checkout):
    element = (site / "static" / "forward-pass.js").read_text()
    for source in later_sources(checkout).values():
        [name] = re.findall(rf"{Path(source).stem}-[A-Z2-7]{{8}}\.js", element)
        assert (site / "static" / name).is_file()
        assert name not in (site / "index.html").read_text()


def test_classic_scripts_load_the_very_same_modules_later(checkout):
    classic = (checkout.static / LATER_CLASSIC).read_text()
    imported = re.findall(r'import \* as (\w+) from "([^"]+)"', classic)
    assert {name: posixpath.normpath(posixpath.join("element", path)) for name, path in imported} == later_sources(
        checkout
    )


def test_the_scripts_of_one_file_know_no_address_and_can_stand_inside_a_page(site):
    for name, _, _ in ONE_FILE:
        script = (site / "static" / name).read_text("utf-8")
        assert not re.search(r"import\.meta|</script|<!--|import\s*\{|from\s*\"\./", script)
        assert len(gzip.compress(script.encode(), 9)) < 140_000


@pytest.mark.slow
def test_sizes_are_reported_for_what_loads_before_the_first_pulse(again):
    assert set(again.sizes) >= NEEDED_AT_ONCE
    assert not set(again.sizes) & PICTURES
    assert all(0 < size < 100_000 for size in again.sizes.values())


def test_a_failing_build_leaves_the_old_site_as_it_was(checkout, tmp_path, monkeypatch):
    site = tmp_path / "site"
    older_site(site)

    def failing(_checkout: Checkout, _stage: Path, fresh: Path, _runtime: str) -> dict[str, str]:
        fresh.mkdir()
        (fresh / "index.html").write_text("half a page")
        raise SiteError("the page cannot be made")

    monkeypatch.setattr("forward_pass_site.build.site.lay_out", failing)
    with pytest.raises(SiteError, match="cannot be made"):
        build_site(checkout, site)
    assert (site / "index.html").read_text() == "the old page"


def older_site(folder: Path) -> None:
    (folder / "static").mkdir(parents=True)
    (folder / "index.html").write_text("the old page")
    for name in ("embed.html", "static/forward-pass.js", "static/forgotten.js"):
        (folder / name).write_text("")


def test_somebodys_own_folder_is_never_replaced(checkout, tmp_path):
    (tmp_path / "index.html").write_text("my diary")
    with pytest.raises(SiteError, match=f"{tmp_path} holds something else than a built site"):
        build_site(checkout, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    with pytest.raises(SiteError, match="index.html is a file"):
        build_site(checkout, tmp_path / "index.html")


def test_pages_of_a_site_whose_url_is_known_name_it(site, tmp_path):
    for name in ("index.html", "embed.html"):
        shutil.copyfile(site / name, tmp_path / name)
        plain = (site / name).read_text()
        assert '<meta property="og:image" content="./pictures/card.png" />' in plain
        assert "og:url" not in plain
        assert "canonical" not in plain
    write_site_url(tmp_path, "https://example.org/a&b/")
    for name, address in {"index.html": "", "embed.html": "embed.html"}.items():
        page = (tmp_path / name).read_text()
        assert f'<meta property="og:url" content="https://example.org/a&amp;b/{address}" />' in page
        assert f'<link rel="canonical" href="https://example.org/a&amp;b/{address}" />' in page
        assert '<meta property="og:image" content="https://example.org/a&amp;b/pictures/card.png" />' in page


@pytest.mark.parametrize("name", ["index.html", "embed.html"])
def test_a_page_has_a_title_a_description_and_a_card(site, name):
    page = (site / name).read_text()
    properties = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)" />', page))
    assert properties["twitter:card"] == "summary_large_image"
    assert properties["og:title"] == re.findall(r"<title>(.*?)</title>", page)[0]
    assert properties["og:description"]
    assert re.fullmatch(
        r"Neural network with layers of 5, 7, 6, 2 neurons, seed 65, sample 0\..*%\.", properties["og:image:alt"]
    )
    with Image.open(site / "pictures" / "card.png") as card:
        assert (str(card.width), str(card.height)) == (properties["og:image:width"], properties["og:image:height"])


def test_the_page_for_wrong_addresses_needs_no_other_file(site):
    page = (site / "404.html").read_text()
    assert "noindex" in page
    assert set(re.findall(r'(?:src|href)="([^"]+)"', page)) == {"data:,", "/"}


def test_a_content_hash_tells_contents_apart_however_they_are_divided():
    assert content_hash(b"ab", b"c") != content_hash(b"a", b"bc")
    assert CONTENT_HASH.fullmatch(f"-{content_hash(b'x')}.", endpos=10) or CONTENT_HASH.match(f"-{content_hash(b'x')}.")
