"""at.js: a value out of a list."""

from __future__ import annotations


def test_it_gives_the_value_at_an_index_and_nothing_where_there_is_no_list(lab):
    body = """
      const { at } = await import("/static/core/at.js");
      return [at(Float64Array.of(0.5, 2), 1), at(["a"], 0), at(undefined, 0) === undefined];
    """
    assert lab.run(body) == [2, "a", True]
