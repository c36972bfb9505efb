"""The server, over real connections on this machine."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
from urllib.parse import urlsplit

import pytest

from forward_pass_site.build.dev_content import DevContent
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record.reels import recorded_seeds
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import open_server, serving


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "site"
    (root / "static" / "vendor" / "app-ABCDEF23").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html>")
    (root / "static" / "forward-pass.js").write_text("export {};")
    (root / "static" / "vendor" / "app-ABCDEF23" / "worker.py").write_text("import js")
    (root / "static" / "chunk-ABCDEF23.js").write_text("export {};")
    (root / ".hidden").write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    return root


def get(url, path, method="GET", **headers):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_a_folder_answers_with_its_page(folder):
    with serving(Folder(folder)) as url:
        response, body = get(url, "/")
    assert (response.status, body) == (200, b"<!doctype html>")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.wasm", "application/wasm"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.py", "text/x-python; charset=utf-8"),
        ("a.whl", "application/zip"),
        ("a.zip", "application/zip"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_each_kind_of_file_has_its_type(folder, name, media_type):
    (folder / name).write_bytes(b"1234")
    assert Folder(folder).find(f"/{name}").media_type == media_type


@pytest.mark.parametrize(
    ("path", "immutable"),
    [
        ("/static/chunk-ABCDEF23.js", True),
        ("/static/vendor/app-ABCDEF23/worker.py", True),
        ("/static/forward-pass.js", False),
        ("/", False),
    ],
)
def test_only_paths_with_a_content_hash_may_be_kept_for_ever(folder, path, immutable):
    assert Folder(folder).find(path).immutable is immutable


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/static/..%2f..%2foutside.txt",
        "//etc/passwd",
        "/.hidden",
        "/static",
        "/static/",
        "/absent",
        "/index.html/",
        "/a%00b",
        "/..\\outside.txt",
        "/" + "long" * 100,
    ],
)
def test_nothing_is_found_outside_the_folder_or_where_nothing_is(folder, path):
    with serving(Folder(folder)) as url:
        response, body = get(url, path)
    assert response.status == 404
    assert b"secret" not in body


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder):
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    assert Folder(folder).find("/link.txt") is None


def test_a_query_does_not_change_what_is_found(folder):
    with serving(Folder(folder)) as url:
        assert get(url, "/?seed=9")[0].status == 200


def test_a_changed_file_is_served_anew(folder):
    with serving(Folder(folder)) as url:
        tag = get(url, "/")[0].headers["ETag"]
        (folder / "index.html").write_text("<!doctype html><p>changed")
        response, body = get(url, "/", If_None_Match=tag)
    assert (response.status, body) == (200, b"<!doctype html><p>changed")


def test_a_known_file_costs_no_bytes_and_keeps_the_connection(folder):
    with serving(Folder(folder)) as url:
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
        connection.request("GET", "/")
        first = connection.getresponse()
        first.read()
        connection.request("GET", "/", headers={"If-None-Match": first.headers["ETag"]})
        assert connection.getresponse().status == 304
        connection.close()


def test_a_head_request_gets_the_headers_alone(folder):
    with serving(Folder(folder)) as url:
        response, body = get(url, "/", "HEAD")
    assert (response.status, response.headers["Content-Length"], body) == (200, "15", b"")


def test_the_server_can_be_reached_from_this_machine_only(folder):
    with serving(Folder(folder)) as url:
        assert urlsplit(url).hostname == "127.0.0.1"


def test_a_taken_port_is_reported_with_what_helps(folder):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SiteError, match=f"port {port} is taken.*PORT={port + 1} make run"):
            open_server(Folder(folder), port)


@pytest.mark.parametrize("path", ["/", "/index.html", "/embed.html"])
def test_sources_are_served_as_written_with_the_first_reel_in_the_page(checkout, path):
    page = DevContent(checkout).find(path).data.decode()
    reel = page.split('<script type="application/json" data-recorded>')[1].split("</script>")[0]
    assert json.loads(reel)["source"]["seed"] == recorded_seeds()[0]
    written = (checkout.static / "forward-pass.js").read_bytes()
    assert DevContent(checkout).find("/static/forward-pass.js").data == written


def test_a_wrong_address_is_answered_with_the_sites_own_page(folder):
    (folder / "404.html").write_text("<p>nothing is here")
    with serving(Folder(folder)) as url:
        for path in ("/nowhere", "/deep/down/here.js", "/static/"):
            response, body = get(url, path)
            assert (response.status, body) == (404, b"<p>nothing is here")
            assert response.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "Cache-Control" not in response.headers


@pytest.mark.parametrize("path", ["/app/worker.py", "/package.json", "/tests/conftest.py", "/static/../package.json"])
def test_sources_serve_nothing_but_the_pages_and_static(checkout, path):
    assert DevContent(checkout).find(path) is None


def test_sources_pack_the_core_anew_when_it_changed(tmp_path):
    core = tmp_path / "app" / "forward_pass"
    core.mkdir(parents=True)
    for name in ("worker.py", "pyodide_worker.py"):
        (tmp_path / "app" / name).write_text("import js")
    (core / "__init__.py").write_text("before = 1")
    sources = DevContent(Checkout(tmp_path))
    before = sources.find("/static/vendor/app/forward_pass.zip").data
    (core / "__init__.py").write_text("after = 22")
    after = sources.find("/static/vendor/app/forward_pass.zip").data
    assert b"before = 1" in before
    assert b"after = 22" in after
    shutil.rmtree(tmp_path / "app")
