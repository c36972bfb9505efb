"""`forward-pass snippet`: what an author pastes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from documents import EMBEDDING
from forward_pass_site.cli.main import main
from forward_pass_site.record.reels import recorded_seeds
from shared_cases import CASES

SITE = "https://example.org/forward-pass/"
HEIGHT = "Height of the iframe, once a page"
THIN = "\u2009"
# The whole output: any change of it changes what authors paste.
LINK = f"{SITE}?seed=16&sample=2&temperature=1.5&labels=%7Cstay%2Cgo&autoplay=false&moment=1234&theme=dark"
QUERY = LINK.partition("?")[2].replace("&", "&amp;")
WORDS = (
    "Neural network with layers of 5, 7, 6, 2 neurons, seed 16, sample 2. "
    f"Outputs: stay 50.7{THIN}%, go 49.3{THIN}%. "
    f'<a href="{SITE}?{QUERY}">See it compute</a>'
)


class Elements(HTMLParser):
    """Records every element with its attributes, and which of them are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.closed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found[tag] = dict(attrs)

    def handle_endtag(self, tag):
        self.closed.append(tag)


@pytest.fixture
def printed(capsys):
    """Run the command; return the snippets by title."""

    def printed(*arguments: str, site: str = SITE) -> dict[str, str]:
        assert main(["snippet", "--site", site, *arguments]) == 0
        parts = capsys.readouterr().out.rstrip("\n").split("\n\n")
        return dict(part.split("\n", 1) for part in parts)

    return printed


def box(lowest: int, widest: str = "100%") -> str:
    """Return the style that reserves the element's box before its script has loaded."""
    return f"display: flow-root; aspect-ratio: 16 / 10; min-height: {lowest}px; max-height: 736px; max-width: {widest}"


def test_there_is_a_link_an_element_an_iframe_and_its_listener(printed):
    assert list(printed("--seed", "7")) == ["Link", "Element", "Iframe", HEIGHT]


def test_what_is_printed_is_ready_to_be_pasted(printed):
    arguments = ["--seed", "16", "--sample", "2", "--temperature", "1.5", "--labels", "| stay, go", "--theme", "dark"]
    snippets = printed(*arguments, "--autoplay", "false", "--moment", "1234", "--width", "480")
    assert snippets["Link"] == LINK
    assert snippets["Element"] == (
        f'<script type="module" src="{SITE}static/forward-pass.js"></script>\n'
        '<forward-pass seed="16" sample="2" temperature="1.5" labels="|stay,go" autoplay="false" moment="1234" '
        f'theme="dark" style="{box(416, "min(480px, 100%)")}">{WORDS}</forward-pass>'
    )
    assert snippets["Iframe"] == (
        f'<iframe src="{SITE}embed.html?{QUERY}" '
        'title="A neural network of 5-7-6-2 neurons computes its forward pass (seed 16)" width="480" height="416" '
        'loading="lazy" allow="clipboard-write; fullscreen" '
        f'style="border: 0; border-radius: 14px; max-width: 100%">{WORDS}</iframe>'
    )


def test_as_jsx_the_same_is_ready_for_react_and_mdx(printed):
    arguments = [
        "--seed",
        "16",
        "--sample",
        "2",
        "--temperature",
        "1.5",
        "--labels",
        "|stay,{*go*}",
        "--width",
        "480",
        "--jsx",
    ]
    query = f"{SITE}?seed=16&amp;sample=2&amp;temperature=1.5&amp;labels=%7Cstay%2C%7B*go*%7D"
    snippets = printed(*arguments)
    assert list(snippets) == ["Link", "Element", "Iframe"]
    assert snippets["Element"] == (
        f'<script type="module" src="{SITE}static/forward-pass.js" async />\n'
        '<forward-pass seed="16" sample="2" temperature="1.5" labels="|stay,{*go*}" style={{ display: "flow-root", '
        'aspectRatio: "16 / 10", minHeight: "416px", maxHeight: "736px", maxWidth: "min(480px, 100%)" }}>'
        '{"Neural network with layers of 5, 7, 6, 2 neurons, seed 16, sample 2. '
        f'Outputs: stay 50.7{THIN}%, {{*go*}} 49.3{THIN}%. "}}<a href="{query}">See it compute</a></forward-pass>'
    )
    assert snippets["Iframe"] == (
        f'<iframe src="{query.replace("?", "embed.html?")}" '
        'title="A neural network of 5-7-6-2 neurons computes its forward pass (seed 16)" width="480" height="416" '
        'loading="lazy" allow="clipboard-write; fullscreen" '
        'style={{ border: "0", borderRadius: "14px", maxWidth: "100%" }} />'
    )


