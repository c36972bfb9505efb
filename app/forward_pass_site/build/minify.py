"""Take the blanks out of style sheets and markup in JavaScript's template literals, which the bundler leaves alone."""

from __future__ import annotations

import re

from forward_pass_site.errors import SiteError

TEMPLATE = re.compile(r"(?P<name>\b(?:\w*STYLES|HTML) = )`(?P<text>[^`]*)`")
FILLED = re.compile(r"\$\{[^}]*\}")
# Text that ends where a template begins inside of what is filled in.
UNFINISHED = re.compile(r"\$\{[^}]*$")


def minify_templates(script: str) -> str:
    """Return a script whose constants named STYLES, …_STYLES or HTML have no blanks that mean nothing.

    Raises: SiteError if styles hold another template: where they end is not known then.
    """

    def squeezed(match: re.Match[str]) -> str:
        squeeze = minify_markup if match["name"].startswith("HTML") else minify_styles
        # Of markup only blanks before lines go, which is right for any part of it.
        if squeeze is minify_styles and UNFINISHED.search(match["text"]):
            raise SiteError(f"{match['name'].removesuffix(' = ')} must hold no template inside its template; got one")
        return f"{match['name']}`{squeeze(match['text'])}`"

    return TEMPLATE.sub(squeezed, script)


def minify_styles(styles: str) -> str:
    """Return a style sheet without comments, line breaks and blanks beside its signs.

    >>> minify_styles("a, b { color: red; }")
    'a,b{color:red}'
    """
    filled = FILLED.findall(styles)  # what the script fills in stays as it is
    styles = FILLED.sub("\0", styles)
    styles = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    styles = re.sub(r"\s+", " ", styles).strip()
    styles = re.sub(r" ?([{};,]) ?", r"\1", styles)
    styles = re.sub(r"(?<=[{;])([\w-]+): ", r"\1:", styles)
    return re.sub("\0", lambda _: filled.pop(0), styles.replace(";}", "}"))


def minify_markup(markup: str) -> str:
    """Return markup without the blanks before its lines."""
    return re.sub(r"\n\s+", "\n", markup)
