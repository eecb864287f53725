"""The version that pip and `summarize --version` report."""

__version__ = "0.1.0"
