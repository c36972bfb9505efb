"""Stamps: a step is repeated only when its inputs changed."""

from __future__ import annotations

import pytest

from forward_pass_site.stamp import Stamp


def test_a_stamp_is_current_for_the_inputs_it_was_written_for(tmp_path):
    stamp = Stamp.of(tmp_path / "deep" / ".stamp", [b"one", b"two"])
    assert not stamp.is_current()
    stamp.write()
    assert Stamp.of(stamp.path, [b"one", b"two"]).is_current()


@pytest.mark.parametrize("inputs", [[b"one"], [b"onetwo"], [b"on", b"etwo"], [b"two", b"one"]])
def test_other_inputs_need_another_run(tmp_path, inputs):
    Stamp.of(tmp_path / ".stamp", [b"one", b"two"]).write()
    assert not Stamp.of(tmp_path / ".stamp", inputs).is_current()
