"""The page's first reel."""

from __future__ import annotations

import json

import pytest

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.page import EMBED, INDEX, inline_reel, page_with_reel


def test_no_reel_can_end_its_script_element_early():
    inline = inline_reel(json.dumps({"text": "</script><!--"}) + "\n")
    assert inline.count("<") == 2
    inside = inline.removeprefix('<script type="application/json">').removesuffix("</script>")
    assert json.loads(inside) == {"text": "</script><!--"}
    assert "\n" not in inline


@pytest.mark.parametrize("name", [INDEX, EMBED])
@pytest.mark.parametrize("page", ["<p>no marker", "<!-- reel --><!-- reel -->"])
def test_a_page_without_exactly_one_marker_is_refused(tmp_path, name, page):
    (tmp_path / name).write_text(page)
    with pytest.raises(SiteError, match=f"{name} must hold <!-- reel --> exactly once"):
        page_with_reel(Checkout(tmp_path), name)
