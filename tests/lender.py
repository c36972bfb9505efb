"""Pages for many tests, one after the other: a new document is a fresh start, a new profile takes a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

# What outlives a document. A page on which a test called one of these is not lent again.
LASTING = (
    "add_init_script",
    "emulate_media",
    "expose_binding",
    "expose_function",
    "get_by_role",  # leads to clicks, which leave the mouse where it was
    "get_by_text",
    "locator",
    "on",
    "once",
    "route",
    "set_content",
    "set_viewport_size",
)


class Lender:
    """Lends pages; those of equal options share a profile, and with it what the browser has fetched and compiled.

    prepare  is called with each new profile
    watch    is called with each new page and the list into which to write what goes wrong on it
    """

    def __init__(
        self,
        browser: Browser,
        prepare: Callable[[BrowserContext], None],
        watch: Callable[[Page, list[str]], None],
    ) -> None:
        self._browser = browser
        self._prepare = prepare
        self._watch = watch
        self._contexts: dict[str, BrowserContext] = {}
        self._spare: dict[str, tuple[Page, list[str]]] = {}

    @contextmanager
    def lend(self, options: dict[str, Any]) -> Iterator[tuple[Page, list[str]]]:
        """Lend a page of a profile with these options, and the list of what goes wrong on it."""
        key = repr(sorted(options.items()))
        page, trouble = self._spare.pop(key) if key in self._spare else self._new_page(key, options)
        if "#" in page.url:
            # From here another fragment would be no new document.
            page.goto("about:blank")
        trouble.clear()
        try:
            yield page, trouble
        finally:
            if getattr(page, "spent", False):
                page.close()
            elif not page.is_closed():
                self._spare[key] = page, trouble

    def _new_page(self, key: str, options: dict[str, Any]) -> tuple[Page, list[str]]:
        page = self._context(key, options).new_page()
        trouble: list[str] = []
        self._watch(page, trouble)
        _note_what_lasts(page)
        return page, trouble

    def _context(self, key: str, options: dict[str, Any]) -> BrowserContext:
        if key not in self._contexts:
            self._contexts[key] = self._browser.new_context(**options)
            self._prepare(self._contexts[key])
        return self._contexts[key]

    def close(self) -> None:
        """Close all profiles."""
        for context in self._contexts.values():
            context.close()


def _note_what_lasts(page: Page) -> None:
    """Mark the page as spent once a test does something to it that a new document does not undo."""

    def noting(method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            page.spent = True  # type: ignore[attr-defined]  # a note of ours on Playwright's object
            return method(*arguments, **named)

        return noted

    for name in LASTING:
        setattr(page, name, noting(getattr(page, name)))
