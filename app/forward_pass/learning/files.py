"""A trained network as a file: a network file, safetensors, or its next step as a script that needs only NumPy."""

from typing import Final

from forward_pass.errors import WireError
from forward_pass.formats.safetensors_file import to_safetensors
from forward_pass.learning.document import run_document
from forward_pass.learning.requests import requested_run
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_script import step_script
from forward_pass.request import json_text, parse_request

FORMATS: Final = (".json", ".safetensors", ".py")
# The page asks for scripts elsewhere: `script` gives that of the pass, `train_script` that of the step.
IN_THE_PAGE: Final = (".json", ".safetensors")


def written(run: TrainingRun, step: int, suffix: str) -> bytes:
    """Return the file of the network after so many steps.

    Parameters: suffix, one of FORMATS; .py is the step that follows, as a script.
    Raises: as `TrainingRun.at`.
    """
    if suffix == ".py":
        return step_script(run, step).encode()
    if suffix == ".safetensors":
        return to_safetensors(run.at(step))
    return (run_document(run, step).to_json() + "\n").encode()


def answer_file(request: str) -> tuple[str, None]:
    """Return a trained network as a file.

    Parameters: JSON text {"run": {…}, "step": k, "format": one of IN_THE_PAGE}.
    Returns: {"name": such as "xor-340.safetensors", "data": base64}.
    Raises: WireError for another format.
    """
    import binascii

    parsed = parse_request(request, {"run", "format"}, {"step"})
    run, step = requested_run(parsed)
    suffix = parsed["format"]
    if suffix not in IN_THE_PAGE:
        raise WireError("format", f"one of {', '.join(IN_THE_PAGE)}", suffix)
    data = binascii.b2a_base64(written(run, step, suffix), newline=False).decode()
    task = "table" if run.task.startswith("table-") else run.task
    return json_text({"name": f"{task}-{step}{suffix}", "data": data}), None
