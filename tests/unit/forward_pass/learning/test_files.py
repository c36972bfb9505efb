"""files.py: a trained network goes out as a network file or as safetensors."""

from __future__ import annotations

import base64
import json

import pytest

from forward_pass.errors import WireError
from forward_pass.learning.files import IN_THE_PAGE, answer_file, written
from forward_pass.learning.run import TrainingRun

RUN = TrainingRun("xor", seed=3)


def asked(**request: object) -> dict[str, str]:
    header, values = answer_file(json.dumps({"run": RUN.to_dict(), "step": 5} | request))
    assert values is None
    answer: dict[str, str] = json.loads(header)
    return answer


@pytest.mark.parametrize("suffix", IN_THE_PAGE)
def test_the_page_gets_what_the_command_writes(suffix):
    answer = asked(format=suffix)
    assert answer["name"] == f"xor-5{suffix}"
    assert base64.b64decode(answer["data"]) == written(RUN, 5, suffix)


def test_the_network_file_is_the_network_of_the_step():
    assert json.loads(written(RUN, 5, ".json"))["format"] == "forward-pass-network"
    assert written(RUN, 5, ".safetensors") != written(RUN, 6, ".safetensors")


def test_another_format_is_refused_with_those_that_there_are():
    with pytest.raises(WireError, match=r"format must be one of \.json, \.safetensors; got \.h5"):
        asked(format=".h5")
