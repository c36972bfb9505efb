"""times.js: lists by counting."""

from __future__ import annotations


def test_a_list_holds_what_the_function_makes_of_each_number(lab):
    made = """const { times } = await import("/static/core/times.js");
        return [times(3, (k) => 2 * k), times(0, (k) => k)];"""
    assert lab.run(made) == [[0, 2, 4], []]


def test_the_values_of_what_has_a_length_become_a_list_of_their_own(lab):
    made = """const { listOf } = await import("/static/core/times.js");
        const values = Float64Array.of(1, 2), list = listOf(values);
        values[0] = 5;
        return [Array.isArray(list), list];"""
    assert lab.run(made) == [True, [1, 2]]
