"""features/curve/output-curve.js: which curve is shown, what Python is asked for it, and how its point is dragged."""

from __future__ import annotations

# A stage of its own: Python answers when the test lets it.
CURVE = """
  const { OutputCurve } = await import("/static/features/curve/output-curve.js");
  const { layoutOf } = await import("/static/core/layout.js");
  const stage = document.createElement("div");
  stage.style.cssText = "position: absolute; left: 0; top: 0; width: 800px; height: 500px";
  for (const place of ["left: 0; top: 0", "right: 0; top: 0", "left: 0; bottom: 0"]) {
    const mark = document.createElement("i");
    mark.className = "mark";
    mark.style.cssText = `position: absolute; width: 0; height: 0; ${place}`;
    stage.append(mark);
  }
  document.body.replaceChildren(stage);
  const settings = { name: "sine", layers: [1, 3, 1], output: "linear", activation: "tanh", temperature: 1, changes: [] };
  const onStage = {
    reel: { settings, source: "recorded" }, settings, status: "starting", trace: { inputs: [1] }, inputs: [1],
    labels: { inputs: ["x"], classes: ["sin x"], ranges: [[0, 4]] },
    layout: layoutOf({ layers: [1, 3, 1], widthPx: 800, heightPx: 500 }),
  };
  const asked = [], given_ = [], waiting = [], painted = [];
  const context = {
    onStage, events: new EventTarget(),
    backend: {
      documents: new Map([["sine", { document: { curve: { outputs: [0, 1, 0], truth: [0, 2, 0] } } }]]),
      ask: (request, endpoint) => (asked.push([endpoint, request]), new Promise((done) => waiting.push(done))),
    },
    showCurve: (paint) => painted.push(paint),
    setInput: (i, value) => given_.push([i, value]),
  };
  const shown = () => { const paint = painted.at(-1); paint?.(null, null, null, null); return lastDrawn; };
  let lastDrawn = null;
  const curve = new OutputCurve(stage, context, (pen, picture, palette, fonts, drawn) => (lastDrawn = drawn));
  const end = new AbortController();
  curve.listen(end.signal);
  const change = (what) => { Object.assign(onStage, what); context.events.dispatchEvent(new Event("numbers")); };
  const answer = async (values) => { waiting.shift()({ values: Float64Array.from(values) }); await helpers.turn(); };
  const box = () => stage.querySelector(".curve");
"""


def test_a_files_curve_is_there_before_python_whose_points_replace_it(own_lab):
    body = """
      const before = [asked.length, shown().curve.outputs];
      change({ status: "live" });
      change({});
      await answer([0, 3, 0]);
      return [before, asked, shown().curve, shown().ends];
    """
    before, asked, curve, ends = own_lab.run(CURVE + body)
    assert before == [0, [0, 1, 0]]
    ((endpoint, request),) = asked
    assert (endpoint, request["source"], request["range"]) == ("curve", {"kind": "stored", "name": "sine"}, [0, 4])
    assert curve == {"from": 0, "to": 4, "outputs": [0, 3, 0], "truth": [0, 2, 0]}
    assert ends == ["0.00", "4.00", "x"]


def test_another_weight_asks_again_and_an_answer_that_came_too_late_changes_nothing(own_lab):
    body = """
      change({ status: "live" });
      change({ reel: { settings: { ...settings, changes: [[0, 1, 0, 2]] }, source: "live" } });
      const options = asked.map(([, request]) => request.options.changes ?? null);
      await answer([7, 7, 7]);
      const late = shown().curve.outputs;
      await answer([5, 5, 5]);
      return [options, late, shown().curve.outputs];
    """
    assert own_lab.run(CURVE + body) == [[None, [[0, 1, 0, 2]]], [0, 1, 0], [5, 5, 5]]


def test_its_point_is_dragged_along_the_range_and_is_no_click(own_lab):
    body = """
      box().setPointerCapture = () => {};
      box().style.position = "absolute";
      let clicks = 0;
      stage.addEventListener("click", () => (clicks += 1));
      const { left, width, top } = box().getBoundingClientRect();
      const at = (type, part) => box().dispatchEvent(new PointerEvent(type, { clientX: left + part * width, clientY: top + 5, pointerId: 1, button: 0, isPrimary: true, bubbles: true }));
      at("pointermove", 0.9);
      at("pointerdown", 0.5); at("pointermove", 0.75); at("pointermove", 2); at("pointerup", 2); at("pointermove", 0.1);
      box().click();
      return [given_, clicks];
    """
    assert own_lab.run(CURVE + body) == [[[0, 2], [0, 3], [0, 4]], 0]


def test_it_says_in_words_what_it_shows_and_goes_with_its_network(own_lab):
    body = """
      const words = box().ariaLabel;
      change({ reel: { settings: { ...settings, layers: [2, 1] }, source: "live" } });
      return [words, box(), painted.at(-1)];
    """
    words, box, paint = own_lab.run(CURVE + body)
    assert (
        words
        == "Curve: sin x over x from 0.00 to 4.00, between 0.0000 and 1.0000. Dashed: what it should be. Now x is 1.00."
    )
    assert [box, paint] == [None, None]
