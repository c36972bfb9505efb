"""Which module may import which, which alone may use a browser interface, and how long a file may be."""

from __future__ import annotations

import ast
import posixpath
import re
import sys
from pathlib import Path

import pytest

from forward_pass_site.checkout import this_checkout

ROOT = this_checkout().root
MOST_LINES = 350

# Which folders of static/ a module may import from, besides its own; "" is static/ itself, "feature" each of features/.
MAY_IMPORT = {
    "core": set(),
    "operations": {"core"},
    "stage": {"core"},
    "ui": {"core"},
    "feature": {"core", "ui"},
    "backend": {"core", "recorded"},
    "element": {"core", "stage", "ui", "feature", "backend", "operations"},
    "offline": set(),
    "address": {"core", "operations"},
    "one-file": {"", "backend", "element", "feature", "stage", "ui"},
    "": {"address", "element", "offline"},
}
# Imports that go over a wall, each with its reason.
EXCEPTIONS = {
    # The text of Python's sources, written when the site is built: data, of which the Python panel is the only reader.
    ("features/python/python-feature.js", "recorded/listing.js"),
}
# What only the modules matching the pattern may touch.
OWNERS = {
    r"\brequestAnimationFrame\b": r"stage/player\.js",
    r"\bperformance\s*\.\s*now\b": r"stage/player\.js",
    r"\bgetContext\b": r"stage/[\w-]+\.js",
    r"\bdevicePixelRatio\b": r"stage/surface\.js",
    r"\bcustomElements\b": r"forward-pass\.js",
    r"\battachShadow\b|\bshadowRoot\b": r"ui/[\w-]+\.js",
    r"\bgetRootNode\b|\badoptedStyleSheets\b": r"(ui|features)/[\w/-]+\.js",
    # What changes elements. Outside the views: the stage's own canvases; the document's head, where scripts are put; and
    # the reel that an author wrote inside the element.
    r"\.((append|after|before|replaceChildren|setAttribute|toggleAttribute)\(|(classList|dataset|innerText|style|textContent)\b)": r"(ui|features|stage)/[\w/-]+\.js|element/(load-module|network-opener)\.js|backend/(pyscript-backend|given-(reels|explanations))\.js|(address/[\w-]+|one-file/widget|page|embed)\.js",
}
# What Trusted Types and XML documents forbid, and what old libraries replace or remove.
NOBODY = re.compile(r"\binnerHTML\b|\binsertAdjacentHTML\b|\bDOMParser\b|(?<!\w)Array\.from\(|\bwithResolvers\b")
# Which folders of app/forward_pass_site a module may import from, besides its own and the modules that lie directly in
# forward_pass_site; those ("") import none but each other.
SITE_MAY_IMPORT = {
    "": set(),
    "runtime": set(),
    "record": {"runtime"},
    "build": {"runtime", "record"},
    "serve": set(),
    "cli": {"runtime", "record", "build", "serve"},
    "export": {"record", "build", "cli"},
}
# The one module of the core that leads to the site: what it writes and shows is imported when it is asked for.
LEADS_TO_EXPORTS = "forward_pass/formats/network_file.py"
# What starts the command line is the one module directly in forward_pass_site that imports from a folder.
SITE_ENTRY = "__main__.py"
# Which Python files carry requests from the page, and what they may import for it.
TRANSPORTS = {"worker.py": {"js", "pyodide", "pyscript"}, "pyodide_worker.py": {"pyodide"}}
# The one module of the core that needs the page: it is imported only where there is one, and NumPy can do without it.
PAGE_KERNEL = "forward_pass/learning/page_kernel.py"
OF_PAGE_KERNEL = {"js", "pyodide", "pyodide_js"}
# What is bundled into one file begins with the element.
ONE_FILE = ("one-file/page-script.js", "one-file/widget.js")
# Our own page's script is not part of the element: it may wait for it and use animation frames.
HOST_PAGE = "page.js"
HOST_PAGE_MAY = {r"\bcustomElements\b", r"\brequestAnimationFrame\b"}


def code_without_comments(text: str) -> str:
    """Return JavaScript with its comments blanked; strings and templates stay as they are."""
    token = re.compile(
        r"""(?P<comment>/\*.*?\*/|//[^\n]*)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
    )
    return token.sub(lambda match: "" if match["comment"] else match[0], text)


def imports(code: str) -> list[str]:
    """Return the specifiers of every static, re-exporting and dynamic import."""
    statement = re.compile(r"""(?:^|[;\s}])(?:import|export)\b[^;"'`()]*?\bfrom\s*["']([^"']+)["']""")
    bare = re.compile(r"""(?:^|[;\s}])import\s*["']([^"']+)["']""")
    dynamic = re.compile(r"""\bimport\s*\(\s*["'`]([^"'`]+)["'`]""")
    return [found for pattern in (statement, bare, dynamic) for found in pattern.findall(code)]


