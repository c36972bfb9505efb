"""The command `snippet`: what an author pastes to show a network: a link, the element, an iframe."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urljoin, urlsplit

from forward_pass import Drawn, RunOptions
from forward_pass.settings import layers_text
from forward_pass_site.cli.address import folder_url
from forward_pass_site.cli.attributes import written
from forward_pass_site.cli.description import describe
from forward_pass_site.cli.labels import Labels
from forward_pass_site.cli.markup import Attributes, Markup
from forward_pass_site.cli.options import ChosenNetwork
from forward_pass_site.errors import SiteError, quoted
from forward_pass_site.record.reels import recorded_seeds

# Sizes, attributes and words; the page's JavaScript reads the same file.
DATA: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("snippet.json").read_text("utf-8"))
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Embedding:
    """One network on an author's page, and the site it comes from.

    site        URL of the folder that holds the built site
    network     the network, and its first sample
    attributes  the element's other attributes that differ from their defaults
    width       greatest width in CSS px, as text; None for as wide as its column
    picture     URL of a picture of the network; None for the site's own, if it has one
    jsx         whether element and iframe are written as JSX

    Raises: SiteError for a site that is no URL, and for a width that is no number or out of range.
    """

    site: str
    network: ChosenNetwork
    attributes: dict[str, str] = field(default_factory=dict)
    width: str | None = None
    picture: str | None = None
    jsx: bool = False

    def __post_init__(self) -> None:
        folder_url(self.site)
        width = self.width or str(DATA["columnPx"])
        least, most = DATA["narrowestPx"], DATA["widestPx"]
        if not (width.isascii() and width.isdecimal() and len(width) < 9 and least <= int(width) <= most):
            raise SiteError(f"the width must be a whole number of CSS px from {least} to {most}; got {quoted(width)}")

    def all_attributes(self) -> dict[str, str]:
        """Return the attributes that differ from their defaults, and the seed always: it names the network."""
        usual = _attributes(ChosenNetwork(Drawn(), RunOptions(), 0))
        own = _attributes(self.network)
        differing = {name: text for name, text in own.items() if text != usual[name]}
        return {"seed": str(self.network.source.seed), **differing, **self.attributes}

    def link(self) -> str:
        """Return the address of our own page with this network."""
        return self._address("")

    def element(self) -> str:
        """Return the element with its script, for pages that keep scripts."""
        write = self._markup().element
        source: Attributes = {**_filled("script", site=self._folder())}
        # React runs a script element that it renders only if it is async; it puts those into the head, each once.
        script = write("script", source | ({"async": True} if self.jsx else {}))
        # Without a max-width, the ratio would make the box at the least height wider than a phone.
        widest = f"min({self.width}px, 100%)" if self.width else "100%"
        # The style reserves the box before the element's script has loaded; without it, the text below would move.
        box = _filled("box", lowestPx=self._lowest_px(), highestPx=DATA["highestPx"], widest=widest)
        return f"{script}\n{write('forward-pass', {**self.all_attributes(), 'style': box}, self._fallback())}"

    def frame(self) -> str:
        """Return an iframe, for hosts that strip scripts."""
        filled = _filled(
            "frame",
            address=self._address("embed.html"),
            title=self._title(),
            width=self.width or "100%",
            heightPx=self._height_px(),
        )
        style = DATA["frameStyle"] | ({"max-width": "100%"} if self.width else {})
        # Browsers parse an iframe's content as text, so React would not find the children that it rendered.
        return self._markup().element("iframe", {**filled, "style": style}, "" if self.jsx else self._text_fallback())

    def _markup(self) -> Markup:
        return Markup(self.jsx)

    def _lowest_px(self) -> int:
        lowest: int = DATA["lowestPx"][self.attributes.get("controls", "full")]
        return lowest

    def _height_px(self) -> int:
        """Return the iframe's height, as embed.html has it: 16 : 10, but high enough for the controls, and limited."""
        highest: int = DATA["highestPx"]
        return max(self._lowest_px(), min(highest, int(self.width or DATA["columnPx"]) * 10 // 16))

    def _fallback(self) -> str:
        """Return the content for readers without scripts: a picture, or else words."""
        picture = self.picture or self._own_picture()
        if not picture:
            return self._text_fallback()
        filled = _filled("picture", picture=picture, description=self._description())
        write = self._markup().element
        image = write("img", {**filled, "style": DATA["pictureStyle"]}, None)
        return write("a", {"href": self.link()}, image)

    def _text_fallback(self) -> str:
        # No paragraph: Markdown may put one around the element, and a second one inside would end it.
        markup = self._markup()
        link = markup.element("a", {"href": self.link()}, self._link_text())
        return f"{markup.text(f'{self._description()} ')}{link}"

    def _link_text(self) -> str:
        text: str = DATA["linkText"]
        return text

    def _title(self) -> str:
        source = self.network.source
        title: str = DATA["drawnTitle"].format(layers=layers_text(source.layers), seed=source.seed)
        return title

    def _description(self) -> str:
        return describe(self.network, Labels.read(self.attributes.get("labels", "")))

    def _own_picture(self) -> str:
        """Return the URL of the site's own picture: it has one of each recorded network, without labels."""
        seed = self.network.source.seed
        pictured = self.network == ChosenNetwork(Drawn(seed=seed), RunOptions(), 0) and seed in recorded_seeds()
        return f"{self._folder()}pictures/seed-{seed}.svg" if pictured and "labels" not in self.attributes else ""

    def _address(self, page: str) -> str:
        """Return the address of one of the site's pages, without a reel from another host: the page refuses those."""
        folder = self._folder()
        parameters = {
            name: text for name, text in self.all_attributes().items() if name != "reel" or _same_host(folder, text)
        }
        # Encoded as URLSearchParams does.
        return f"{folder}{page}?{urlencode(parameters, safe='*').replace('~', '%7E')}"

    def _folder(self) -> str:
        return folder_url(self.site)


def listener() -> str:
    """Return the script that a host page pastes once, so that each iframe gets the height it asks for."""
    return (files("forward_pass_site.build") / "listener.html").read_text("utf-8").strip()


def snippets(embedding: Embedding) -> str:
    """Return all snippets with a heading each; no snippet has a blank line inside.

    The listener is only printed with HTML: React and MDX would not run it.
    """
    parts = {"Link": embedding.link(), "Element": embedding.element(), "Iframe": embedding.frame()}
    if not embedding.jsx:
        parts["Height of the iframe, once a page"] = listener()
    return "\n\n".join(f"{title}\n{snippet}" for title, snippet in parts.items())


def _attributes(network: ChosenNetwork) -> dict[str, str]:
    """Return the attributes of a network, but for its seed."""
    return {
        "layers": layers_text(network.source.layers),
        "sample": str(network.sample),
        "temperature": written(network.options.temperature),
        "activation": network.source.activation,
        "output": network.source.output,
        "initialization": network.source.initialization,
        "original": layers_text(network.source.original or ()),
    }


def _filled(name: str, **words: object) -> dict[str, str]:
    """Return the attributes or styles that the data has under a name, with these words in their places."""
    texts: Mapping[str, str] = DATA[name]
    return {key: text.format_map(words) for key, text in texts.items()}


def _same_host(site: str, url: str) -> bool:
    try:
        origins = [urlsplit(address) for address in (site, urljoin(site, url))]
        one, other = [(parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)) for parts in origins]
    except ValueError:
        return False
    return one == other
