"""Training in PyTorch, float64: the losses, first gradients and last weights of short runs that begin as ours do."""

import json

import torch
from answers import FOLDER
from torch import nn

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import Trainer

STEPS = 20
RUNS = [
    TrainingRun("moons", layers=(2, 5, 4, 2), activation="relu,tanh", temperature=0.65, weight_decay=0.01),
    TrainingRun("xor", output="sigmoid", activation="elu", optimizer="momentum", learning_rate=0.1, weight_decay=0.1),
    TrainingRun("curve", layers=(1, 6, 5, 1), activation="gelu,silu", optimizer="sgd", learning_rate=0.05),
    TrainingRun("curve", layers=(1, 4, 4, 4, 1), activation="leaky_relu,softplus,sigmoid", learning_rate=0.05),
]
FUNCTIONS = {
    "relu": nn.ReLU(),
    "leaky_relu": nn.LeakyReLU(0.01),
    "elu": nn.ELU(),
    "gelu": nn.GELU(),
    "silu": nn.SiLU(),
    "tanh": nn.Tanh(),
    "sigmoid": nn.Sigmoid(),
    "softplus": nn.Softplus(threshold=1000),
}


def loss_of(run: TrainingRun, z: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return the mean loss, by PyTorch's own functions."""
    if run.output == "softmax":
        return nn.functional.cross_entropy(z / run.temperature, targets)
    if run.output == "sigmoid":
        return nn.functional.binary_cross_entropy_with_logits(z, targets, reduction="none").sum(dim=1).mean()
    return 0.5 * nn.functional.mse_loss(z, targets, reduction="none").sum(dim=1).mean()


def optimizer_of(run: TrainingRun, weights: list, biases: list) -> torch.optim.Optimizer:
    """Return PyTorch's optimizer of the run's settings; weights decay, biases do not."""
    groups = [{"params": weights, "weight_decay": run.weight_decay}, {"params": biases, "weight_decay": 0.0}]
    if run.optimizer == "adam":
        return torch.optim.Adam(groups, lr=run.learning_rate)
    return torch.optim.SGD(groups, lr=run.learning_rate, momentum=0.9 if run.optimizer == "momentum" else 0.0)


def trained(run: TrainingRun) -> dict:
    """Return what PyTorch makes of a run whose first weights and batches are ours."""
    model, trainer = run.at(0), Trainer(run)
    weights, biases = (
        [torch.tensor(array.copy(), requires_grad=True) for array in arrays] for arrays in (model.weights, model.biases)
    )
    optimizer, state, losses, first = optimizer_of(run, weights, biases), trainer.first(), [], None
    for _ in range(STEPS):
        update = trainer.update(state)
        state = update.after
        z = torch.tensor(update.inputs.copy())
        for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
            z = nn.functional.linear(z, W, b)
            if layer < len(weights) - 1:
                z = FUNCTIONS[model.activations[layer]](z)
        loss = loss_of(run, z, torch.tensor(update.targets.copy()))
        optimizer.zero_grad()
        loss.backward()
        first = first or [[W.grad.tolist(), b.grad.tolist()] for W, b in zip(weights, biases, strict=True)]
        losses.append(loss.item())
        optimizer.step()
    last = [[W.tolist(), b.tolist()] for W, b in zip(weights, biases, strict=True)]
    return {"run": run.to_dict(), "losses": losses, "gradients": first, "parameters": last}


def write_training() -> None:
    """Write tests/fixtures/torch-training.json."""
    found = {"made": ["PyTorch", torch.__version__], "runs": [trained(run) for run in RUNS]}
    (FOLDER / "torch-training.json").write_text(json.dumps(found) + "\n", "utf-8")


if __name__ == "__main__":
    write_training()
