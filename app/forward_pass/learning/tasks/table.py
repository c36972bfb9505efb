"""A reader's own table: the last column is what is learned, a class or a number, from the columns before it."""

import numpy as np

from forward_pass.learning.loss import one_hot
from forward_pass.learning.table import Table, read_table
from forward_pass.learning.task import Task, split

UNSEEN_SHARE = 0.25


def table(name: str, data: bytes, seed: int = 0) -> Task:
    """Return the task of a table; the name is that of its data.

    Raises: TableError, one sentence, for a table from which nothing can be learned.

    Example: of the lines 5.1,3.5,a and 4.9,3.0,b there are two inputs and the classes a and b.
    """
    return task_of(read_table(data, seed), seed)


def task_of(read: Table, seed: int) -> Task:
    """Return the task of a table that was read."""
    n_inputs = read.inputs.shape[1]
    targets = read.targets if read.classes is None else one_hot(read.targets[:, 0].astype(np.int64), len(read.classes))
    training, unseen = split(read.inputs, targets, UNSEEN_SHARE, seed)
    if not len(unseen):
        # All rows that were held back are like others: they judge how well it knows what it has seen.
        unseen = training
    lowest, highest = read.inputs.min(axis=0), read.inputs.max(axis=0)
    highest = np.where(highest > lowest, highest, lowest + 1)
    last = read.names[-1]
    return Task(
        title="Your table",
        about=f"{last}, learned from {n_inputs} {'column' if n_inputs == 1 else 'columns'} of your table.",
        layers=(n_inputs, 8, targets.shape[1]),
        training=training,
        unseen=unseen,
        story=tuple(range(min(8, len(unseen)))),
        output="linear" if read.classes is None else "softmax",
        standardize=True,
        input_names=read.names[:-1],
        ranges=tuple(zip(lowest.tolist(), highest.tolist(), strict=True)),
        classes=(last,) if read.classes is None else read.classes,
    )
