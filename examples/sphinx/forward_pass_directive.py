"""A directive for Sphinx: `forward-pass` and a seed show that network, or where no script runs its picture."""

from html import escape
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import only
from sphinx.util.docutils import SphinxDirective

HTML = (
    '<script type="module" src="{site}static/forward-pass.js"></script>\n'
    '<forward-pass seed="{seed}" controls="{controls}"'
    ' style="display: flow-root; aspect-ratio: 16 / 10; min-height: {lowest}px; max-height: 736px; max-width: 100%">'
    '<a href="{site}?seed={seed}">'
    '<img src="{site}pictures/seed-{seed}.svg" alt="{alt}" width="960" height="600" loading="lazy"'
    ' style="max-width: 100%; height: auto"></a></forward-pass>\n'
)


# How low the element's box may be; it has its box from the first moment on, so that what follows does not move.
LOWEST_PX = {"full": 416, "compact": 352, "none": 288}


class ForwardPass(SphinxDirective):
    """One network: its seed as the argument, what the picture shows as `:alt:`, and the element's `:controls:`."""

    required_arguments = 1
    option_spec: ClassVar = {"alt": directives.unchanged_required, "controls": directives.unchanged}

    def run(self):
        """Return the element for HTML, and a link for every other format."""
        site, seed = self.config.forward_pass_site, int(self.arguments[0])
        alt, controls = self.options["alt"], self.options.get("controls", "full")
        html = HTML.format(
            site=site, seed=seed, alt=escape(alt), controls=escape(controls), lowest=LOWEST_PX.get(controls, 416)
        )
        link = nodes.reference("", alt, refuri=f"{site}?seed={seed}")
        return [nodes.raw("", html, format="html"), only("", nodes.paragraph("", "", link), expr="not html")]


def setup(app):
    """Add the directive, and the setting that says where the site is."""
    app.add_config_value("forward_pass_site", "", "env", str)
    app.add_directive("forward-pass", ForwardPass)
    return {"parallel_read_safe": True}
