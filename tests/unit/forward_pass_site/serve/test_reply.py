"""Replies: types, caching, ranges and compression, without a server."""

from __future__ import annotations

import gzip

import pytest

from forward_pass_site.resource import Resource
from forward_pass_site.serve.reply import missing, reply_to, warm

TEXT = Resource(b"0123456789" * 100, "text/javascript; charset=utf-8", 1_000_000_000.5, immutable=False)
HASHED = Resource(b"x" * 10, "font/woff2", 0.0, immutable=True)


def test_a_plain_request_gets_everything():
    reply = reply_to({}, TEXT)
    assert (reply.status, reply.body) == (200, TEXT.data)
    assert reply.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert reply.headers["Content-Length"] == "1000"
    assert reply.headers["Last-Modified"] == "Sun, 09 Sep 2001 01:46:40 GMT"


@pytest.mark.parametrize("asked", [{}, {"Range": "bytes=0-1"}, {"If-None-Match": "*"}])
def test_every_reply_may_be_read_from_other_origins(asked):
    assert reply_to(asked, TEXT).headers["Access-Control-Allow-Origin"] == "*"
    assert missing("/x").headers["Access-Control-Allow-Origin"] == "*"


def test_isolated_pages_may_use_everything_and_frame_what_is_made_for_frames():
    framed = Resource(b"<!doctype html>", "text/html", 0.0, immutable=False, framed=True)
    assert reply_to({}, TEXT).headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert missing("/x").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert reply_to({}, framed).headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "Cross-Origin-Embedder-Policy" not in reply_to({}, TEXT).headers


def test_a_hashed_file_is_kept_for_ever_and_any_other_is_asked_about_each_time():
    assert reply_to({}, HASHED).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert reply_to({}, TEXT).headers["Cache-Control"] == "no-cache"


def test_a_browser_whose_copy_is_current_gets_no_bytes():
    for coding in ({}, {"Accept-Encoding": "gzip"}):
        tag = reply_to(coding, TEXT).headers["ETag"]
        reply = reply_to({"If-None-Match": f'"other", {tag}'} | coding, TEXT)
        assert (reply.status, reply.body) == (304, b"")


def test_other_bytes_have_another_tag():
    other = Resource(TEXT.data + b"!", TEXT.media_type, TEXT.modified_s, immutable=False)
    assert reply_to({"If-None-Match": reply_to({}, other).headers["ETag"]}, TEXT).status == 200


def test_a_date_decides_where_no_tag_is_sent():
    known = reply_to({}, TEXT).headers["Last-Modified"]
    assert reply_to({"If-Modified-Since": known}, TEXT).status == 304
    assert reply_to({"If-Modified-Since": "Sun, 09 Sep 2001 01:46:39 GMT"}, TEXT).status == 200
    assert reply_to({"If-Modified-Since": "yesterday"}, TEXT).status == 200
    assert reply_to({"If-Modified-Since": known, "If-None-Match": '"other"'}, TEXT).status == 200


@pytest.mark.parametrize(
    ("asked", "span", "part"),
    [
        ("bytes=0-3", "bytes 0-3/1000", b"0123"),
        ("bytes=996-", "bytes 996-999/1000", b"6789"),
        ("bytes=-2", "bytes 998-999/1000", b"89"),
        ("bytes=998-5000", "bytes 998-999/1000", b"89"),
    ],
)
def test_a_range_gets_its_part_of_the_uncompressed_bytes(asked, span, part):
    reply = reply_to({"Range": asked, "Accept-Encoding": "gzip"}, TEXT)
    assert (reply.status, reply.headers["Content-Range"], reply.body) == (206, span, part)
    assert reply.headers["Content-Length"] == str(len(part))
    assert "Content-Encoding" not in reply.headers


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=5-4", "bytes=-0"])
def test_a_range_outside_the_bytes_is_refused(asked):
    reply = reply_to({"Range": asked}, TEXT)
    assert (reply.status, reply.headers["Content-Range"], reply.body) == (416, "bytes */1000", b"")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "lines=1-2", "bytes=-"])
def test_a_range_that_is_not_one_range_of_bytes_gets_everything(asked):
    assert (reply_to({"Range": asked}, TEXT).status, reply_to({"Range": asked}, TEXT).body) == (200, TEXT.data)


def test_text_is_compressed_for_those_who_accept_it():
    reply = reply_to({"Accept-Encoding": "deflate, gzip, br"}, TEXT)
    assert reply.headers["Content-Encoding"] == "gzip"
    assert reply.headers["Vary"] == "Accept-Encoding"
    assert reply.headers["Content-Length"] == str(len(reply.body))
    assert gzip.decompress(reply.body) == TEXT.data


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip;q=0.0"])
def test_nothing_is_compressed_for_those_who_do_not(accepted):
    assert reply_to({"Accept-Encoding": accepted}, TEXT).body == TEXT.data


def test_what_does_not_shrink_is_sent_as_it_is():
    tiny = Resource(b"{}", "application/json", 0.0, immutable=False)
    font = Resource(b"0" * 1000, "font/woff2", 0.0, immutable=False)
    for resource in (tiny, font):
        assert reply_to({"Accept-Encoding": "gzip"}, resource).body == resource.data


def test_a_warmed_resource_is_not_compressed_again(monkeypatch):
    calls = []
    compress = gzip.compress
    monkeypatch.setattr(gzip, "compress", lambda *given, **named: calls.append(1) or compress(*given, **named))
    resource = Resource(b"warm " * 500, "text/plain", 0, immutable=True)
    warm([resource, Resource(b"picture" * 500, "image/png", 0, immutable=True)])
    assert calls == [1]
    assert reply_to({"Accept-Encoding": "gzip"}, resource).headers["Content-Encoding"] == "gzip"
    assert calls == [1]
