"""Read the head of a page's source: its title, its description, and the files it asks for."""

from __future__ import annotations

from html.parser import HTMLParser

STATIC = "./static/"


class PageHead(HTMLParser):
    """The head of one page.

    title        text of the title element
    description  content of the description
    files        what its links and scripts name of static/, as paths inside static/, in order
    later_files  the same of what stands in noscript: page.js loads it once the picture moves
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title = ""
        self.description = ""
        self.files: list[str] = []
        self.later_files: list[str] = []
        self._in_noscript = False
        self._in_title = False
        self.feed(page.partition("<body")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a start tag says."""
        attributes = dict(attrs)
        self._in_title = tag == "title"
        self._in_noscript = self._in_noscript or tag == "noscript"
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes.get("content") or ""
        address = attributes.get("href" if tag == "link" else "src") or ""
        if address.startswith(STATIC):
            files = self.later_files if self._in_noscript else self.files
            files.append(address.removeprefix(STATIC))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the title, or of a noscript."""
        self._in_title = False
        self._in_noscript = self._in_noscript and tag != "noscript"

    def handle_data(self, data: str) -> None:
        """Add text to the title."""
        if self._in_title:
            self.title += data
