"""Print what an author pastes: a link, the element, an iframe; each shows the same network."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

from forward_pass import Settings
from forward_pass_site.errors import SiteError

FRAME_HEIGHT_PX = 480


@dataclass(frozen=True, slots=True)
class Embedding:
    """One network on a page of somebody's, and the site it comes from.

    site        URL of the folder that holds the built site
    settings    the network
    sample      its first input vector
    attributes  what else the element is told, by attribute
    """

    site: str
    settings: Settings
    sample: int
    attributes: dict[str, str]

    def __post_init__(self) -> None:
        parts = urlsplit(self.site)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise SiteError(f"the site must be a URL such as https://example.org/forward-pass/; got {self.site}")

    def told(self) -> dict[str, str]:
        """Return the attributes that differ from their defaults, and the seed always: it names the network."""
        default = Settings()
        written = {
            "layers": ("-".join(map(str, self.settings.layers)), "-".join(map(str, default.layers))),
            "temperature": (f"{self.settings.temperature:.17g}", f"{default.temperature:.17g}"),
            "activation": (self.settings.activation, default.activation),
            "sample": (str(self.sample), "0"),
        }
        differing = {name: value for name, (value, usual) in written.items() if value != usual}
        return {"seed": str(self.settings.seed), **differing, **self.attributes}

    def words(self) -> str:
        """Return what stands where nothing can be shown, and what the frame is called."""
        layers = "-".join(map(str, self.settings.layers))
        return f"A neural network of {layers} neurons computes its forward pass (seed {self.settings.seed})"

    def link(self) -> str:
        """Return the address of our own page with this network."""
        return f"{self._folder()}?{urlencode(self.told())}"

    def element(self) -> str:
        """Return the element with its script, for pages that keep scripts."""
        script = f'<script type="module" src="{escape(self._folder())}static/forward-pass.js"></script>'
        words = f'<p>{escape(self.words())}: <a href="{escape(self.link())}">see it</a>.</p>'
        return f"{script}\n<forward-pass{_written(self.told())}>{words}</forward-pass>"

    def frame(self) -> str:
        """Return an iframe, for hosts that strip scripts."""
        source = f"{self._folder()}embed.html?{urlencode(self.told())}"
        attributes = {
            "src": source,
            "title": self.words(),
            "width": "100%",
            "height": str(FRAME_HEIGHT_PX),
            "loading": "lazy",
            "allow": "clipboard-write; fullscreen",
            "style": "border: 0",
        }
        return f"<iframe{_written(attributes)}></iframe>"

    def _folder(self) -> str:
        return self.site if self.site.endswith("/") else f"{self.site}/"


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def snippets(embedding: Embedding) -> str:
    """Return all three with a heading each; no snippet has a blank line inside."""
    parts = {"Link": embedding.link(), "Element": embedding.element(), "Iframe": embedding.frame()}
    return "\n\n".join(f"{title}\n{snippet}" for title, snippet in parts.items())
