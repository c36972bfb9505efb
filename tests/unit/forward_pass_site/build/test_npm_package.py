"""npm_package.py, custom_elements.py, integrity.py: what npm, editors and browsers read of the package."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib

import pytest

import forward_pass
from documents import REFERENCE
from forward_pass_site.build.custom_elements import manifest
from forward_pass_site.build.integrity import integrity, write_integrity
from forward_pass_site.build.npm_package import FRAMEWORKS, SOURCES, lay_out_package, package_json
from forward_pass_site.checkout import this_checkout

ROOT = this_checkout().root
RULES = json.loads((ROOT / "app/forward_pass/settings.json").read_text("utf-8"))
[MODULE] = manifest(REFERENCE, RULES)["modules"]
[ELEMENT] = MODULE["declarations"]


@pytest.fixture(scope="module")
def package(checkout, site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("package") / "forward-pass"
    lay_out_package(checkout, site, folder)
    return folder


def targets(exports):
    """Return every file that an import of the package may lead to."""
    for value in exports.values():
        yield from [value] if isinstance(value, str) else targets(value)


def test_every_file_that_an_import_may_lead_to_is_there(package):
    named = {*targets(package_json()["exports"]), *package_json()["sideEffects"], "./custom-elements.json"}
    assert not [name for name in named if "*" not in name and not (package / name).is_file()]
    assert json.loads((package / "package.json").read_text("utf-8")) == package_json()


def test_on_a_server_the_import_leads_to_a_module_that_needs_no_document(package):
    entry = package_json()["exports"]["."]
    assert list(entry)[-1] == "default"
    for condition in ("node", "deno", "edge-light", "workerd"):
        assert "customElements" not in (package / entry[condition]).read_text("utf-8")
    assert "customElements" in (package / entry["default"]).read_text("utf-8")


def test_every_framework_has_its_types(package):
    for name in FRAMEWORKS:
        assert f'import type {{}} from "forward-pass/{name}"' in (package / "types" / f"{name}.d.ts").read_text("utf-8")


def test_a_bundler_does_not_follow_dynamic_imports_of_the_element(package):
    bundled = (package / "static" / "forward-pass.bundler.js").read_text("utf-8")
    code = [line.strip() for line in bundled.splitlines() if not line.lstrip().startswith(("/**", "*"))]
    imports = [k for k, line in enumerate(code) if "import(" in line]
    assert imports
    for k in imports:
        assert code[k].endswith("import(")
        assert code[k + 1 : k + 3] == ["/* webpackIgnore: true */", "/* @vite-ignore */"]


def test_python_and_npm_carry_the_same_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "app/forward_pass/__init__.py"
    assert package_json()["version"] == forward_pass.__version__


def test_the_listing_has_the_hash_of_every_file_of_the_site(site):
    listed = json.loads((site / "integrity.json").read_text("utf-8"))
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del files["integrity.json"]
    assert listed == {
        name: "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode() for name, content in files.items()
    }


def test_a_hash_is_written_as_browsers_read_it(tmp_path):
    # `printf '' | openssl dgst -sha384 -binary | base64`
    assert integrity(b"") == "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.js").write_bytes(b"")
    for _ in range(2):
        write_integrity(tmp_path)
        assert json.loads((tmp_path / "integrity.json").read_text()) == {"a/b.js": integrity(b"")}


def test_the_manifest_has_every_attribute_with_its_type_and_default():
    attributes = {each["name"]: each for each in ELEMENT["attributes"]}
    numbers = {"layers", "seed", "sample", "temperature", "activation", "output", "initialization", "original"}
    assert set(attributes) == {*numbers, *RULES["display"], "base"}
    assert (attributes["seed"]["type"], attributes["seed"]["default"]) == ({"text": "number"}, "65")
    assert attributes["theme"]["type"] == {"text": '"auto" | "dark" | "light"'}
    assert attributes["output"]["type"] == {"text": '"softmax" | "sigmoid" | "linear"'}
    assert attributes["activation"]["type"] == {"text": "string"}
    assert attributes["autoplay"]["type"] == {"text": "boolean"}
    assert attributes["layers"]["type"] == {"text": "string"}
    assert "default" not in attributes["labels"]


def test_the_manifest_has_properties_methods_events_custom_properties_and_parts():
    members = {each["name"]: each["kind"] for each in ELEMENT["members"]}
    assert (members["trace"], members["seek"], members["step"], members["durationMs"]) == (
        "field",
        "method",
        "method",
        "field",
    )
    assert [each["name"] for each in ELEMENT["events"]] == [
        "networkchange", "samplechange", "momentchange", "statuschange", "targetchange",
    ]  # fmt: skip
    assert "--forward-pass-accent" in [each["name"] for each in ELEMENT["cssProperties"]]
    assert "controls" in [each["name"] for each in ELEMENT["cssParts"]]
    assert all(each.get("description") for kind in ("attributes", "members", "events") for each in ELEMENT[kind])
    assert MODULE["exports"][0]["declaration"] == {"name": "ForwardPassElement", "module": "static/forward-pass.js"}


def test_every_attribute_names_a_field_that_the_manifest_lists_with_the_same_type_and_default():
    fields = {each["name"]: each for each in ELEMENT["members"] if each["kind"] == "field"}
    assert len(fields) + sum(each["kind"] == "method" for each in ELEMENT["members"]) == len(ELEMENT["members"])
    for attribute in ELEMENT["attributes"]:
        field = fields[attribute["fieldName"]]
        assert field["attribute"] == attribute["name"]
        assert [field.get(key) for key in ("type", "default")] == [attribute.get(key) for key in ("type", "default")]


def test_readme_and_types_name_the_same_properties_and_methods():
    types = (SOURCES / "index.d.ts").read_text("utf-8")

    def members(interface: str) -> set[str]:
        [body] = re.findall(rf"^export interface {interface}\b[^{{]*{{\n(.*?)^}}", types, re.MULTILINE | re.DOTALL)
        return set(re.findall(r"^  (?:readonly |get |set )?(\w+)[?]?[(:]", body, re.MULTILINE))

    typed = members("ForwardPassAttributes") | members("ForwardPassElement") - {"addEventListener"}
    assert typed == {each["name"] for each in ELEMENT["members"]}


def test_nothing_is_exported_that_cannot_be_imported():
    """The classic script finds what it loads later by `document.currentScript`, which no module has: it is for a script tag."""
    assert not [name for name, target in package_json()["exports"].items() if "classic" in f"{name} {target}"]


def test_a_document_without_a_table_is_refused():
    with pytest.raises(ValueError, match="no table with the heading attribute"):
        manifest("", RULES)
