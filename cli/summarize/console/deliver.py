"""Put a result where the user wants it."""

import sys


def deliver(text: str, output: str | None) -> None:
    """Write the text to the file that is named, or print it; raise InputError."""
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from summarize.console.files import write_whole

    write_whole(output, text)
