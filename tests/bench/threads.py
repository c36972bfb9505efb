"""The processor time of a browser's threads, which other work on the machine does not lengthen; told by Linux alone."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser

TICKS_PER_S = os.sysconf("SC_CLK_TCK")
# As Linux calls the thread of a worker: it keeps fifteen letters.
WORKER = "DedicatedWorker"


def used_s(browser: Browser) -> tuple[float, float]:
    """Return the seconds used so far by the main threads of all pages, and by all workers."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    main_s = workers_s = 0.0
    for process in processes:
        if process["type"] != "renderer":
            continue
        for thread in Path(f"/proc/{process['id']}/task").iterdir():
            if thread.name == str(process["id"]):
                main_s += _seconds(thread)
            elif (thread / "comm").read_text().strip() == WORKER:
                workers_s += _seconds(thread)
    return main_s, workers_s


def _seconds(thread: Path) -> float:
    # Behind the name in brackets; the times in user and kernel mode are fields 14 and 15 of all.
    fields = (thread / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S
