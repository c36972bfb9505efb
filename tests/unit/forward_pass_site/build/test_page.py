"""The page's first reel."""

from __future__ import annotations

import json

import pytest

from forward_pass_site.build.page import inline_reel, page_as_served
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.resource import EMBED, INDEX


def test_no_reel_can_end_its_script_element_early():
    inline = inline_reel(json.dumps({"text": "</script><!--"}) + "\n")
    assert inline.count("<") == 2
    inside = inline.removeprefix('<script type="application/json" data-recorded>').removesuffix("</script>")
    assert json.loads(inside) == {"text": "</script><!--"}
    assert "\n" not in inline


@pytest.mark.parametrize("name", [INDEX, EMBED])
@pytest.mark.parametrize(("marker", "again"), [("reel", 0), ("reel", 2), ("picture", 0), ("cards", 2)])
def test_a_page_without_exactly_one_of_each_marker_is_refused(checkout, tmp_path, name, marker, again):
    page = (checkout.root / name).read_text("utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "recorded").symlink_to(checkout.recorded)
    (tmp_path / name).write_text(page.replace(f"<!-- {marker} -->", f"<!-- {marker} -->" * again))
    with pytest.raises(SiteError, match=f"{name} must hold <!-- {marker} --> exactly once; got it {again} times"):
        page_as_served(Checkout(tmp_path), name)
