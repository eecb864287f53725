"""Put a result where the user wants it."""

import sys

from summarize.command.options import Options


def deliver(text: str, options: Options) -> None:
    """Write the text to the file that was named, or print it; raise InputError."""
    if options.output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from summarize.output import write_whole

    write_whole(options.output, text)
