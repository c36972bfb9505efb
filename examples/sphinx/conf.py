"""The settings of this site."""

import sys
from pathlib import Path

# Where forward_pass_directive.py is.
sys.path.insert(0, str(Path(__file__).parent))

project = "Lecture notes"
extensions = ["myst_parser", "forward_pass_directive"]
exclude_patterns = ["README.md"]
html_theme = "alabaster"
# Where the folder that `make build` writes is hosted, with a slash at its end.
forward_pass_site = "https://YOUR-HOST/"
