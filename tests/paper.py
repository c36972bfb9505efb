"""Follow what a card says with a pocket calculator: from the digits shown, and from nothing else."""

from __future__ import annotations

import math
import re

NUMBER = r"\d+(?:\.\d+)?(?:e-?\d+)?"
# What a line may say left of its result once it is written for Python.
ARITHMETIC = re.compile(rf"(?:{NUMBER}|[-+*/() ]|\*\*2|sqrt|log)+")


def followed(lines: list[str]) -> list[tuple[str, str, float, str]]:
    """Return each result of the lines: what stands left of it, its sign (= or ≈), what a calculator gets, the digits shown.

    Of "Δ = −0.5 × 0.2900 = −0.1450" that is one result; a Δ in a later line is the one shown last, and "together" adds
    the results of the lines just before. What is no arithmetic, such as a name or an average, is passed over.
    """
    found: list[tuple[str, str, float, str]] = []
    change = math.nan
    terms: list[float] = []
    for line in lines:
        parts = re.split(r" ?([=≈]) ?", line.strip())
        for left, sign, right in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
            shown = number(right)
            if shown is None:
                continue
            result = math.fsum(terms) if left.strip().startswith("together") and terms else calculated(left, change)
            if result is not None:
                found.append((left, sign, result, right.strip().replace("−", "-")))
            if left.strip().endswith("Δ") or line.startswith("Δ"):
                change = shown
            terms = [*terms, shown] if "together" not in left else []
    return found


def closes(result: float, text: str) -> bool:
    """Return whether a result, rounded to the digits of a text, is what that shows."""
    mantissa, _, exponent = text.partition("e")
    unit = 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    return abs(result - float(text)) <= 0.5000001 * unit


def number(text: str) -> float | None:
    """Return the number that a text is; None if it is none."""
    plain = text.strip().replace("−", "-").lstrip("+")
    return float(plain) if re.fullmatch(rf"-?{NUMBER}", plain) else None


def calculated(left: str, change: float) -> float | None:
    """Return what the arithmetic at the end of a text gives; None if there is none."""
    text = left.split("←")[-1].replace("Δ", f"({change!r})")
    text = re.sub(rf"√ ?({NUMBER})", r"sqrt(\1)", text)
    text = re.sub(rf"ln ?({NUMBER}|\(.*\))", r"log(\1)", text)
    for sign, python in {"×": "*", "÷": "/", "−": "-", "½ ·": "0.5 *", "²": "**2"}.items():
        text = text.replace(sign, python)
    text = text.strip()
    if not ARITHMETIC.fullmatch(text) or not re.search(rf"{NUMBER}.*{NUMBER}|log", text):
        return None
    return float(eval(text, {"sqrt": math.sqrt, "log": math.log, "__builtins__": {}}))  # only digits and signs