def modules() -> dict[str, str]:
    """Return the code of every JavaScript source by its path inside static/, comments blanked."""
    static = ROOT / "static"
    written = [path for path in static.rglob("*.js") if path.relative_to(static).parts[0] not in ("vendor", "recorded")]
    return {path.relative_to(static).as_posix(): code_without_comments(path.read_text("utf-8")) for path in written}


MODULES = modules()


def folder(module: str) -> str:
    """Return the folder whose walls hold for a module: each feature has its own."""
    parts = module.split("/")[:-1]
    return "/".join(parts[:2] if parts[:1] == ["features"] else parts[:1])


def kind(module: str) -> str:
    """Return the folder as the table of walls names it."""
    return "feature" if module.startswith("features/") else folder(module)


def targets(module: str) -> list[str]:
    """Return what a module imports, as paths inside static/."""
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(module), specifier))
        for specifier in imports(MODULES[module])
    ]


def test_a_javascript_module_imports_only_from_where_it_may():
    assert {
        (module, target)
        for module in MODULES
        for target in targets(module)
        if folder(target) != folder(module) and kind(target) not in MAY_IMPORT[kind(module)]
    } == EXCEPTIONS


def test_nothing_but_the_element_knows_the_app_not_even_as_a_type():
    texts = {module: (ROOT / "static" / module).read_text("utf-8") for module in MODULES}
    walled = [module for module in MODULES if kind(module) in {"core", "stage", "ui", "feature", "backend"}]
    assert len(walled) > 50
    assert [module for module in walled if re.search(r"""import\W.*/element/|from ".*/element/""", texts[module])] == []


def test_no_module_lies_outside_the_folders_that_have_walls():
    assert {kind(module) for module in MODULES} == set(MAY_IMPORT)


def test_a_javascript_module_imports_files_that_exist_by_relative_path():
    named = [(module, specifier) for module in MODULES for specifier in imports(MODULES[module])]
    assert len(named) > len(MODULES), "the reader of imports finds them"
    assert [(module, name) for module, name in named if not name.startswith((".", "data:"))] == []
    there = {*MODULES, *(f"recorded/{name}.js" for name in ("manifest", "listing"))}
    assert [(module, target) for module in MODULES for target in targets(module) if target not in there] == []


def test_no_module_uses_what_strict_pages_forbid_or_old_libraries_replace():
    assert [module for module, code in MODULES.items() if NOBODY.search(code)] == []


def test_no_javascript_modules_import_each_other_in_a_circle() -> None:
    finished: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join([*path, module])
        if module in finished or module not in MODULES:
            return
        for target in targets(module):
            walk(target, (*path, module))
        finished.add(module)

    for module in MODULES:
        walk(module, ())


def test_the_classic_bundle_of_what_is_loaded_later_has_no_second_copy_of_a_module_with_state() -> None:
    seen: set[str] = set()
    waiting = list(targets("element/lazy-modules-classic.js"))
    while waiting:
        module = waiting.pop()
        if module not in seen and module in MODULES:
            seen.add(module)
            waiting += targets(module)
    assert seen & {"features/share/share-panel.js", "features/numbers/number-table.js"}
    assert not seen & {"stage/player.js", "element/performance-marks.js", "backend/page-python.js"}


@pytest.mark.parametrize("touched", OWNERS)
def test_what_has_one_owner_is_touched_by_no_other(touched):
    others = [
        module
        for module, code in MODULES.items()
        if re.search(touched, code)
        and not re.fullmatch(OWNERS[touched], module)
        and not (module == HOST_PAGE and touched in HOST_PAGE_MAY)
    ]
    assert not others


def test_only_entries_import_for_a_side_effect():
    bare = re.compile(r"""(?:^|[;\s}])import\s*["']""")
    assert {module for module, code in MODULES.items() if bare.search(code)} <= {
        "forward-pass.js",
        HOST_PAGE,
        *ONE_FILE,
    }


