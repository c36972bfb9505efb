"""Remove white space from style sheets and markup in JavaScript's template literals; the bundler leaves it there."""

from __future__ import annotations

import re

from forward_pass_site.errors import SiteError

TEMPLATE = re.compile(r"(?P<name>\b(?:\w*STYLES|HTML) = )`(?P<text>[^`]*)`")
FILLED = re.compile(r"\$\{[^}]*\}")
# An expression that is not closed: TEMPLATE ended the text at a template inside it.
UNFINISHED = re.compile(r"\$\{[^}]*$")


def minify_templates(script: str) -> str:
    """Return a script whose constants named STYLES, …_STYLES or HTML are minified.

    Raises: SiteError if styles contain another template, because their end cannot be found then.
    """

    def minified(match: re.Match[str]) -> str:
        minify = minify_markup if match["name"].startswith("HTML") else minify_styles
        # Markup only loses its indentation, which is right for any part of it.
        if minify is minify_styles and UNFINISHED.search(match["text"]):
            raise SiteError(f"{match['name'].removesuffix(' = ')} must hold no template inside its template; got one")
        return f"{match['name']}`{minify(match['text'])}`"

    return TEMPLATE.sub(minified, script)


def minify_styles(styles: str) -> str:
    """Return a style sheet without comments, line breaks and unneeded spaces.

    >>> minify_styles("a, b { color: red; }")
    'a,b{color:red}'
    """
    filled = FILLED.findall(styles)  # expressions of the script stay as they are
    styles = FILLED.sub("\0", styles)
    styles = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    styles = re.sub(r"\s+", " ", styles).strip()
    styles = re.sub(r" ?([{};,]) ?", r"\1", styles)
    styles = re.sub(r"(?<=[{;])([\w-]+): ", r"\1:", styles)
    return re.sub("\0", lambda _: filled.pop(0), styles.replace(";}", "}"))


def minify_markup(markup: str) -> str:
    """Return markup without indentation."""
    return re.sub(r"\n\s+", "\n", markup)
