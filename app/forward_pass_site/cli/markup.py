"""Write elements as HTML, or as JSX for React, MDX and others."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import Literal

# By name; True is an attribute without a value, such as async.
Value = str | dict[str, str] | Literal[True]
Attributes = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Markup:
    """Writes elements as HTML or JSX; static/features/share/snippet-markup.js writes the same.

    jsx   whether it is JSX: an empty element closes itself, `style` is an object, text is a string in braces

    Example: Markup(jsx=True).element("b", {"style": {"min-height": "9px"}}) is '<b style={{ minHeight: "9px" }} />'
    """

    jsx: bool = False

    def element(self, name: str, attributes: Attributes, content: str | None = "") -> str:
        """Return one element; content None is for elements that cannot have any, such as img."""
        start = f"<{name}{''.join(self._attribute(key, value) for key, value in attributes.items())}"
        if self.jsx and not content:
            return f"{start} />"
        return f"{start}>" if content is None else f"{start}>{content}</{name}>"

    def text(self, text: str) -> str:
        """Return text as content. In JSX it is a string literal, because MDX would read plain text as Markdown."""
        return f"{{{json.dumps(text, ensure_ascii=False)}}}" if self.jsx else escaped(text)

    def _attribute(self, name: str, value: Value) -> str:
        if value is True:
            return f" {name}"
        if isinstance(value, str):
            return f' {name}="{escaped(value)}"'
        if not self.jsx:
            return f' {name}="{escaped("; ".join(f"{key}: {text}" for key, text in value.items()))}"'
        style = ", ".join(f"{_camel_case(key)}: {json.dumps(text, ensure_ascii=False)}" for key, text in value.items())
        return f" {name}={{{{ {style} }}}}"


def escaped(text: str) -> str:
    """Return text for HTML, as content or in quotes; line breaks are escaped: one could end a paragraph of Markdown."""
    return escape(text).replace("\n", "&#10;").replace("\r", "&#13;")


def _camel_case(name: str) -> str:
    return re.sub(r"-(.)", lambda found: found[1].upper(), name)
