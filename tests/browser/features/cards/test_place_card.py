"""place-card.js: beside what is explained, never over it, never outside the viewport."""

from __future__ import annotations

RANDOM = """
  const { placeCard, overlap } = await import("/static/features/cards/place-card.js");
  const random = helpers.random(11);
  const between = (low, high) => low + random() * (high - low);
  const box = (most) => ({ x: between(-100, 2000), y: between(-100, 1200), width: between(1, most), height: between(1, most) });
  const cases = Array.from({ length: 4000 }, () => ({
    target: box(260),
    card: { width: between(200, 500), height: between(120, 700) },
    viewport: { width: between(280, 2000), height: between(300, 1200) },
    avoid: Array.from({ length: Math.floor(random() * 3) }, () => box(600)),
  }));
  const placed = cases.map((given) => ({ given, place: placeCard(given) }));
"""


def test_a_card_never_covers_its_target_and_never_leaves_the_viewport(lab):
    body = (
        RANDOM
        + """
      const wrong = placed.filter(({ given: { target, card, viewport }, place }) => place && (
        overlap({ ...place, ...card }, target) > 0 ||
        place.x < 0 || place.y < 0 || place.x + card.width > viewport.width || place.y + card.height > viewport.height));
      return [wrong.slice(0, 3), placed.filter(({ place }) => place).length];
    """
    )
    wrong, found = lab.run(body)
    assert wrong == []
    assert found > 1000


def test_it_is_a_sheet_only_where_no_side_has_room_or_the_viewport_is_narrow(lab):
    body = (
        RANDOM
        + """
      const room = ({ target: { x, y, width, height }, card, viewport }) => {
        const fits = card.width + 16 <= viewport.width && card.height + 16 <= viewport.height;
        const beside = [viewport.width - x - width, x].some((free, k) => free >= card.width + 22.5 &&
          (k ? x <= viewport.width : x + width >= 0));
        const over = [viewport.height - y - height, y].some((free, k) => free >= card.height + 22.5 &&
          (k ? y <= viewport.height : y + height >= 0));
        return fits && (beside || over);
      };
      const inside = ({ target: { x, y, width, height }, viewport }) =>
        x >= 0 && y >= 0 && x + width <= viewport.width && y + height <= viewport.height;
      return placed.filter(({ given, place }) => inside(given) && given.viewport.width >= 600 && room(given) !== (place !== null)
        && given.avoid.length === 0).slice(0, 3);
    """
    )
    assert lab.run(body) == []


def test_on_a_narrow_viewport_it_is_always_a_sheet(lab):
    given = {
        "target": {"x": 10, "y": 10, "width": 9, "height": 9},
        "card": {"width": 90, "height": 90},
        "viewport": {"width": 599, "height": 900},
    }
    assert lab.call("features/cards/place-card", "placeCard", given) is None


def test_it_prefers_the_right_unless_that_covers_what_had_better_be_seen(lab):
    target = {"x": 400, "y": 300, "width": 50, "height": 50}
    given = {"target": target, "card": {"width": 300, "height": 200}, "viewport": {"width": 1200, "height": 800}}
    right = lab.call("features/cards/place-card", "placeCard", given)
    assert right == {"side": "right", "x": 464, "y": 225}
    kept = [{"x": 450, "y": 200, "width": 300, "height": 300}]
    assert lab.call("features/cards/place-card", "placeCard", given | {"avoid": kept})["side"] == "left"


def test_it_stands_beyond_what_leads_to_the_target_where_it_would_cover_that(lab):
    path = {"x": 500, "y": 0, "width": 400, "height": 800}
    given = {
        "target": {"x": 850, "y": 300, "width": 200, "height": 60},
        "card": {"width": 400, "height": 500},
        "viewport": {"width": 1200, "height": 800},
        "avoid": [path],
    }
    place = lab.call("features/cards/place-card", "placeCard", given)
    assert place["x"] + 400 < path["x"]


def test_it_leaves_both_ends_of_a_sloping_edge_in_sight_where_there_is_room_below_or_above(lab):
    given = {"card": {"width": 336, "height": 250}, "viewport": {"width": 1280, "height": 800}}
    for top, side in ((170, "below"), (480, "above")):
        path = {"x": 94, "y": top, "width": 348, "height": 140}
        target = {"x": 258, "y": top + 60, "width": 20, "height": 20}
        place = lab.call(
            "features/cards/place-card", "placeCard", given | {"target": target, "avoid": [path], "whole": path}
        )
        assert place["side"] == side
        assert lab.call("features/cards/place-card", "overlap", place | given["card"], path) == 0


def test_it_goes_far_off_only_where_it_would_cover_much_beside_its_target(lab):
    path = {"x": 438, "y": 60, "width": 115, "height": 240}
    given = {
        "target": {"x": 553, "y": 156, "width": 17, "height": 17},
        "card": {"width": 307, "height": 320},
        "viewport": {"width": 1280, "height": 900},
    }
    for height, side in ((51, "right"), (300, "left")):
        outputs = {"x": 791, "y": 40, "width": 105, "height": height}
        place = lab.call("features/cards/place-card", "placeCard", given | {"avoid": [path, outputs]})
        assert place["side"] == side