def test_as_jsx_a_picture_closes_itself(printed):
    assert re.search(
        r'<img src="[^"]+" alt="[^"]+" [^<]* style={{ [^}]+ }} /></a>', printed("--seed", "16", "--jsx")["Element"]
    )


def test_the_listener_is_the_one_of_the_document(printed):
    assert f"```html\n{printed()[HEIGHT]}\n```" in EMBEDDING


def test_all_three_show_the_same_network(printed):
    wanted = {
        "layers": "3-4-2", "seed": "7", "sample": "2", "temperature": "1.5", "activation": "gelu", "initialization": "glorot", "original": "3-3-2", "labels": "~*é +|",
        "speed": "0.5", "controls": "compact", "python": "eager",
    }  # fmt: skip
    arguments = [word for name, text in wanted.items() for word in (f"--{name}", text)]
    wanted["labels"] = "~*é +"
    snippets = printed(*arguments)
    assert Elements(snippets["Element"]).found["forward-pass"] == wanted | {"style": box(352)}
    for address in (snippets["Link"], Elements(snippets["Iframe"]).found["iframe"]["src"]):
        assert {name: value for name, [value] in parse_qs(urlsplit(address).query).items()} == wanted


def test_defaults_are_not_written_except_for_the_seed(printed):
    usual = [
        "--layers",
        "5-7-6-2",
        "--sample",
        "0",
        "--temperature",
        "0.65",
        "--activation",
        "relu",
        "--labels",
        " | ",
        "--output",
        "softmax",
    ]
    usual += ["--autoplay", "true", "--speed", "1.0", "--theme", "auto", "--controls", "full", "--python", "auto"]
    snippets = printed(*usual, "--reel", "")
    assert snippets["Link"] == f"{SITE}?seed=65"
    assert Elements(snippets["Element"]).found["forward-pass"] == {"seed": "65", "style": box(416)}


def test_every_element_is_closed_and_the_script_is_where_the_site_has_it(printed):
    elements = Elements(printed("--sample", "1")["Element"])
    assert sorted(elements.closed) == sorted(elements.found) == ["a", "forward-pass", "script"]
    assert elements.found["script"] == {"type": "module", "src": f"{SITE}static/forward-pass.js"}


def test_the_iframe_waits_until_it_is_seen_and_says_what_it_shows(printed):
    frame = Elements(printed("--layers", "3-4-2", "--seed", "7")["Iframe"])
    assert "iframe" in frame.closed
    attributes = frame.found["iframe"]
    assert attributes["src"].startswith(f"{SITE}embed.html?")
    assert attributes["loading"] == "lazy"
    assert attributes["allow"] == "clipboard-write; fullscreen"
    assert attributes["title"] == "A neural network of 3-4-2 neurons computes its forward pass (seed 7)"


def test_a_site_without_a_slash_at_its_end_is_a_folder_too(printed):
    assert printed(site="http://localhost:8000") == printed(site="http://localhost:8000/")


def test_nothing_is_injected(printed):
    evil = '"><script>a</script>&'
    snippets = printed("--labels", evil, "--reel", evil)
    elements = Elements(snippets["Element"])
    assert elements.found["forward-pass"] == {"seed": "65", "labels": evil, "reel": evil, "style": box(416)}
    assert elements.found["script"]["type"] == "module"
    assert set(Elements(snippets["Iframe"]).found) <= {"iframe", "a"}
    assert parse_qs(urlsplit(snippets["Link"]).query)["labels"] == [evil]


