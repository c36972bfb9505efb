"""The widget of a notebook: the same picture as on the page, answered by the notebook's kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

try:
    import anywidget
    import traitlets
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "a widget needs anywidget: `pip install 'forward-pass[notebook]'`", name=error.name
    ) from None

from forward_pass import Model, RunOptions
from forward_pass.endpoint import endpoints
from forward_pass.errors import SettingError
from forward_pass.formats.network_file import NetworkFile
from forward_pass.formats.samples import KnownSample
from forward_pass.opened_networks import remember
from forward_pass.settings import check, check_inputs
from forward_pass_site.export.shown import Shown
from forward_pass_site.export.site_files import site_script
from forward_pass_site.export.still import saved_still

SCRIPT = "forward-pass.widget.js"


class ForwardPass(anywidget.AnyWidget):
    """A network at work in a notebook; what the reader does there is in its traits, and what they are set to is shown.

    inputs       numbers fed in instead of its own samples; None while those are shown
    temperature  divides the logits before the softmax
    moment       where in the pass the picture stands still, in ms; None while it plays
    target       the neuron or edge that is looked at, {"kind": "neuron", "layer": 1, "neuron": 0}, or None
    changes      edits as [layer, neuron, from, value]; from is -1 for the bias

    Raises: SettingError for a value that may not be chosen; SiteError for a network without samples.

    Example: w = ForwardPass(from_sklearn(model, X[:8])); w.inputs = [5.1, 3.5, 1.4, 0.2]
    """

    _esm = site_script(SCRIPT)
    inputs = traitlets.Any(None).tag(sync=True)
    temperature = traitlets.Any(1.0).tag(sync=True)
    moment = traitlets.Any(None).tag(sync=True)
    target = traitlets.Any(None).tag(sync=True)
    changes = traitlets.Any().tag(sync=True)
    _shown = traitlets.Dict().tag(sync=True)

    def __init__(self, network: NetworkFile | Model, samples: Any = (), **traits: Any) -> None:
        """Parameters: samples, the inputs of each sample, for a bare model; a network file has its own."""
        if isinstance(network, Model):
            network = NetworkFile(network, samples=tuple(KnownSample(row) for row in samples))
        self._network = network
        self._what = shown = Shown(network)
        self._answers = endpoints()
        remember(shown.source)
        self._still = uuid4().hex
        opened = {"network": shown.document(), "temperature": network.temperature, "still": self._still}
        traits = {"temperature": network.temperature, "changes": [], **traits}
        super().__init__(_shown=opened, **traits)
        self.on_msg(self._answer)

    @traitlets.validate("inputs")
    def _valid_inputs(self, proposal: Mapping[str, Any]) -> list[float] | None:
        value = proposal["value"]
        if value is None:
            return None
        return list(check_inputs(_plain(value), self._network.model.n_inputs))

    @traitlets.validate("temperature")
    def _valid_temperature(self, proposal: Mapping[str, Any]) -> float:
        return float(check("temperature", _plain(proposal["value"])))

    @traitlets.validate("moment")
    def _valid_moment(self, proposal: Mapping[str, Any]) -> float | None:
        value = _plain(proposal["value"])
        if value is not None and not (isinstance(value, int | float) and 0 <= value < float("inf")):
            raise SettingError("moment", "milliseconds from 0 on, or None while it plays", value)
        return value

    @traitlets.validate("target")
    def _valid_target(self, proposal: Mapping[str, Any]) -> dict[str, Any] | None:
        value = proposal["value"]
        if value is not None and not (isinstance(value, Mapping) and value.get("kind") in ("neuron", "edge")):
            raise SettingError(
                "target", 'a neuron, such as {"kind": "neuron", "layer": 1, "neuron": 0}, or an edge', value
            )
        return value if value is None else dict(value)

    @traitlets.validate("changes")
    def _valid_changes(self, proposal: Mapping[str, Any]) -> list[list[float]]:
        changes = RunOptions(changes=_plain(proposal["value"])).changes
        self._network.model.with_changes(changes)
        return [list(change) for change in changes]

    def _answer(self, _: object, asked: Mapping[str, Any], __: object) -> None:
        """Answer one request of the page, as a worker does; "hello" asks only whether anybody is there."""
        answer = self._answers.get(asked["endpoint"])
        header, values = answer(asked["request"]) if answer else (None, None)
        self.send({"id": asked["id"], "header": header}, None if values is None else [values.tobytes()])

    def _repr_mimebundle_(self, **chosen: Any) -> dict[str, Any]:
        """Return the widget and, for who shows no widgets, its picture or its table."""
        return self._view(**chosen) | saved_still(self._what, self._still)

    def _ipython_display_(self) -> None:
        """Show the widget, and after it the still that a saved notebook keeps.

        JupyterLab shows only an error in the place of a widget whose kernel has gone, so the still is an output of its
        own. While the widget is there, its style hides that.
        """
        from IPython.display import display

        display(self._view(), raw=True)
        display(saved_still(self._what, self._still), raw=True)

    def _view(self, **chosen: Any) -> dict[str, Any]:
        made = super()._repr_mimebundle_(**chosen)
        return dict((made[0] if isinstance(made, tuple) else made) or {})


def _plain(value: Any) -> Any:
    """Return NumPy's arrays and numbers as Python's."""
    to_list: Callable[[], Any] | None = getattr(value, "tolist", None)
    return to_list() if to_list else value
