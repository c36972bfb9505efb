"""Requests for data that a test answers itself, on a page that keeps its cache.

A page with a route of Playwright's keeps nothing in its cache and fetches each of its hundred modules anew. Chromium's own
protocol stops the requests that are asked for and no other. A script may come from the memory of the page before without any
request: those are left to Playwright.
"""

from __future__ import annotations

import base64
import fnmatch
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from playwright.sync_api import CDPSession


class Asked:
    """One request that waits for its answer; named as Playwright names it."""

    def __init__(self, session: CDPSession, event: dict[str, Any]) -> None:
        self._session = session
        self._id = event["requestId"]
        self.request = self
        self.url: str = event["request"]["url"]
        self.method: str = event["request"]["method"]

    def fulfill(
        self,
        *,
        status: int = HTTPStatus.OK,
        body: str | bytes = "",
        json: object = None,
        content_type: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        """Answer with these bytes, this text or this value as JSON."""
        content, kind = _content(body, json)
        told = {"content-length": str(len(content))} | (headers or {})
        if content_type or kind:
            told["content-type"] = content_type or kind
        self._send(
            "fulfillRequest",
            responseCode=status,
            responsePhrase=HTTPStatus(status).phrase,
            responseHeaders=[{"name": name, "value": value} for name, value in told.items()],
            body=base64.b64encode(content).decode(),
        )

    def abort(self) -> None:
        """Let the request fail."""
        self._send("failRequest", errorReason="Failed")

    def continue_(self) -> None:
        """Leave it to the server."""
        self._send("continueRequest")

    def _send(self, method: str, **parameters: object) -> None:
        self._session.send(f"Fetch.{method}", {"requestId": self._id} | parameters)


def _content(body: str | bytes, value: object) -> tuple[bytes, str]:
    if value is not None:
        return json.dumps(value).encode(), "application/json"
    return (body, "") if isinstance(body, bytes) else (body.encode(), "text/plain" if body else "")


class Answering:
    """Answers a page's requests by patterns, `**` and `*` standing for anything; a later pattern comes before an earlier one."""

    def __init__(self, session: CDPSession) -> None:
        self.handlers: dict[str, Callable[[Any], object]] = {}
        self._session = session
        session.on("Fetch.requestPaused", self._answer)

    @staticmethod
    def can_answer(pattern: str) -> bool:
        """Tell whether what this pattern names is always requested."""
        return pattern.startswith("**/") and not pattern.rstrip("*").endswith((".js", ".mjs"))

    def add(self, pattern: str, handler: Callable[[Any], object]) -> None:
        """Answer what has this pattern."""
        self.handlers = {pattern: handler} | self.handlers
        self._listen()

    def remove(self, pattern: str) -> None:
        """Answer it no more."""
        del self.handlers[pattern]
        self._listen()

    def end(self) -> None:
        """Answer nothing more."""
        self._session.detach()

    def _listen(self) -> None:
        patterns = [{"urlPattern": pattern.replace("**", "*")} for pattern in self.handlers]
        self._session.send("Fetch.enable", {"patterns": patterns})

    def _answer(self, event: dict[str, Any]) -> None:
        asked = Asked(self._session, event)
        for pattern, handler in self.handlers.items():
            if fnmatch.fnmatchcase(asked.url, pattern):
                handler(asked)
                return
        asked.continue_()