@pytest.mark.parametrize("site", ["example.org", "ftp://example.org/", "javascript:alert(1)", "https://x/?a=1", ""])
def test_a_site_that_is_no_url_is_refused(site, capsys):
    assert main(["snippet", f"--site={site}"]) == 1
    sentence = "forward-pass: the site must be a URL such as https://example.org/forward-pass/; got"
    assert capsys.readouterr().err.startswith(sentence)


def test_a_choice_that_does_not_exist_is_refused(capsys):
    assert main(["snippet", "--site", SITE, "--theme", "sepia"]) == 1
    assert capsys.readouterr().err == "forward-pass: theme must be one of auto, dark, light; got sepia\n"


def test_a_setting_that_may_not_be_chosen_is_refused(capsys):
    assert main(["snippet", "--site", SITE, "--layers", "5--2"]) == 1
    assert capsys.readouterr().err.startswith("forward-pass: layers must be 2 to 12 layer sizes")


def test_no_snippet_has_a_blank_line_whatever_a_label_holds(printed):
    names = "a\n\nb|c\r\rd"
    snippets = printed("--labels", names)
    assert list(snippets) == ["Link", "Element", "Iframe", HEIGHT]
    assert "\r" not in "".join(snippets.values())
    assert Elements(snippets["Element"]).found["forward-pass"]["labels"] == names
    assert parse_qs(urlsplit(snippets["Link"]).query)["labels"] == [names]


@pytest.mark.parametrize("seed", recorded_seeds()[:3])
def test_where_no_script_runs_a_recorded_network_is_a_picture_that_leads_to_it(printed, seed):
    elements = Elements(printed("--seed", str(seed), "--theme", "light")["Element"])
    picture = elements.found["img"]
    assert picture["src"] == f"{SITE}pictures/seed-{seed}.svg"
    assert picture["alt"].startswith(
        f"Neural network with layers of 5, 7, 6, 2 neurons, seed {seed}, sample 0. Outputs: "
    )
    assert (picture["width"], picture["height"], picture["loading"]) == ("960", "600", "lazy")
    assert elements.found["a"]["href"] == f"{SITE}?seed={seed}&theme=light"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seed", "7"],
        ["--sample", "1"],
        ["--layers", "3-2"],
        ["--temperature", "1"],
        ["--activation", "tanh"],
        ["--output", "linear"],
        ["--labels", "a"],
    ],
)
def test_a_network_without_a_picture_is_described_in_words(printed, arguments):
    element = printed(*arguments)["Element"]
    assert "img" not in Elements(element).found
    assert "Neural network with layers of " in element


def test_an_authors_own_picture_stands_for_any_network(printed):
    elements = Elements(printed("--seed", "7", "--picture", 'net.svg?a="&b')["Element"])
    assert elements.found["img"]["src"] == 'net.svg?a="&b'


@pytest.mark.parametrize(
    ("reel", "arguments"),
    [
        ("mine.json", True), (f"{SITE}reels/mine.json", True), ("https://example.org:443/mine.json", True),
        ("https://elsewhere.test/mine.json", False), ("//elsewhere.test/mine.json", False), ("http://[", False),
        ("http://example.org/mine.json", False), ("https://example.org:8/mine.json", False),
    ],
)  # fmt: skip
def test_a_link_names_a_reel_only_if_it_is_on_the_same_host(printed, reel, arguments):
    snippets = printed("--reel", reel)
    assert Elements(snippets["Element"]).found["forward-pass"]["reel"] == reel
    for address in (snippets["Link"], Elements(snippets["Iframe"]).found["iframe"]["src"]):
        assert ("reel=" in address) == arguments


@pytest.mark.parametrize(("controls", "width", "width_px", "height_px"), CASES["sizes"])
def test_the_height_of_the_iframe_follows_from_its_width_and_controls(printed, controls, width, width_px, height_px):
    snippets = printed("--controls", controls, *([f"--width={width}"] if width else []))
    frame = Elements(snippets["Iframe"]).found["iframe"]
    assert (frame["width"], frame["height"]) == (str(width_px) if width else "100%", str(height_px))
    style = Elements(snippets["Element"]).found["forward-pass"]["style"]
    lowest = {"full": 416, "compact": 352, "none": 288}[controls]
    assert style == box(lowest, f"min({width}px, 100%)" if width else "100%")


