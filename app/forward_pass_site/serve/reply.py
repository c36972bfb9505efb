"""Answer one request for one resource: caching, ranges and compression, as a function of values."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache

from forward_pass_site.resource import Resource

COMPRESSIBLE = re.compile(r"text/|application/(json|wasm|zip)|image/svg")
A_YEAR = "public, max-age=31536000, immutable"
# Pages of other origins may use everything, even cross-origin isolated ones.
EVERYONE = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
# An isolated page may frame a document, or start a worker, only if that requires the same of what it loads.
ISOLATED = {"Cross-Origin-Embedder-Policy": "require-corp"}


# A request's own headers, or a plain mapping of them.
Headers = Message | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """One response: status, headers, body."""

    status: int
    headers: dict[str, str]
    body: bytes


def missing(path: str, page: Resource | None = None) -> Reply:
    """Return the reply for a path that leads nowhere: the page for it, or a line of text."""
    body = page.data if page else f"nothing is at {path}\n".encode()
    media_type = page.media_type if page else "text/plain; charset=utf-8"
    return Reply(404, EVERYONE | {"Content-Type": media_type, "Content-Length": str(len(body))}, body)


def reply_to(request: Headers, resource: Resource) -> Reply:
    """Return the reply to a GET of `resource` with the headers `request`."""
    headers = EVERYONE | (ISOLATED if resource.framed else {})
    headers |= {
        "Content-Type": resource.media_type,
        "Cache-Control": A_YEAR if resource.immutable else "no-cache",
        "ETag": f'"{resource.tag}"',
        "Last-Modified": formatdate(resource.modified_s, usegmt=True),
        "Accept-Ranges": "bytes",
        "Vary": "Accept-Encoding",
    }
    if _is_current(request, resource):
        return Reply(304, headers, b"")
    if "Range" in request:
        return _part(request["Range"], headers, resource.data)
    body = resource.data
    if _accepts_gzip(request.get("Accept-Encoding", "")) and COMPRESSIBLE.match(resource.media_type):
        smaller = _compressed(body)
        if len(smaller) < len(body):
            headers["Content-Encoding"] = "gzip"
            # Weak: the same resource in another coding is not the same bytes (RFC 9110, 8.8.3).
            headers["ETag"] = f'W/"{resource.tag}"'
            body = smaller
    return Reply(200, headers | {"Content-Length": str(len(body))}, body)


def _is_current(request: Headers, resource: Resource) -> bool:
    """Tell whether the browser's copy is up to date; a tag outweighs a date (RFC 9110, 13.1.3)."""
    if "If-None-Match" in request:
        tags = {tag.strip().removeprefix("W/") for tag in request["If-None-Match"].split(",")}
        return f'"{resource.tag}"' in tags or "*" in tags
    try:
        since = parsedate_to_datetime(request.get("If-Modified-Since", ""))
    except ValueError:
        return False
    return int(resource.modified_s) <= since.timestamp()


def _part(range_header: str, headers: dict[str, str], data: bytes) -> Reply:
    """Return one range of the bytes; several ranges at once are answered with the whole (RFC 9110, 14.2)."""
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", range_header.strip())
    if not match or match.group(0) == "bytes=-":
        return Reply(200, headers | {"Content-Length": str(len(data))}, data)
    first, last = match.groups()
    start = int(first) if first else max(0, len(data) - int(last))
    stop = min(int(last) + 1, len(data)) if first and last else len(data)
    if start >= stop:
        return Reply(416, headers | {"Content-Range": f"bytes */{len(data)}", "Content-Length": "0"}, b"")
    part = data[start:stop]
    span = {"Content-Range": f"bytes {start}-{stop - 1}/{len(data)}", "Content-Length": str(len(part))}
    return Reply(206, headers | span, part)


def _accepts_gzip(accepted: str) -> bool:
    return any(re.match(r"\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$)|$)", coding) for coding in accepted.split(","))


def warm(resources: Iterable[Resource]) -> None:
    """Compress these resources now, so that the first visitor does not wait for it."""
    for resource in resources:
        if COMPRESSIBLE.match(resource.media_type):
            _compressed(resource.data)


@lru_cache(maxsize=256)
def _compressed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)
