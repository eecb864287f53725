"""The version, as pip and `summarize --version` tell it."""

__version__ = "0.1.0"
