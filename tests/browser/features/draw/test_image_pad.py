"""features/draw/image-pad.js: the image on the stage is drawn on, and its pixels can be clicked as before."""

from __future__ import annotations

PAD = """
  const { ImagePad } = await import("/static/features/draw/image-pad.js");
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
  const labels = { inputs: [], classes: [], shape: [8, 8] };
  const own = new Float64Array(64);
  const onStage = {
    labels, status: "live", trace: { inputs: own, drawnInputs: true }, inputs: own,
    layout: layoutOf({ layers: [64, 10], widthPx: 800, heightPx: 500, shape: [8, 8] }),
  };
  const asked = [], set = [], moments = [], waiting = [];
  let opened = 0, clicks = 0;
  stage.addEventListener("click", () => (clicks += 1));
  const context = {
    onStage, events: new EventTarget(), hover: () => {}, run: (work) => work(),
    set paused(paused) { moments.push(paused); },
    seek: (timeMs) => moments.push(timeMs),
    backend: { ask: (request, endpoint) => (asked.push([endpoint, request.points]), new Promise((done) => waiting.push(done))) },
    setInputs: (inputs) => void set.push(inputs),
  };
  new ImagePad(stage, context, () => (opened += 1)).listen(new AbortController().signal);
  const sheet = () => stage.querySelector(".sketch");
  const button = () => stage.querySelector(".draws");
  sheet().style.position = "absolute";
  const { left, top, width } = sheet().getBoundingClientRect();
  sheet().setPointerCapture = () => {};
  const at = (type, x, y) => sheet().dispatchEvent(new PointerEvent(type, { clientX: left + x * width, clientY: top + y * width, pointerId: 1, button: 0, bubbles: true }));
  const click = () => sheet().dispatchEvent(new MouseEvent("click", { bubbles: true }));
  const answer = async (inputs) => { waiting.shift()({ header: { inputs } }); await helpers.turn(); };
"""


def test_a_drag_draws_where_it_began_and_python_answers_at_the_end_of_the_pass(own_lab):
    body = """
      at("pointerdown", 0.25, 0.25); at("pointermove", 0.25, 0.75); at("pointerup", 0.25, 0.75); click();
      const [[endpoint, [line]]] = asked;
      await answer([1, 2]);
      return [endpoint, line.map((point) => point.map((value) => +value.toFixed(3))), set, moments, clicks, button().textContent];
    """
    endpoint, line, inputs, moments, clicks, words = own_lab.run(PAD + body)
    assert (endpoint, line, inputs) == ("stroke", [[0.25, 0.25]], [[1, 2]])
    assert moments[0] is True
    assert len(moments) == 2
    assert (clicks, words) == (0, "Clear")


def test_a_click_is_one_on_a_pixel_and_draws_nothing(own_lab):
    body = "at('pointerdown', 0.2, 0.2); at('pointermove', 0.205, 0.2); at('pointerup', 0.205, 0.2); click(); return [asked, clicks];"
    assert own_lab.run(PAD + body) == [[], 1]


def test_the_button_leads_to_the_pad_that_takes_keys_and_clears_what_is_drawn(own_lab):
    body = """
      button().click();
      at("pointerdown", 0.2, 0.2); at("pointermove", 0.5, 0.5); at("pointerup", 0.5, 0.5);
      const drawn = sheet().querySelector("path").getAttribute("d") !== "";
      button().click();
      return [opened, drawn, sheet().querySelector("path").getAttribute("d"), set, button().textContent];
    """
    assert own_lab.run(PAD + body) == [1, True, "", [None], "✎ Draw here"]


def test_another_sample_ends_the_drawing_and_another_network_removes_the_pad(own_lab):
    body = """
      at("pointerdown", 0.2, 0.2); at("pointermove", 0.5, 0.5); at("pointerup", 0.5, 0.5);
      await answer([1]); await answer([1]);
      const show = (what) => { Object.assign(onStage, what); context.events.dispatchEvent(new Event("numbers")); };
      show({ inputs: [1] });
      const kept = button().textContent;
      show({ inputs: own });
      const words = button().textContent;
      show({ labels: { ...labels, shape: [] } });
      return [kept, words, sheet(), button()];
    """
    assert own_lab.run(PAD + body) == ["Clear", "✎ Draw here", None, None]
