"""Take the blanks out of style sheets and markup in JavaScript's template literals, which the bundler leaves alone."""

from __future__ import annotations

import re

TEMPLATE = re.compile(r"(?P<name>\b(?:\w*STYLES|HTML) = )`(?P<text>[^`]*)`")


def squeeze_templates(script: str) -> str:
    """Return a script whose constants named STYLES, …_STYLES or HTML have no blanks that mean nothing."""

    def squeezed(match: re.Match[str]) -> str:
        squeeze = squeeze_markup if match["name"].startswith("HTML") else squeeze_styles
        return f"{match['name']}`{squeeze(match['text'])}`"

    return TEMPLATE.sub(squeezed, script)


def squeeze_styles(styles: str) -> str:
    """Return a style sheet without comments, line breaks and blanks beside its signs.

    >>> squeeze_styles("a, b { color: red; }")
    'a,b{color:red}'
    """
    filled: list[str] = re.findall(r"\$\{[^}]*\}", styles)  # what the script fills in stays as it is
    styles = re.sub(r"\$\{[^}]*\}", "\0", styles)
    styles = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    styles = re.sub(r"\s+", " ", styles).strip()
    styles = re.sub(r" ?([{};,]) ?", r"\1", styles)
    styles = re.sub(r"(?<=[{;])([\w-]+): ", r"\1:", styles)
    return re.sub("\0", lambda _: filled.pop(0), styles.replace(";}", "}"))


def squeeze_markup(markup: str) -> str:
    """Return markup without the blanks before its lines."""
    return re.sub(r"\n\s+", "\n", markup)
