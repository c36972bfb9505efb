"""Make all generated files that the sources need: runtimes, fonts, packed core, reels, networks and pictures."""

from __future__ import annotations

import sys
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.record.datasets import fetch_datasets
from forward_pass_site.record.networks import train_networks
from forward_pass_site.record.pictures import paint_pictures
from forward_pass_site.record.reels import record_reels
from forward_pass_site.record.trainings import record_trainings
from forward_pass_site.runtime.app_bundle import bundle_app
from forward_pass_site.runtime.fetch import fetch_runtimes
from forward_pass_site.runtime.later_pack import pack_formats
from forward_pass_site.runtime.pins import read_pins
from forward_pass_site.runtime.reduce import reduce_runtime
from forward_pass_site.stamp import Stamp


def prepare(checkout: Checkout) -> None:
    """Bring static/vendor and static/recorded up to date; quick when they are."""
    fetch_runtimes(checkout, read_pins())
    subset_fonts(checkout)
    bundle_app(checkout)
    record_reels(checkout)
    reduce_runtime(checkout)
    pack_formats(checkout)
    fetch_datasets(checkout)
    train_networks(checkout)
    record_trainings(checkout)
    paint_pictures(checkout)


def subset_fonts(checkout: Checkout) -> None:
    """Make the page's fonts if their source packages, their tools or the choice of signs changed."""
    inputs = [checkout.root / "package-lock.json", checkout.root / "requirements-run.txt"]
    inputs += [Path(__file__).with_name("fonts.py")]
    stamp = Stamp.of(checkout.vendor / "fonts" / ".stamp", [path.read_bytes() for path in inputs])
    if stamp.is_current():
        return
    # Only this step needs the font tools; without them everything else still works.
    from forward_pass_site.build.fonts import write_fonts, write_typefaces

    write_typefaces()
    for path in write_fonts():
        print(f"  {path.name}: {path.stat().st_size:,} bytes, subset for the page", file=sys.stderr)
    stamp.write()