@pytest.mark.parametrize("case", CASES["snippets"], ids=lambda case: case["title"])
def test_the_snippets_are_those_that_the_share_panel_writes(printed, case):
    arguments = [f"--{name}={text}" for name, text in case["attributes"].items()]
    arguments += [f"--width={case['width']}"] if "width" in case else []
    arguments += ["--jsx"] if "jsx" in case else []
    snippets = printed(*arguments, site=case.get("site", SITE))
    assert [snippets[title] for title in ("Link", "Element", "Iframe")] == [
        case[name] for name in ("link", "element", "iframe")
    ]


@pytest.mark.parametrize("width", ["279", "1921", "50%", "480px", "-1", "٤٨٠", "1e3"])
def test_a_width_that_is_no_number_or_out_of_range_is_refused(width, capsys):
    assert main(["snippet", "--site", SITE, f"--width={width}"]) == 1
    sentence = f"forward-pass: the width must be a whole number of CSS px from 280 to 1920; got {width}\n"
    assert capsys.readouterr().err == sentence


TRAIN = ["--mode", "train"]


def test_a_training_is_written_as_its_attributes(printed):
    told = [*TRAIN, "--task", "moons", "--step", "340", "--learning-rate", "0.050", "--theme", "dark", "--jsx"]
    snippets = printed(*told)
    start = f'<script type="module" src="{SITE}static/forward-pass.js" async />\n<forward-pass mode="train" '
    assert snippets["Element"].startswith(f'{start}task="moons" learning-rate="0.05" step="340" theme="dark" style=')
    assert f'src="{SITE}embed.html?mode=train&amp;task=moons&amp;learning-rate=0.05&amp;step=340' in snippets["Iframe"]
    assert 'title="Two moons: a neural network of 2-8-8-2 neurons learns (step 340)"' in snippets["Iframe"]
    fragment = "v=1&train=%7B%22learning_rate%22%3A0.05%2C%22task%22%3A%22moons%22%7D%40340"
    assert snippets["Link"] == f"{SITE}?theme=dark#{fragment}"


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ([], 'task="moons"'),
        (["--task", "xor", "--batch", "16", "--optimizer", "adam"], 'task="xor"'),
        (["--task", "xor", "--layers", "2-3-2", "--noise", ".1"], 'task="xor" layers="2-3-2" noise="0.1"'),
        (["--temperature", "2"], 'run="{&quot;task&quot;:&quot;moons&quot;,&quot;temperature&quot;:2}"'),
        (["--task", "moons", "--reel", "mine.json"], 'task="moons" reel="mine.json"'),
    ],
)
def test_of_a_training_only_what_is_not_its_tasks_own_is_written(printed, told, written):
    assert f'<forward-pass mode="train" {written} style=' in printed(*TRAIN, *told)["Element"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([*TRAIN, "--task", "cats"], "task must be one of xor, moons,"),
        ([*TRAIN, "--batch", "x"], "batch must be a whole number from 1 to 10000; got x"),
        ([*TRAIN, "--step", "1e3"], "step must be a whole number from 0 to 1000000; got 1e3"),
        ([*TRAIN, "--step=-1"], "step must be a whole number from 0 to 1000000; got -1"),
        ([*TRAIN, "--learning-rate", "nan"], "learning_rate must be a number from 0 to 1000000000; got NaN"),
        (["--mode", "train", "--reel", "mine.json"], "task must be given with --reel"),
        ([*TRAIN, "--layers", "3-2"], "layers must be of 2 inputs and 2 outputs"),
        ([*TRAIN, "--sample", "3"], "sample must be left out with --mode train"),
        ([*TRAIN, "--src", "net.json"], "src must be left out with --mode train"),
        (["--step", "3"], "step must stand beside --mode train; got --step 3 alone"),
    ],
)
def test_what_a_training_may_not_have_is_refused_with_a_sentence(capsys, arguments, sentence):
    assert main(["snippet", "--site", SITE, *arguments]) == 1
    assert capsys.readouterr().err.startswith(f"forward-pass: {sentence}")