def imported_modules(path: Path) -> set[str]:
    """Return the full names of the modules a Python file imports, anywhere in it."""
    found = set()
    for statement in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(statement, ast.Import):
            found |= {name.name for name in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            assert not statement.level, f"{path.name} must import by full name"
            # What is imported may itself be a module.
            found |= {f"{statement.module}.{name.name}" for name in statement.names}
    return found


def python_imports(path: Path) -> set[str]:
    """Return the top-level packages a Python file imports."""
    return {module.split(".")[0] for module in imported_modules(path)}


def test_the_core_imports_numpy_and_the_standard_library_alone():
    allowed = sys.stdlib_module_names | {"forward_pass", "numpy"}
    core = sorted((ROOT / "app" / "forward_pass").rglob("*.py"))
    assert core
    strange = {path.relative_to(ROOT / "app").as_posix(): python_imports(path) - allowed for path in core}
    # The reader of HDF5 says what is missing where pyfive is not installed.
    expected = {LEADS_TO_EXPORTS: {"forward_pass_site"}, "forward_pass/formats/hdf5.py": {"pyfive"}}
    expected |= {PAGE_KERNEL: OF_PAGE_KERNEL}
    assert {name: found for name, found in strange.items() if found} == expected


def test_the_core_leads_to_the_exports_only_when_it_is_asked_for_them():
    module = ast.parse((ROOT / "app" / LEADS_TO_EXPORTS).read_text("utf-8"))
    atop = [statement.module for statement in module.body if isinstance(statement, ast.ImportFrom)]
    assert "forward_pass.model" in atop
    assert not [name for name in atop if name and name.startswith("forward_pass_site")]


def site_folder_of(module: str) -> str:
    """Return the folder of forward_pass_site that a module lies in by its full name, "" for none."""
    name = module.removeprefix("forward_pass_site.").split(".")[0]
    return name if name in SITE_MAY_IMPORT else ""


def test_a_python_module_of_the_site_imports_only_from_where_it_may():
    site = ROOT / "app" / "forward_pass_site"
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.py")}
    assert {name.split("/")[0] for name in files if "/" in name} == set(SITE_MAY_IMPORT) - {""}
    assert [
        (name, module)
        for name, path in files.items()
        if name != SITE_ENTRY
        for module in imported_modules(path)
        if module.startswith("forward_pass_site.")
        if site_folder_of(module) not in SITE_MAY_IMPORT[folder(name)] | {folder(name), ""}
    ] == []


def test_the_tests_of_both_packages_lie_as_they_do():
    app, unit = ROOT / "app", ROOT / "tests" / "unit"
    for package in ("forward_pass", "forward_pass_site"):
        folders = {path.parent.relative_to(unit) for path in (unit / package).rglob("test_*.py")}
        assert folders
        assert [folder for folder in folders if not (app / folder / "__init__.py").is_file()] == []


def test_only_the_transports_and_the_kernel_import_modules_of_the_page_and_one_of_them_pyscript():
    page = {"js", "pyodide", "pyodide_js", "pyscript"}
    app = ROOT / "app"
    known = {path.relative_to(app).as_posix(): python_imports(path) & page for path in app.rglob("*.py")}
    assert {path: found for path, found in known.items() if found} == TRANSPORTS | {PAGE_KERNEL: OF_PAGE_KERNEL}


def test_no_modules_of_the_core_import_each_other_in_a_circle() -> None:
    files = {path.stem: path for path in (ROOT / "app" / "forward_pass").glob("*.py")}
    finished: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join([*path, name])
        if name in finished or name not in files:
            return
        found = re.findall(r"^from forward_pass\.(\w+) import", files[name].read_text("utf-8"), re.MULTILINE)
        for target in found:
            walk(target, (*path, name))
        finished.add(name)

    for name in files:
        walk(name, ())


def sources() -> list[Path]:
    """Return every file a person writes and reads as code."""
    folders = [ROOT / name for name in ("app", "static", "tests")]
    found = [path for top in folders for path in top.rglob("*") if path.suffix in (".py", ".js", ".mjs", ".ts", ".css")]
    generated = [
        ROOT / "static" / "vendor",
        ROOT / "static" / "recorded",
        ROOT / "static" / "core" / "settings-data.js",
    ]
    return [path for path in found if not any(path.is_relative_to(place) for place in generated)]


def test_no_file_is_longer_than_a_person_reads_at_once():
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in sources()
        if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_the_reader_of_imports_sees_every_form_and_no_comment():
    code = code_without_comments(
        """
        import { a } from "./a.js"; // import "./not.js"
        import b, * as c from './b.js';
        import "./side.js";
        export * from "./d.js";
        /* import "./nor.js" */ const url = "https://example.org/";
        const later = () => import("./later.js");
        const text = `// not a comment`;
        """
    )
    assert sorted(imports(code)) == ["./a.js", "./b.js", "./d.js", "./later.js", "./side.js"]
    assert "https://example.org/" in code
    assert "// not a comment" in code
