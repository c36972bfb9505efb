"""page-background.js: the ground of the page is looked at when it may have changed, and not more often than it is shown."""

from __future__ import annotations

GROUND = """
  const { PageBackground } = await import("/static/features/theme/page-background.js");
  document.body.innerHTML = '<main style="background: white"><div></div></main>';
  const [main] = document.body.children;
  const root = main.firstChild.attachShadow({ mode: "open" });
  let refreshes = 0;
  const connection = new AbortController();
  new PageBackground({ root }, { theme: { refresh: () => (refreshes += 1) } }).listen(connection.signal);
  let looks = 0;
  const compute = globalThis.getComputedStyle;
  globalThis.getComputedStyle = (element) => ((looks += element === main), compute(element));
"""


def test_however_many_attributes_are_written_at_once_the_ground_is_looked_at_once(own_lab):
    body = """
      for (let k = 0; k < 50; k++) {
        main.dataset.k = k;
        await Promise.resolve();
      }
      main.style.background = "black";
      await helpers.when(() => refreshes, "the dark ground is seen");
      globalThis.getComputedStyle = compute;
      return [looks, refreshes];
    """
    assert own_lab.run(GROUND + body) == [1, 1]


def test_what_waits_is_given_up_with_the_connection(own_lab):
    body = """
      main.style.background = "black";
      await Promise.resolve();
      connection.abort();
      await new Promise((resolve) => setTimeout(resolve, 20));
      globalThis.getComputedStyle = compute;
      return [looks, refreshes];
    """
    assert own_lab.run(GROUND + body) == [0, 0]
