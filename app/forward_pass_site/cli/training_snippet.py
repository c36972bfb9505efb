"""Snippets of a training: what an author pastes to show a network that learns, `mode="train" task="moons"`."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from forward_pass import Drawn, RunOptions
from forward_pass.errors import SettingError
from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.run import TrainingRun
from forward_pass.settings import check, layers_text
from forward_pass_site.cli.attributes import written
from forward_pass_site.cli.options import ChosenNetwork
from forward_pass_site.cli.snippet import DATA, Embedding
from forward_pass_site.cli.training import SETTINGS as OF_RUN
from forward_pass_site.cli.training import give_measured_data
from forward_pass_site.errors import SiteError
from forward_pass_site.record.usual_trainings import shortest_run

# Of a run, the settings that are attributes of the same names.
ATTRIBUTES = (
    *("task", "layers", "activation", "seed"),
    *("optimizer", "batch", "noise", "learning_rate", "weight_decay"),
)
# All that this command may choose of a run, as `train` reads it; the seed of the data has no option here.
SETTINGS: dict[str, Any] = {"task": str} | {name: kind for name, kind in OF_RUN.items() if name != "data_seed"}


@dataclass(frozen=True, slots=True)
class ChosenTraining:
    """The step of a training that a command is about.

    run   what is trained, and how
    step  after which step its network is shown; 0 for its beginning

    Example: ChosenTraining(TrainingRun("moons"), 340).name() is "moons@340"
    """

    run: TrainingRun
    step: int

    def attributes(self) -> dict[str, str]:
        """Return what an author writes: single attributes where they can say all, else the run as JSON."""
        chosen = shortest_run(self.run)
        if set(chosen) <= set(ATTRIBUTES):
            said = {name.replace("_", "-"): _text(chosen[name]) for name in ATTRIBUTES if name in chosen}
        else:
            said = {"run": _json(chosen)}
        return {"mode": "train", **said, **({"step": str(self.step)} if self.step else {})}

    def name(self) -> str:
        """Return what the fragment of a link says."""
        chosen = shortest_run(self.run)
        return f"{self.run.task if len(chosen) == 1 else _json(chosen)}@{self.step}"


# What stands where an embedding has its network: a training says its own.
NO_NETWORK = ChosenNetwork(Drawn(), RunOptions(), 0)
# What encodeURIComponent leaves as it is.
UNQUOTED = "!~*'()"


@dataclass(frozen=True, slots=True)
class TrainingEmbedding(Embedding):
    """A training on an author's page, in place of a network.

    Example: with training=ChosenTraining(TrainingRun("xor"), 20) its link ends with "#v=1&train=xor%4020"
    """

    network: ChosenNetwork = NO_NETWORK
    training: ChosenTraining = ChosenTraining(TrainingRun(), 0)

    def all_attributes(self) -> dict[str, str]:
        """Return the training's attributes, and the others that differ from their defaults."""
        return {**self.training.attributes(), **self.attributes}

    def link(self) -> str:
        """Return the address of our own page with this training."""
        query = urlencode({name: text for name, text in self.attributes.items() if name != "reel"}, safe="*")
        fragment = f"v=1&train={quote(self.training.name(), safe=UNQUOTED)}"
        return f"{self._folder()}{'?' if query else ''}{query.replace('~', '%7E')}#{fragment}"

    def _title(self) -> str:
        return self._words("title", layers_text(self.training.run.sizes), "after")

    def _description(self) -> str:
        return self._words("words", ", ".join(map(str, self.training.run.sizes)), "trained")

    def _link_text(self) -> str:
        text: str = DATA["training"]["linkText"]
        return text

    def _own_picture(self) -> str:
        return ""

    def _words(self, name: str, layers: str, part: str) -> str:
        step = self.training.step
        steps = "1 step" if step == 1 else f"{step} steps"
        ending = DATA["training"][part].format(step=step, steps=steps) if step else ""
        words: str = DATA["training"][name].format(
            title=self.training.run.problem().title, layers=layers, **{part: ending}
        )
        return words


def chosen_training(chosen: argparse.Namespace) -> ChosenTraining:
    """Return the training that is named; what was not given is as its task has it.

    Raises: SiteError with the sentence of a setting that may not be chosen, and for what no training has.
    """
    for name in ("original", "src"):
        if getattr(chosen, name) is not None:
            raise SiteError(f"{name} must be left out with --mode train")
    if chosen.reel is not None and chosen.task is None:
        raise SiteError("task must be given with --reel and --mode train: the one that was recorded")
    if chosen.sample != "0":
        raise SiteError("sample must be left out with --mode train: a training begins with its first example")
    try:
        given = {name: _read(name, text) for name in SETTINGS if (text := getattr(chosen, name)) is not None}
        give_measured_data(str(given.get("task", "moons")))
        step = check("step", _read("step", chosen.step or "0"), LEARNING_LIMITS)
        return ChosenTraining(TrainingRun(**given), step)
    except SettingError as error:
        raise SiteError(str(error)) from error


def refuse_alone(chosen: argparse.Namespace) -> None:
    """Raise SiteError for what only a training has, where none is asked for."""
    for name in ("task", "step", "optimizer", "batch", "noise", "learning_rate", "weight_decay"):
        if getattr(chosen, name) is not None:
            option = name.replace("_", "-")
            raise SiteError(f"{option} must stand beside --mode train; got --{option} {getattr(chosen, name)} alone")


def _read(name: str, text: str) -> Any:
    """Return the value of a text; what is no number is refused with the sentence of its setting."""
    kind = SETTINGS.get(name, int)
    try:
        return kind(text.strip())
    except ValueError:
        raise SettingError(name, LEARNING_LIMITS[name]["expectation"], text) from None


def _text(value: object) -> str:
    return "-".join(map(str, value)) if isinstance(value, list) else written(value)


def _json(chosen: dict[str, object]) -> str:
    return json.dumps(chosen, separators=(",", ":"))
