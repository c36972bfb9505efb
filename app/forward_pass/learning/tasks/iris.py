"""Iris: which of three species a flower is, from four lengths in centimetres.

Source: Fisher 1936, "The use of multiple measurements in taxonomic problems".
"""

import numpy as np

from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Task, split


def iris(table: str, seed: int = 0) -> Task:
    """Return the task.

    Parameters: table, a line for each flower after the first: four lengths and the number of its species, with commas.

    Example: the line 5.1,3.5,1.4,0.2,0 is a setosa.
    """
    rows = np.loadtxt(table.splitlines(), delimiter=",", skiprows=1)
    inputs, labels = rows[:, :4], rows[:, 4].astype(int)
    training, unseen = split(inputs, one_hot(labels, 3), 0.2, seed)
    return Task(
        title="Iris",
        about="Which species of iris is it? Measured on 150 flowers in the 1930s.",
        layers=(4, 8, 3),
        training=training,
        unseen=unseen,
        story=(3, 4, 7, 6, 9, 18, 0, 26),
        standardize=True,
        input_names=("sepal length", "sepal width", "petal length", "petal width"),
        units=("cm",) * 4,
        ranges=((4.0, 8.0), (2.0, 4.5), (1.0, 7.0), (0.0, 2.6)),
        classes=("setosa", "versicolor", "virginica"),
        epochs=60,
        batch=8,
    )
