"""What will not do: the default stands in for it, a sentence says so, and the stage is never blank."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from e2e.element import TABULATED, ask, ask_python, put, put_live, sentences, trace_of, until
from forward_pass import Drawn, RunOptions, SettingError, answer
from forward_pass.limits import DISPLAY, LIMITS

pytestmark = pytest.mark.shares_profile

EXPECTATIONS = {name: rule["expectation"] for name, rule in (LIMITS | DISPLAY).items()}
DEFAULTS = Drawn()
TEMPERATURE = RunOptions().temperature
BAD = [
    ("layers", "5--2", [*DEFAULTS.layers]),
    ("layers", "5", [*DEFAULTS.layers]),
    ("layers", "5-0-2", [*DEFAULTS.layers]),
    ("layers", "1024-1024-2", [*DEFAULTS.layers]),
    ("layers", "-".join("2" * 13), [*DEFAULTS.layers]),
    ("temperature", "0", TEMPERATURE),
    ("temperature", "", TEMPERATURE),
    ("temperature", "1,5", TEMPERATURE),
    ("temperature", "Infinity", TEMPERATURE),
    ("seed", str(2**80), DEFAULTS.seed),
    ("seed", "-1", DEFAULTS.seed),
    ("seed", "1.5", DEFAULTS.seed),
    ("sample", "1e3", 0),
    ("activation", "step", DEFAULTS.activation),
    ("activation", "constructor", DEFAULTS.activation),
]
HOSTILE = '<img src=x onerror="window.injected=1">'
SOMETHING_PAINTED = """["still", "moving"].some(name => {
    const canvas = element.shadowRoot.querySelector(`canvas.${name}`);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.some(value => value > 0);
})"""


def sentence(name, value):
    """What Python would say of it, and so the page too."""
    return str(SettingError(name, EXPECTATIONS[name], value))


@pytest.mark.parametrize(("name", "value", "default"), BAD)
def test_a_bad_attribute_gives_the_default_and_says_so(live_page: Page, name, value, default):
    put(live_page, **{name: value, "python": "off"})
    until(live_page, "element.trace")
    assert sentences(live_page) == [sentence(name, value)]
    assert ask(live_page, "element.settings[argument]", name) == default
    assert trace_of(live_page)[name] == default
    until(live_page, SOMETHING_PAINTED)


@pytest.mark.parametrize(
    ("name", "value", "default"), [BAD[0], BAD[5], BAD[9], BAD[13], ("seed", HOSTILE, DEFAULTS.seed)]
)
def test_a_bad_query_does_the_same_on_our_own_page(page: Page, site_url, name, value, default):
    page.goto(f"{site_url}?{name}={quote(value)}&python=off")
    until(page, "element.trace")
    assert sentences(page) == [sentence(name, value)]
    assert trace_of(page)[name] == default
    until(page, SOMETHING_PAINTED)
    assert page.evaluate("window.injected") is None


def test_several_bad_attributes_are_all_named_and_the_good_ones_count(live_page: Page):
    put(live_page, layers="5--2", temperature="0", seed="9", activation="tanh", python="off", autoplay="perhaps")
    assert sentences(live_page) == [
        sentence("layers", "5--2"),
        sentence("temperature", "0"),
        sentence("autoplay", "perhaps"),
    ]
    settings = ask(live_page, "element.settings")
    assert (settings["seed"], settings["activation"]) == (9, "tanh")


def test_a_sentence_goes_when_its_attribute_is_put_right(live_page: Page):
    put_live(live_page, temperature="0")
    assert sentences(live_page) == [sentence("temperature", "0")]
    ask(live_page, "element.setAttribute('temperature', '2')")
    until(live_page, "element.trace?.temperature === 2")
    assert sentences(live_page) == []


def test_a_sentence_can_be_dismissed(live_page: Page):
    put(live_page, temperature="0", python="off")
    live_page.get_by_role("button", name="Dismiss this message").click()
    assert sentences(live_page) == []


def test_a_bad_sentence_is_an_alert_to_those_who_cannot_see_it(live_page: Page):
    put(live_page, temperature="0", python="off")
    alert = live_page.get_by_role("alert")
    assert sentence("temperature", "0") in alert.inner_text()


def test_labels_are_text_and_never_markup(live_page: Page):
    hostile = "<b>wind</b>,<i>rain|<img/src/onerror=x>,go"
    put_live(live_page, labels=hostile)
    until(live_page, TABULATED)
    assert sentences(live_page) == []
    assert ask(live_page, "element.shadowRoot.querySelectorAll('.numbers :is(b, i, img), .stage > img').length") == 0
    names = ask(
        live_page, "[...element.shadowRoot.querySelectorAll('.numbers th[scope=row]')].map(th => th.textContent)"
    )
    assert names[:2] == ["<b>wind</b>", "<i>rain"]
    assert names[-2:] == ["<img/src/onerror=x>", "go"]


def test_hostile_markup_in_an_attribute_is_shown_as_it_was_written(live_page: Page):
    too_long = HOSTILE * 2
    put(live_page, labels=too_long, activation=HOSTILE, reel="", python="off")
    assert sentences(live_page) == [sentence("activation", HOSTILE), sentence("labels", too_long)]
    assert ask(live_page, "element.shadowRoot.querySelector('img')") is None
    assert live_page.evaluate("window.injected") is None


def test_hostile_markup_in_the_fragment_injects_nothing(page: Page, site_url):
    page.goto(f"{site_url}?python=off#seed={quote(HOSTILE)}")
    until(page, "element.trace")
    expect(page.locator("[slot=notice]")).to_contain_text(
        f"leads to no network: {sentence('seed', HOSTILE)}. This is the"
    )
    assert sentences(page) == []
    assert page.evaluate("window.injected") is None


@pytest.mark.tolerates_trouble("a reel that is not there is looked for")
def test_a_reel_that_is_not_there_is_named_and_the_recorded_network_plays(page: Page, small_page: Page):
    put(small_page, reel="nowhere.json", python="off")
    until(small_page, "element.trace")
    [said] = sentences(small_page)
    assert "nowhere.json could not be read: the server answered 404" in said


def test_a_reel_inside_the_element_that_cannot_be_read_is_named(live_page: Page):
    live_page.evaluate(
        """document.body.innerHTML =
            `<forward-pass python="off"><script type="application/json">{"format":"other"}</script></forward-pass>`"""
    )
    until(live_page, "element.trace")
    [said] = sentences(live_page)
    assert said == (
        'the reel inside the element could not be read: a reel\'s format must be "forward-pass-reel"; got "other"'
    )


def test_a_refusal_of_pythons_reaches_the_element_in_pythons_words(live_page: Page):
    put_live(live_page)
    # The page itself lets no such request out; the worker refuses it all the same.
    request = '{"source": {}, "options": {"temperature": 0}, "samples": [0]}'
    with pytest.raises(SettingError) as refused:
        answer(request)
    reply = ask_python(live_page, "reel", request)
    assert reply == [f'{{"error": "{refused.value}"}}', None]


def test_an_accident_in_python_is_told_in_one_line(live_page: Page):
    put_live(live_page)
    live_page.evaluate(
        """() => {
            const { stringify } = JSON;
            window.mend = () => (JSON.stringify = stringify);
            // The wish arrives as a number, for which nobody wrote a sentence.
            JSON.stringify = (value, ...more) => (value?.options?.temperature === 2 ? 7 : stringify(value, ...more));
        }"""
    )
    ask(live_page, "element.temperature = 2")
    until(live_page, "element.shadowRoot.querySelector('.notice p')")
    live_page.evaluate("void mend()")
    [said] = sentences(live_page)
    assert "Traceback" not in said
    assert "\n" not in said
    assert "TypeError" in said
