"""Read the head of a page's source: its title, its description, and the files it asks for."""

from __future__ import annotations

from html.parser import HTMLParser

STATIC = "./static/"


class PageHead(HTMLParser):
    """The head of one page.

    title        text of the title element
    description  content of the description
    files        what its links and scripts name of static/, as paths inside static/, in order
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title = ""
        self.description = ""
        self.files: list[str] = []
        self._in_title = False
        self.feed(page.partition("<body")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a start tag says."""
        attributes = dict(attrs)
        self._in_title = tag == "title"
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes.get("content") or ""
        address = attributes.get("href" if tag == "link" else "src") or ""
        if address.startswith(STATIC):
            self.files.append(address.removeprefix(STATIC))

    def handle_endtag(self, _tag: str) -> None:
        """Note the end of the title."""
        self._in_title = False

    def handle_data(self, data: str) -> None:
        """Add text to the title."""
        if self._in_title:
            self.title += data
