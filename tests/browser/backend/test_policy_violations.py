"""policy-violations.js: what a page's policy refuses, said as what it must allow."""

from __future__ import annotations

import pytest


def needed(lab, directive: str, blocked: str) -> str | None:
    """Return what is said of one violation; HOST stands for the files' own origin."""
    body = """
      const { PolicyViolations } = await import("/static/backend/policy-violations.js");
      const violations = new PolicyViolations(AbortSignal.abort());
      const [effectiveDirective, blockedURI] = given;
      violations.note({ effectiveDirective, blockedURI: blockedURI.replace("HOST", location.origin), disposition: "enforce", sample: "" });
      return violations.sentence?.split("must allow ").at(-1).replace(location.origin, "HOST") ?? null;
    """
    said: str | None = lab.run(body, [directive, blocked])
    return said


@pytest.mark.parametrize(
    ("directive", "blocked", "said"),
    [
        ("script-src-elem", "HOST/static/a.js", "HOST in script-src"),
        ("connect-src", "HOST/static/a.pack", "HOST in connect-src"),
        ("worker-src", "HOST/static/a.js", "HOST in worker-src"),
        ("worker-src", "blob", "blob: in worker-src"),
        ("worker-src", "data", "data: in worker-src"),
        ("script-src", "wasm-eval", "'wasm-unsafe-eval' in script-src"),
    ],
)
def test_what_python_needs_is_named(lab, directive, blocked, said):
    assert needed(lab, directive, blocked) == said


@pytest.mark.parametrize(
    ("directive", "blocked"),
    [
        ("img-src", "HOST/picture.png"),
        ("style-src-elem", "HOST/style.css"),
        ("font-src", "HOST/font.woff2"),
        ("connect-src", "HOST.evil/a.pack"),
        ("connect-src", "HOST1/a.pack"),
        ("script-src-elem", "inline"),
        ("script-src", "eval"),
        ("img-src", "data"),
    ],
)
def test_what_is_refused_of_other_things_is_not_python_s(lab, directive, blocked):
    assert needed(lab, directive, blocked) is None
