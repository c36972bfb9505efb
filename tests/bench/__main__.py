"""`make bench`: measure the built site in a real Chromium, each figure against a reference of the same run."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

import chromium
from bench.answers import measure_answers
from bench.cost import BEFORE, WHOLE, measure_cost
from bench.embeds import measure_embeds
from bench.figures import Figure, table
from bench.frames import measure_frames, measure_script
from bench.offline import second_visit_works
from bench.opening import measure_opening
from bench.pages import FIRST_NUMBER, BuiltSite, NaiveSite, StockSite
from bench.rest import measure_drag, measure_growth, measure_rest
from bench.startup import FIRST_PULSE, LIVE, compare, compare_over, compare_starts
from bench.surface import measure_surface
from bench.training import measure_training
from forward_pass_site.checkout import this_checkout
from forward_pass_site.serve.server import serving

SLOW = {"bytes_per_s": 25e6 / 8, "delay_s": 0.01}
FRAME_LIMITS = {"frame at dpr 1 / naive": 0.6, "frame at dpr 2 / naive": 0.6, "frame of 109,184 edges / default": 4.0}
TRAINING_LIMITS = (
    ("64-24-10", "one_by_one", "one by one", 0.5),
    ("2-8-8-2", "one_by_one", "one by one", 1 / 0.3),
    ("64-24-10", "cpython", "in CPython", 4),
)
# In kB, and requests: less than a small photograph.
EMBED_LIMITS = {"element": (36, 2), "frame": (39, 3)}
# With the whole recording of a training.
RECORDED_LIMITS = (60, 3)


def startup(playwright: Playwright, site: str, stock: str, _naive: str, rounds: int) -> Iterator[Figure]:
    """Measure cold visits, directly and over a link of 25 Mbit/s and 20 ms there and back."""
    ours, reference = compare(playwright, site, stock, rounds)
    number_ms = reference.median_ms(FIRST_NUMBER)
    detail = "{:,.0f} ms of {:,.0f} ms"
    for name, mark, limit in (("first pulse", FIRST_PULSE, 0.05), ("live", LIVE, 0.4)):
        ms = ours.median_ms(mark)
        yield Figure(f"{name}, cold / stock", ms / number_ms, limit, detail.format(ms, number_ms))
    yield from starts(playwright, site, stock, rounds, ours.median_ms(LIVE))
    slow, slow_reference = compare_over(playwright, site, stock, rounds, **SLOW)
    ms, number_ms = slow.median_ms(LIVE), slow_reference.median_ms(FIRST_NUMBER)
    yield Figure("live at 25 Mbit/s, cold / stock", ms / number_ms, 0.5, detail.format(ms, number_ms))
    share = slow.received_bytes / slow_reference.received_bytes
    mb = f"{slow.received_bytes / 1e6:.2f} MB of {slow_reference.received_bytes / 1e6:.2f} MB"
    yield Figure("bytes until live / stock", share, 0.7, f"{mb}, compressed with gzip")
    yield Figure("kB before the first pulse", ours.before["bytes"] / 1000, 60, "compressed with gzip", "kB")
    yield Figure("requests before the first pulse", ours.before["requests"], 12)


def starts(playwright: Playwright, site: str, stock: str, rounds: int, page_ms: float) -> Iterator[Figure]:
    """Measure an element without PyScript, and both kinds of start against a stock page that loads NumPy by itself."""
    detail = "{:,.0f} ms of {:,.0f} ms"
    found = compare_starts(playwright, site, stock, rounds)
    element_ms = found["element"].median_ms(LIVE)
    number_ms, load_ms = (found[name].median_ms(FIRST_NUMBER) for name in ("stock", "load"))
    yield Figure("element live, cold / stock", element_ms / number_ms, 0.33, detail.format(element_ms, number_ms))
    yield Figure("element live, cold / loadPackage", element_ms / load_ms, detail=detail.format(element_ms, load_ms))
    yield Figure("page live, cold / loadPackage", page_ms / load_ms, detail=detail.format(page_ms, load_ms))
    ms, number_ms = found["element, just opened"].median_ms(LIVE), found["stock, just opened"].median_ms(FIRST_NUMBER)
    yield Figure("element live, browser just opened / stock", ms / number_ms, detail=detail.format(ms, number_ms))
    ms = found["page, just opened"].median_ms(FIRST_PULSE)
    yield Figure("first pulse, browser just opened / stock", ms / number_ms, 0.05, detail.format(ms, number_ms))


def embeds(playwright: Playwright, site: str, _stock: str, _naive: str, _rounds: int) -> Iterator[Figure]:
    """Count what an embedded network costs a reader who only looks."""
    for name, before in measure_embeds(playwright, site).items():
        limit_kb, limit_requests = EMBED_LIMITS.get(name, RECORDED_LIMITS)
        yield Figure(f"{name}: kB before the first pulse", before["bytes"] / 1000, limit_kb, "gzip", "kB")
        yield Figure(f"{name}: requests before the first pulse", before["requests"], limit_requests)


def offline(playwright: Playwright, site: str, _stock: str, _naive: str, _rounds: int) -> Iterator[Figure]:
    """Try a second visit without network."""
    yield Figure("second visit, network off: fails", float(not second_visit_works(playwright, site)), 0)


def answers(playwright: Playwright, site: str, _stock: str, _naive: str, _rounds: int) -> Iterator[Figure]:
    """Count frames from wish to sight."""
    found = measure_answers(playwright, site)
    yield Figure("Randomize → seen, p95", found["randomize"], 2, unit="frames")
    yield Figure("inputs assigned → seen, p95", found["inputs"], 2, unit="frames")
    yield Figure("slider dragged → seen, p95", found["drag"], 2, unit="frames")
    yield Figure("stroke on the pad → seen, p95", found["stroke"], 2, unit="frames")
    yield Figure("randomize, 109,184 edges → seen, p50", found["randomize 109,184 edges"], 10, unit="frames")


def opening(playwright: Playwright, site: str, _stock: str, _naive: str, rounds: int) -> Iterator[Figure]:
    """Measure how long a file that is dropped takes, against a network of the same size that Python draws."""
    found = measure_opening(playwright, site, rounds)
    for name in ("first", "next"):
        detail = f"{found[name]:.0f} of {found['drawn']:.0f} ms, 784-256-128-10"
        yield Figure(f"{name} file dropped → live / drawn", found[name] / found["drawn"], 3, detail)


def training(playwright: Playwright, site: str, _stock: str, _naive: str, rounds: int) -> Iterator[Figure]:
    """Measure how fast the page trains, its frames meanwhile, and what a map costs."""
    found = measure_training(playwright, site, rounds)
    for layers, name, words, limit in TRAINING_LIMITS:
        for which, kind in enumerate(("time", "processor time")):
            ours, other = found[layers].speeds(name, which)
            detail = f"{ours:,.0f} and {other:,.0f} samples in a second of it, batch 32"
            yield Figure(f"{kind} for a sample, {layers} / {words}", other / ours, limit, detail)
    for layers, trained in found.items():
        learning, playing = trained.frames()
        detail = f"{learning:.1f} ms of {playing:.1f} ms, p95"
        yield Figure(f"frame of {layers} while training / playing", learning / playing, 1.3, detail)
    surface, step = measure_surface(this_checkout())
    yield Figure("surface of 50 × 50 points / step of batch 32", surface / step, 20, f"{surface:.2f} of {step:.2f} ms")


def frames(playwright: Playwright, site: str, _stock: str, naive: str, rounds: int) -> Iterator[Figure]:
    """Measure whole frames and the script in them."""
    for name, values in measure_frames(playwright, site, naive, rounds).items():
        yield Figure(name, median(values), FRAME_LIMITS[name], "frame rate unlocked, p50")
    yield Figure("script in a frame, p95", measure_script(playwright, site), 1.5, unit="ms")


def cost(playwright: Playwright, _site: str, _stock: str, _naive: str, rounds: int) -> Iterator[Figure]:
    """Measure what a pass that plays costs a computer without a graphics card, beside earlier builds."""
    checkout = this_checkout()
    found = measure_cost(playwright, checkout, checkout.site, rounds)
    for name, limit, commit in (("main thread", 0.45, BEFORE), ("processor", 0.6, WHOLE)):
        detail = f"{found[f'{name}, ms']:.0f} ms for 60 frames"
        yield Figure(f"{name} while it plays / build of {commit}", found[name], limit, detail)


def rest(playwright: Playwright, site: str, _stock: str, _naive: str, _rounds: int) -> Iterator[Figure]:
    """Count frames that nobody sees."""
    for name, drawn in measure_rest(playwright, site).items():
        yield Figure(f"frames drawn in a second, {name}", drawn, 0)


def growth(playwright: Playwright, site: str, _stock: str, _naive: str, _rounds: int) -> Iterator[Figure]:
    """Measure what ten thousand networks leave behind."""
    grown = measure_growth(playwright, site)
    yield Figure("memory after 10,000 randomizes", 100 * grown, 2, "JavaScript heap and Python's memory", "%")
    dragged = measure_drag(playwright, site)
    yield Figure("memory after 10 s of dragging", 100 * dragged, 2, "JavaScript heap and Python's memory", "%")


PARTS: dict[str, Callable[[Playwright, str, str, str, int], Iterator[Figure]]] = {
    "startup": startup,
    "embeds": embeds,
    "offline": offline,
    "answers": answers,
    "opening": opening,
    "training": training,
    "frames": frames,
    "cost": cost,
    "rest": rest,
    "growth": growth,
}


def main() -> int:
    """Measure, print the table, write bench.json; return 1 if a figure is not what it must be."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="alternating runs of what is compared")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure only this part")
    chosen = parser.parse_args()
    checkout = this_checkout()
    with ExitStack() as stack:
        contents = (BuiltSite(checkout.site), StockSite(checkout), NaiveSite(checkout))
        site, stock, naive = (stack.enter_context(serving(content)) for content in contents)
        playwright = stack.enter_context(sync_playwright())
        browser = chromium.launch(playwright)
        machine = f"Chromium {browser.version}, {platform.system()} {platform.machine()}"
        browser.close()
        measured = []
        for name in chosen.only or PARTS:
            print(f"measuring {name} …", file=sys.stderr)
            measured += list(PARTS[name](playwright, site, stock, naive, chosen.rounds))
    print(machine, *table(measured), sep="\n")
    report = {"machine": machine, "figures": [asdict(figure) | {"reached": figure.reached} for figure in measured]}
    Path("bench.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    return int(not all(figure.reached for figure in measured))


if __name__ == "__main__":
    sys.exit(main())
