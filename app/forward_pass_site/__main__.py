"""Runs the command line for `python -m forward_pass_site` and for the installed command `forward-pass`."""

import sys

from forward_pass_site.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
