"""The built site and the npm package: staged, bundled, laid out and put in place."""
