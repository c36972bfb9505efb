"""What the core hands around is a value: nobody can change it or hang something else on it."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil

import forward_pass

CLASSES = {
    found
    for module in pkgutil.walk_packages(forward_pass.__path__, "forward_pass.")
    if not module.name.endswith("__main__")
    for found in vars(importlib.import_module(module.name)).values()
    if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__.startswith("forward_pass.")
}

# It listens to a running program and writes down what it hears.
CHANGING = {"Watch"}


def test_every_dataclass_of_the_core_is_frozen_but_for_the_one_that_listens():
    assert len(CLASSES) > 5
    assert {found.__name__ for found in CLASSES if not found.__dataclass_params__.frozen} == CHANGING


def test_no_dataclass_of_the_core_has_room_for_more():
    assert {found.__name__ for found in CLASSES if "__slots__" not in vars(found)} == set()
