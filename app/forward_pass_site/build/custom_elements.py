"""custom-elements.json, which editors and catalogues read, made from the tables of docs/reference.md."""

from __future__ import annotations

import json
import re
from typing import Any

TAG = "forward-pass"
CLASS = "ForwardPassElement"
SCRIPT = "static/forward-pass.js"
# The heading of the table of properties there.
PROPERTY = "property or method"


def manifest(reference: str, rules: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest (schema 1.0.0), from docs/reference.md and the rules in settings.json.

    Raises: ValueError if the text lacks one of the tables.
    """
    # The table of properties has `base`: it is an attribute too, but no parameter of links.
    rows = _rows(reference, "attribute")
    rows += [[row[0], "", row[1]] for row in _rows(reference, PROPERTY) if row[0] == "`base`"]
    attributes = [_attribute(row, rules["settings"] | rules["display"]) for row in rows]
    declaration = {
        "kind": "class",
        "name": CLASS,
        "tagName": TAG,
        "customElement": True,
        "description": "A neural network at work, with every number real.",
        "attributes": attributes,
        "members": _members(_rows(reference, PROPERTY), attributes),
        "events": [_named(row) | {"type": {"text": "CustomEvent"}} for row in _rows(reference, "event")],
        "cssProperties": [
            {"name": name, "description": row[1]}
            for row in _rows(reference, "custom property")
            for name in re.findall(r"`([^`]+)`", row[0])
        ],
        "cssParts": [{"name": name} for name in _parts(reference)],
        "slots": [{"name": "notice", "description": "Sentences of the page's own, shown among the element's."}],
    }
    place = {"name": CLASS, "module": SCRIPT}
    exports = [{"kind": "custom-element-definition", "name": TAG, "declaration": place}]
    module = {"kind": "javascript-module", "path": SCRIPT, "declarations": [declaration], "exports": exports}
    return {"schemaVersion": "1.0.0", "modules": [module]}


def _rows(reference: str, heading: str) -> list[list[str]]:
    """Return the cells of a table, row by row, by the heading of its first column."""
    _, found, rest = reference.partition(f"| {heading} |")
    if not found:
        raise ValueError(f"docs/reference.md has no table with the heading {heading}")
    lines = rest.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def _named(row: list[str]) -> dict[str, Any]:
    return {"name": row[0].strip("`"), "description": row[-1]}


def _attribute(row: list[str], rules: dict[str, Any]) -> dict[str, Any]:
    name = row[0].strip("`")
    rule = rules.get(name, {})
    kind = rule.get("kind", "")
    text = " | ".join(map(json.dumps, rule["choices"])) if kind == "choice" else _type(kind)
    default = {"default": row[1].strip("`")} if row[1] else {}
    return {**_named(row), "type": {"text": text}, **default, "fieldName": name}


def _type(kind: str) -> str:
    return kind if kind in ("number", "boolean") else "number" if kind == "integer" else "string"


def _members(rows: list[list[str]], attributes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the properties of the attributes, then the other properties and methods: several may share a row."""
    fields = [
        {"kind": "field", "name": each["fieldName"], "attribute": each["name"]}
        | {key: each[key] for key in ("description", "type", "default") if key in each}
        for each in attributes
    ]
    others = [
        {"kind": "method" if "(" in name else "field", "name": name.partition("(")[0], "description": row[1]}
        for row in rows
        for name in re.findall(r"`([^`]+)`", row[0])
    ]
    named = {field["name"] for field in fields}
    return fields + [member for member in others if member["name"] not in named]


def _parts(reference: str) -> list[str]:
    [line] = re.findall(r"^Parts for .*$", reference, re.MULTILINE)
    return re.findall(r"`([\w-]+)`", line)
