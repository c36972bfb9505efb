"""page-python.js: the one Python of a page, whose script is loaded with its first start."""

from __future__ import annotations

import pytest

SCRIPT = "**/backend/interpreter.js"
PYTHON = """
  const { PagePython } = await import("/static/backend/page-python.js");
  const { loadModule } = await import("/static/element/load-module.js");
  const python = new PagePython(() => loadModule("interpreter"));
  const told = [];
  python.addEventListener("statuschange", () => told.push(python.status));
"""
LOADED = (
    "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/backend/interpreter.js')).length"
)


def test_nothing_of_it_is_loaded_before_somebody_starts_it(own_lab):
    body = f"{PYTHON} return [python.status, python.percent, python.reason, python.unrecoverable, {LOADED}];"
    assert own_lab.run(body) == ["idle", 0, "", False, 0]


def test_a_start_is_told_at_once_and_ends_live(own_lab, fake_python):
    body = f"""{PYTHON}
      const started = python.start();
      const at_once = python.status;
      await started;
      return [at_once, told[0], told.at(-1), {LOADED}];
    """
    assert own_lab.run(body) == ["starting", "starting", "live", 1]


def test_who_asks_starts_it(own_lab, fake_python):
    body = f"""{PYTHON}
      const {{ header }} = await python.ask({{ source: {{ seed: 7 }}, samples: [2] }});
      return [header.samples, python.status];
    """
    assert own_lab.run(body) == [[2], "live"]


def test_what_asks_for_reels_comes_in_the_same_script_and_starts_nothing(own_lab, fake_python):
    body = f"""{PYTHON}
      const requests = await python.loadRequests();
      return [typeof requests, python.status, {LOADED}, backends.length];
    """
    assert own_lab.run(body) == ["function", "idle", 1, 0]


@pytest.mark.tolerates_trouble("the browser itself logs the file that is not there")
def test_a_script_that_does_not_come_is_a_failure_in_words_and_who_asks_is_told(own_lab):
    own_lab.page.route(SCRIPT, lambda route: route.fulfill(status=404, body="nothing is here"))
    body = f"""{PYTHON}
      const said = [await python.start().catch((error) => error.message), await python.ask({{}}).catch((error) => error.message)];
      said.push(await python.loadRequests().catch((error) => error.message));
      return [...said, python.status, python.reason, told];
    """
    missing = "interpreter.js could not be loaded (it is not there)"
    sentence = f"{missing}: if the site was changed meanwhile, reload this page"
    assert own_lab.run(body) == [sentence, sentence, sentence, "failed", sentence, ["starting", "failed"]]


def test_it_is_started_as_the_page_asks_for(own_lab, fake_python):
    body = f"""{PYTHON}
      python.interpreter = "pyscript";
      await python.start();
      return [pyscripts.length, backends.length, python.fallbackReason];
    """
    assert own_lab.run(body) == [1, 0, ""]
