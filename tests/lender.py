"""Pages for many tests, one after the other: a new document is a fresh start, a new profile takes a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

from playwright.sync_api import Browser, BrowserContext, Error, Page

from answering import Answering

# What outlives a document: a page on which a test used one of these is not lent again.
LASTING = {
    "add_init_script",
    "emulate_media",
    "expose_binding",
    "expose_function",
    "on",
    "once",
    "set_content",
    "touchscreen",
}
# What outlives even the page: its whole profile is given up.
LASTING_LONGER = {"clock", "context"}
# What outlives a document and can be undone: the mouse's place, to which these lead, and the size.
UNDONE = {"get_by_label", "get_by_role", "get_by_text", "locator", "mouse", "set_viewport_size"}
USUAL_SIZE = {"width": 1280, "height": 720}


class LentPage(Page):
    """A page that notes whether something is used on it that a new document does not undo."""

    page_spent = False
    profile_spent = False
    changed = False
    answering: Answering | None = None

    def __getattribute__(self, name: str) -> Any:
        """Return an attribute, noting those that last."""
        if name in LASTING:
            self.page_spent = True
        if name in LASTING_LONGER:
            self.profile_spent = True
        if name in UNDONE:
            self.changed = True
        return super().__getattribute__(name)

    def route(self, url: Any, handler: Any, **options: Any) -> Any:
        """Answer requests, which lasts unless they are for data: a script may be had without any request, see `Answering`."""
        if isinstance(url, str) and not options and Answering.can_answer(url):
            if not self.answering:
                self.answering = Answering(super().__getattribute__("context").new_cdp_session(self))
            self.answering.add(url, handler)
            return None
        self.page_spent = True
        return super().route(url, handler, **options)

    def unroute(self, url: Any, handler: Any = None) -> None:
        """Leave these requests to the server again."""
        if self.answering and url in self.answering.handlers:
            self.answering.remove(url)
        else:
            super().unroute(url, handler)


LENDERS: WeakSet[Lender] = WeakSet()


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
        LENDERS.add(self)
        self._browser = browser
        self._prepare = prepare
        self._watch = watch
        self._contexts: dict[str, BrowserContext] = {}
        self._spare: dict[str, tuple[LentPage, list[str]]] = {}

    @contextmanager
    def lend(self, options: dict[str, Any]) -> Iterator[tuple[Page, list[str]]]:
        """Lend a page of a profile with these options, and the list of what goes wrong on it."""
        key = repr(sorted(options.items()))
        page, trouble = self._spare.pop(key) if key in self._spare else self._new_page(key, options)
        self.rest()
        if "#" in page.url:
            # From here another fragment would be no new document.
            page.goto("about:blank")
        trouble.clear()
        try:
            yield page, trouble
        finally:
            if page.profile_spent:
                self._contexts.pop(key).close()
            elif page.page_spent or page.is_closed() or not _restored(page, options):
                page.close()
            else:
                self._spare[key] = page, trouble

    def rest(self) -> None:
        """Empty the pages that nobody has borrowed: whatever plays on them would take the processor from the test."""
        for page, _ in self._spare.values():
            if page.url != "about:blank":
                page.goto("about:blank")

    def _new_page(self, key: str, options: dict[str, Any]) -> tuple[LentPage, list[str]]:
        page = self._context(key, options).new_page()
        trouble: list[str] = []
        self._watch(page, trouble)
        # Playwright makes its pages itself: this one becomes ours afterwards.
        page.__class__ = LentPage
        assert isinstance(page, LentPage)
        return page, trouble

    def _context(self, key: str, options: dict[str, Any]) -> BrowserContext:
        if key not in self._contexts:
            # A service worker would stand between the next test and its server.
            self._contexts[key] = self._browser.new_context(service_workers="block", **options)
            self._prepare(self._contexts[key])
        return self._contexts[key]

    def close(self) -> None:
        """Close all profiles."""
        for context in self._contexts.values():
            context.close()


def _restored(page: LentPage, options: dict[str, Any]) -> bool:
    """Put a page back into the state of a new one; tell whether that worked."""
    try:
        if page.answering:
            page.answering.end()
            page.answering = None
        if page.changed:
            page.goto("about:blank")
            if page.viewport_size != (usual := options.get("viewport", USUAL_SIZE)):
                page.set_viewport_size(usual)
            # A new document has it there, but Playwright would press it where it was.
            page.mouse.move(0, 0)
            page.changed = False
    except Error:
        return False
    return True
