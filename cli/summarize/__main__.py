"""The entry point: it can be interrupted, and its reader can leave, from the first moment on."""

import os
import sys


def main() -> None:
    """Run the program and exit with its code."""
    stdout = sys.stdout
    try:
        from summarize.commands.run import run

        code = run()
        stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = _close_pipe()
    except SystemExit:
        if sys.stdout is stdout:
            raise
        code = _close_pipe()  # Typer swaps stdout when the reader of --help has gone
    sys.exit(code)


def _close_pipe() -> int:
    """Let what is still in the buffer go nowhere: it would raise once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


if __name__ == "__main__":
    main()
