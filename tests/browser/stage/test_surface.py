"""surface.js: a canvas whose pixels are the screen's."""

from __future__ import annotations

import pytest

SURFACE = """
  const { Surface } = await import("/static/stage/surface.js");
  const canvas = document.createElement("canvas");
  const surface = new Surface(canvas);
  const PLAIN = { scales: [1, 1], box: null };
"""


@pytest.fixture(params=[1, 1.25, 2, 3])
def context_options(request):
    return {"device_scale_factor": request.param}


def test_the_backing_store_has_the_pixels_of_the_screen(own_lab, context_options):
    ratio = context_options["device_scale_factor"]
    body = SURFACE + "return [surface.resize(701, 333, PLAIN), canvas.width, canvas.height];"
    changed, width, height = own_lab.run(body)
    assert changed is True
    assert width == pytest.approx(701 * ratio, abs=0.5)
    assert height == pytest.approx(333 * ratio, abs=0.5)


def test_one_unit_is_one_css_pixel_at_any_ratio(own_lab):
    body = (
        SURFACE
        + """
      surface.resize(200, 100, PLAIN);
      surface.clear();
      surface.context.fillRect(20, 10, 40, 30);
      const [inside, outside] = [[[22, 12], [57, 37]], [[17, 12], [63, 37], [22, 7], [22, 43]]];
      return [inside, outside].map((points) => points.map(([x, y]) => helpers.pixel(canvas, x, y).alpha));
    """
    )
    assert own_lab.run(body) == [[1, 1], [0, 0, 0, 0]]


def test_the_same_size_again_changes_nothing_and_keeps_what_is_painted(own_lab):
    body = (
        SURFACE
        + """
      surface.resize(200, 100, PLAIN);
      surface.context.fillRect(0, 0, 10, 10);
      return [surface.resize(200, 100, PLAIN), helpers.pixel(canvas, 1, 1).alpha, surface.resize(201, 100, PLAIN), helpers.pixel(canvas, 1, 1).alpha];
    """
    )
    assert own_lab.run(body) == [False, 1, True, 0]


def test_clearing_leaves_nothing_of_what_was_painted_or_set(own_lab):
    body = (
        SURFACE
        + """
      surface.resize(200, 100, PLAIN);
      const { context } = surface;
      context.setTransform(3, 0, 0, 3, 50, 50);
      context.fillRect(0, 0, 100, 100);
      Object.assign(context, { globalAlpha: 0.2, globalCompositeOperation: "lighter" });
      context.setLineDash([4, 4]);
      surface.clear();
      const painted = context.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value);
      return [painted, context.globalAlpha, context.globalCompositeOperation, context.getLineDash(), context.getTransform().a, context.getTransform().e];
    """
    )
    painted, alpha, mode, dash, scale, shift = own_lab.run(body)
    assert (painted, alpha, mode, dash, shift) == (False, 1, "source-over", [], 0)
    assert scale == pytest.approx(own_lab.run("return devicePixelRatio"))


def test_what_the_page_enlarges_is_drawn_with_the_pixels_it_is_shown_with(own_lab, context_options):
    ratio = context_options["device_scale_factor"]
    body = (
        SURFACE + "surface.resize(300, 200, { scales: [1.5, 1.5], box: null }); return [canvas.width, canvas.height];"
    )
    assert own_lab.run(body) == pytest.approx([450 * ratio, 300 * ratio], abs=0.5)


def test_what_the_page_shrinks_is_not_drawn_coarser(own_lab, context_options):
    ratio = context_options["device_scale_factor"]
    body = (
        SURFACE + "surface.resize(300, 200, { scales: [0.01, 0.5], box: null }); return [canvas.width, canvas.height];"
    )
    assert own_lab.run(body) == pytest.approx([300 * ratio, 200 * ratio], abs=0.5)


def test_the_browsers_own_count_of_pixels_is_kept_and_one_unit_is_still_one_css_pixel(own_lab, context_options):
    ratio = context_options["device_scale_factor"]
    counted = {"inlineSize": round(601.6 * ratio) - 1, "blockSize": round(200.4 * ratio) - 1}
    body = (
        SURFACE
        + """
      surface.resize(602, 200, { scales: [0.9993, 1.002], box: given });
      surface.clear();
      const { a, d } = surface.context.getTransform();
      return [canvas.width, canvas.height, a * 602, d * 200];
    """
    )
    assert own_lab.run(body, counted) == pytest.approx([*counted.values()] * 2)


def test_a_huge_stage_stays_below_what_browsers_refuse_and_keeps_its_shape(own_lab):
    for size in [(9000, 100), (100, 9000), (6000, 4000), (9000, 9000)]:
        body = SURFACE + "surface.resize(...given, PLAIN); return [canvas.width, canvas.height];"
        width, height = own_lab.run(body, size)
        assert max(width, height) <= 8192
        assert width * height <= 2**24
        assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_stage_without_size_keeps_one_pixel(own_lab):
    assert own_lab.run(SURFACE + "surface.resize(0, 0, PLAIN); return [canvas.width, canvas.height];") == [1, 1]
