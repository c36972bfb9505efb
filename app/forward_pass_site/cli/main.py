"""The command line: `forward-pass build`, `forward-pass serve build/site`, and the steps between."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from forward_pass_site.build.bundle import bundle_painter
from forward_pass_site.build.data_modules import check_modules, write_modules
from forward_pass_site.build.dev_content import DevContent
from forward_pass_site.build.packaged_site import PACKAGED_SITE, unpack_site
from forward_pass_site.build.prepare import prepare
from forward_pass_site.build.site import build_site
from forward_pass_site.checkout import this_checkout
from forward_pass_site.cli.address import folder_url
from forward_pass_site.cli.network_files import add_network_commands, check_network, convert_network
from forward_pass_site.cli.options import add_commands, chosen_attributes, chosen_network
from forward_pass_site.cli.parser import Parser, run, whole_number
from forward_pass_site.cli.training import add_train_command, train_network
from forward_pass_site.errors import SiteError, quoted
from forward_pass_site.node import ensure_node
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import serve_forever

PORT: dict[str, Any] = {
    "type": whole_number("a port", 0, 65535),
    "default": 8000,
    "help": "8000 unless given; 0 takes a free one",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    chosen = _parser().read(arguments)
    if chosen.command == "check":
        return check_network(chosen.file)
    return run(lambda: _run(chosen), "forward-pass")


def _run(chosen: argparse.Namespace) -> None:
    match chosen.command:
        case "node":
            ensure_node(this_checkout())
        case "prepare":
            prepare(this_checkout())
        case "build":
            _build(chosen)
        case "serve":
            if not (chosen.folder / "index.html").is_file():
                raise SiteError(f"the folder to serve must hold an index.html; got {quoted(chosen.folder)}")
            serve_forever(Folder(chosen.folder), chosen.port)
        case "dev":
            checkout = this_checkout()
            prepare(checkout)
            serve_forever(DevContent(checkout), chosen.port)
        case "package":
            from forward_pass_site.build.npm_package import pack

            checkout = this_checkout()
            print(pack(checkout, checkout.site, chosen.out))
        case "data":
            (check_modules if chosen.check else write_modules)(this_checkout())
        case "record":
            _record(chosen)
        case "snippet":
            _snippet(chosen)
        case "picture":
            _picture(chosen)
        case "convert":
            convert_network(chosen)
        case "train":
            train_network(chosen)
        case "script":
            from forward_pass import record
            from forward_pass.script import script

            network = chosen_network(chosen)
            print(script(record(network.source, [network.sample], network.options), 0), end="")
        case "seeds":
            # Imported here, because most commands do not need NumPy.
            from forward_pass_site.record.seeds import lively_seeds

            print(json.dumps(lively_seeds(chosen.count)))


def _build(chosen: argparse.Namespace) -> None:
    site_url = None if chosen.site is None else folder_url(chosen.site)
    if not PACKAGED_SITE.is_dir():
        checkout = this_checkout()
        prepare(checkout)
        bundle_painter(checkout)
        _report(build_site(checkout, chosen.out, runtime=chosen.runtime, site_url=site_url))
    elif chosen.out is None:
        raise SiteError("the folder to build into must be named: --out DIR")
    elif chosen.runtime != "reduced":
        raise SiteError(f"an installed package carries the reduced runtime alone; {chosen.runtime} needs a checkout")
    else:
        print(f"  {unpack_site(chosen.out, site_url):>11,} bytes  {chosen.out}")


def _record(chosen: argparse.Namespace) -> None:
    from forward_pass_site.cli.reel_file import write_reel

    size = write_reel(chosen_network(chosen), chosen.samples, chosen.out)
    print(f"  {size:>7,} bytes  {chosen.out}")


def _snippet(chosen: argparse.Namespace) -> None:
    from forward_pass_site.cli.snippet import Embedding, snippets
    from forward_pass_site.cli.training_snippet import NO_NETWORK, TrainingEmbedding, chosen_training, refuse_alone

    how = chosen_attributes(chosen), chosen.width, chosen.picture, chosen.jsx
    if chosen.mode:
        embedding: Embedding = TrainingEmbedding(chosen.site, NO_NETWORK, *how, chosen_training(chosen))
    else:
        refuse_alone(chosen)
        embedding = Embedding(chosen.site, chosen_network(chosen), *how)
    print(snippets(embedding))


def _picture(chosen: argparse.Namespace) -> None:
    from forward_pass_site.cli.picture_file import read_reel, record_first, write_picture
    from forward_pass_site.record.painter import Look

    attributes = chosen_attributes(chosen)
    moment_ms = float(attributes["moment"]) if "moment" in attributes else None
    look = Look(
        chosen.width,
        chosen.height,
        attributes.get("theme", "auto"),
        attributes.get("labels"),
        chosen.dashed,
        moment_ms=moment_ms,
    )
    reel = read_reel(chosen.recorded) if chosen.recorded else record_first(chosen_network(chosen))
    print(write_picture(reel, look, chosen.out).title)


def _report(sizes: dict[str, int]) -> None:
    for name, size in sizes.items():
        print(f"  {size:>7,} bytes gzip  {name}")
    print(f"  {sum(sizes.values()):>7,} bytes gzip  before the first pulse")


def _parser() -> Parser:
    """Return the parser; an installed package names only those commands that need no checkout."""
    installed = PACKAGED_SITE.is_dir()
    parser = Parser(prog="forward-pass", description="Make and serve the Forward Pass site.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    build_help = "write the built site into a folder" if installed else "prepare, then build the site into build/site"
    build = commands.add_parser("build", help=build_help)
    build.add_argument(
        "--runtime",
        choices=("reduced", "full"),
        default="reduced",
        help=argparse.SUPPRESS
        if installed
        else "reduced to what the page uses (the default), or full: Pyodide and NumPy untouched",
    )
    build.add_argument("--out", type=Path, metavar="DIR", help="the folder: new, empty or an older site")
    build.add_argument("--site", metavar="URL", help="where the site will be, for the cards of links to it")
    serve = commands.add_parser("serve", help="serve a built site")
    serve.add_argument("folder", type=Path, metavar="DIR", help="the folder to serve")
    serve.add_argument("--port", **PORT)
    add_commands(commands)
    add_network_commands(commands)
    add_train_command(commands)
    if not installed:
        _add_commands_of_a_checkout(commands)
    return parser


def _add_commands_of_a_checkout(commands: Any) -> None:
    commands.add_parser("node", help="make sure that Node.js and npm are there")
    commands.add_parser("prepare", help="fetch and verify the runtimes, record the reels")
    dev = commands.add_parser("dev", help="serve the sources as written")
    dev.add_argument("--port", **PORT)
    package = commands.add_parser("package", help="pack the built site of build/site for npm")
    package.add_argument("--out", type=Path, default=Path("dist"), metavar="DIR", help="dist unless given")
    data = commands.add_parser("data", help="write the modules that hold what Python reads")
    data.add_argument("--check", action="store_true", help="only say whether it is up to date")
    seeds = commands.add_parser("seeds", help="search the seeds of lively networks, liveliest first")
    seeds.add_argument("--count", type=whole_number("the count", 1, 10_000), default=32, help="how many")


class _Version(argparse.Action):
    """Prints the version and ends. It imports `forward_pass`, and with that NumPy, only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from forward_pass import __version__

        print(f"forward-pass {__version__}")
        parser.exit()
