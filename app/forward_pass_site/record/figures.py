"""The article's figures: networks that show what its later sections speak of, painted when the site is built."""

from __future__ import annotations

import json
from dataclasses import dataclass

from forward_pass import Drawn, Reel, RunOptions, record, to_json
from forward_pass_site.record.painter import Look

WIDE = Look(960, 470)
SMALL = Look(320, 250)
# Section 4: the weight on the edge that counts most towards the answer, moved by a small step.
STEP = (2, 0, 2, 0.9)
# Section 5: inputs ten times as large as any that the network is made for.
FAR = 10.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its file's name, what is painted, and how."""

    name: str
    reel: Reel
    look: Look

    def request(self) -> tuple[object, Look]:
        """Return what the painter is asked for."""
        return json.loads(to_json(self.reel)), self.look


def figures() -> list[Figure]:
    """Return the article's figures in their order."""
    landing = Drawn()
    plain = record(landing, [0])
    temperature = RunOptions().temperature
    far = [round(FAR * float(value), 2) for value in plain.traces[0].inputs]
    return [
        Figure("figure-step.svg", record(landing, [0], RunOptions(changes=(STEP,)), compare=temperature), WIDE),
        Figure("figure-far.svg", record(landing, [0], inputs=far, compare=temperature), WIDE),
        Figure("figure-1958.svg", record(Drawn(layers=(5, 1), seed=4, output="sigmoid"), [0]), SMALL),
        Figure("figure-1986.svg", record(Drawn(layers=(5, 6, 2), seed=4), [0]), SMALL),
        Figure("figure-2012.svg", record(Drawn(layers=(5, 8, 8, 8, 8, 8, 4), seed=4), [0]), SMALL),
    ]
