"""The Chromium under test: Playwright's own where it can be had, else the system's, else Debian's package.

`python tests/chromium.py FILE` finds or installs one and writes its path into FILE (empty: Playwright's own), then, on
a second line, that of the headless shell, which needs a third of the time for a page and is what tests run in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

import debian

CHOICE = Path(__file__).parents[1] / ".venv" / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome")
SHELL = "chromium-headless-shell"
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
# Other hosts are not there; trouble.py relies on it.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
CONNECT_WITHIN_MS = 5_000
DOWNLOAD_WITHIN_S = 300


def launch(playwright: Playwright, executable: str | None = None, *, more_flags: tuple[str, ...] = ()) -> Browser:
    """Start Chromium; without `executable`, the one that set-up chose."""
    if executable is None:
        executable = _chosen()[0]
    # Chromium refuses its sandbox to root.
    flags = [*QUIET, ALONE, *more_flags, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=executable or None, args=flags)


def launch_light(playwright: Playwright) -> Browser:
    """Start the lightest Chromium there is: the headless shell, or else the one that set-up chose."""
    executable, *light = _chosen()
    # Playwright's own is a headless shell already.
    chosen = light[0] if light else (executable and shutil.which(SHELL)) or executable
    # Without the first flag its words are wider than those of a browser with windows. The second compiles Python once and
    # does not optimize it while it runs: a page's Python lives for seconds, and starts with a third less work.
    return launch(playwright, chosen, more_flags=("--font-render-hinting=none", "--js-flags=--no-wasm-tier-up"))


def _chosen() -> list[str]:
    """Return what set-up wrote down, or what is on PATH where it never ran."""
    return CHOICE.read_text("utf-8").split("\n") if CHOICE.is_file() else [shutil.which(NAMES[0]) or ""]


def _candidates() -> Iterator[str]:
    """Yield paths of browsers worth trying, best first; what it takes to get one happens when it is asked for."""
    if _downloaded():
        yield ""
    yield from filter(None, map(shutil.which, NAMES))
    if debian.installable():
        debian.install([NAMES[0]])
        yield shutil.which(NAMES[0]) or ""


def _downloaded() -> bool:
    print("Fetching Playwright's Chromium", flush=True)
    environment = os.environ | {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": str(CONNECT_WITHIN_MS)}
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    try:
        # What it says about hosts out of reach is of no use to anybody: another browser is tried next.
        result = subprocess.run(
            command, env=environment, timeout=DOWNLOAD_WITHIN_S, check=False, stderr=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return False
    return result.returncode == 0


def starts(executable: str) -> bool:
    """Tell whether a browser really starts and shows a page, and say so."""
    name = executable or "Playwright’s Chromium"
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright, executable)
            browser.new_page().goto("data:text/html,<title>ready</title>")
            print(f"Found {name} {browser.version}", flush=True)
            browser.close()
        except Error as error:
            print(f"{name} does not start: {error.message.splitlines()[0]}")
            return False
    return True


def choose() -> list[str]:
    """Return the first browser that starts and, where it is another, the headless shell."""
    for executable in _candidates():
        if starts(executable):
            # Playwright's own is a headless shell already.
            shell = _shell() if executable else ""
            return [executable, shell] if shell and starts(shell) else [executable]
    raise SystemExit(
        "no Chromium could be found or installed; install one (Debian: apt-get install chromium) and try again"
    )


def _shell() -> str:
    if not shutil.which(SHELL):
        debian.install([SHELL])
    return shutil.which(SHELL) or ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(choose()), "utf-8")
