"""drawing.py: weights and biases from a seed; what is kept, and what is new, where a network is resized."""

import math
from itertools import pairwise

import numpy as np
import pytest

from forward_pass import Drawn
from forward_pass.drawing import decimals_for, resized_parameters, rounded, usual_sizes, weight_sigma

DEFAULT = (5, 7, 6, 2)


def test_the_scale_of_an_initialization_is_worked_by_hand() -> None:
    assert weight_sigma("he", 8, 3) == 0.5
    assert weight_sigma("glorot", 5, 3) == 0.5


@pytest.mark.parametrize(
    ("sigma", "decimals"), [(1.41, 2), (0.63, 2), (0.25, 2), (0.24, 3), (0.125, 3), (0.1, 3), (0.0505, 4)]
)
def test_wide_layers_keep_three_digits_of_their_scale(sigma: float, decimals: int) -> None:
    assert decimals_for(sigma) == decimals


def test_rounding_leaves_no_negative_zero() -> None:
    values = rounded(np.array([-0.004, 0.126, -0.126]), 2)
    assert values.tolist() == [0.0, 0.13, -0.13]
    assert math.copysign(1.0, values[0]) == 1.0


@pytest.mark.parametrize(
    "layers",
    [(5, 8, 6, 2), (5, 7, 9, 2), (9, 7, 6, 2), (5, 7, 6, 5), (5, 3, 6, 2), (2, 7, 4, 1), (6, 8, 7, 3), (40, 50, 3, 9)],
)
def test_what_survives_a_resize_keeps_its_weights_and_biases(layers: tuple[int, ...]) -> None:
    before, after = Drawn(seed=7).model(), Drawn(layers=layers, seed=7, original=DEFAULT).model()
    assert after.layers == layers
    for W, b, new_W, new_b in zip(before.weights, before.biases, after.weights, after.biases, strict=True):
        n_out, n_in = (min(*sizes) for sizes in zip(W.shape, new_W.shape, strict=True))
        assert (new_W[:n_out, :n_in] == W[:n_out, :n_in]).all()
        assert (new_b[:n_out] == b[:n_out]).all()


def test_one_more_neuron_changes_no_weight_of_those_that_were_added_before() -> None:
    steps = [DEFAULT, (5, 8, 6, 2), (5, 9, 6, 2), (5, 9, 7, 2), (6, 9, 7, 2), (6, 9, 7, 3), (6, 12, 20, 3)]
    models = [Drawn(layers=layers, original=DEFAULT).model() for layers in steps]
    for before, after in pairwise(models):
        for W, b, new_W, new_b in zip(before.weights, before.biases, after.weights, after.biases, strict=True):
            assert (new_W[: len(W), : W.shape[1]] == W).all()
            assert (new_b[: len(b)] == b).all()


def test_an_added_layer_stands_before_the_outputs_and_what_leads_to_them_is_new() -> None:
    before, after = Drawn().model(), Drawn(layers=(5, 7, 6, 4, 2), original=DEFAULT).model()
    assert all((after.weights[layer] == before.weights[layer]).all() for layer in (0, 1))
    assert not (after.weights[3] == before.weights[2][:, :4]).any()


def test_a_removed_layer_leaves_the_layers_before_it() -> None:
    before, after = Drawn().model(), Drawn(layers=(5, 7, 2), original=DEFAULT).model()
    assert (after.weights[0] == before.weights[0]).all()
    assert after.weights[1].shape == (2, 7)


def test_new_weights_scatter_as_those_beside_them_and_new_biases_are_centred() -> None:
    new, noise = [], []
    for seed in range(100):
        weights, biases = resized_parameters(seed, (5, 14, 6, 2), DEFAULT, "he")
        new.append(weights[0][7:])
        noise.append(biases[0][7:] + 0.5 * weights[0][7:].sum(axis=-1))
    assert np.concatenate(new).std() == pytest.approx(math.sqrt(2 / 5), rel=0.05)
    assert np.concatenate(noise).std() == pytest.approx(0.1, rel=0.1)
    assert (np.round(np.concatenate(new), 2) == np.concatenate(new)).all()


def test_a_resized_network_is_the_same_on_every_platform() -> None:
    network = Drawn(layers=(5, 8, 6, 2), seed=7, original=DEFAULT).model()
    assert network.weights[0][7].tolist() == [-0.12, 0.79, -0.98, -1.04, 0.64]
    assert network.biases[0].tolist()[7:] == [0.28]


@pytest.mark.parametrize(
    ("original", "n_layers", "usual"),
    [
        ((5, 7, 6, 2), 4, [5, 7, 6, 2]),
        ((5, 7, 6, 2), 6, [5, 7, 6, 6, 6, 2]),
        ((5, 7, 6, 2), 3, [5, 7, 2]),
        ((5, 7, 6, 2), 2, [5, 2]),
        ((5, 2), 3, [5, 5, 2]),
    ],
)
def test_an_added_layer_usually_has_as_many_neurons_as_the_last(
    original: tuple[int, ...], n_layers: int, usual: list[int]
) -> None:
    assert usual_sizes(original, n_layers) == usual
