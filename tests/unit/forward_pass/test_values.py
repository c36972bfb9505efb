"""The core's dataclasses are values: they cannot be changed, and take no other attributes."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil

import forward_pass

# Only a page can import it.
OF_THE_PAGE = "forward_pass.learning.page_kernel"
CLASSES = {
    found
    for module in pkgutil.walk_packages(forward_pass.__path__, "forward_pass.")
    if not module.name.endswith("__main__") and module.name != OF_THE_PAGE
    for found in vars(importlib.import_module(module.name)).values()
    if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__.startswith("forward_pass.")
}

# The watch records what happens in a running program; the others gather a network while a file or a model is read.
CHANGING = {"Watch", "_Layer", "_Walk"}


def test_every_dataclass_of_the_core_is_frozen_except_what_is_filled_step_by_step():
    assert len(CLASSES) > 5
    assert {found.__name__ for found in CLASSES if not found.__dataclass_params__.frozen} == CHANGING


def test_no_dataclass_of_the_core_takes_other_attributes():
    assert {found.__name__ for found in CLASSES if "__slots__" not in vars(found)} == set()
