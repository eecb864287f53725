"""The entry point: from the first moment on, the program ends with one line, whatever stops it."""

import errno
import gc
import sys
from _signal import (  # type: ignore[import-not-found]  # signal itself takes 3 ms
    SIG_DFL,
    SIG_IGN,
    SIGINT,
    default_int_handler,
    getsignal,
    signal,
)
from _thread import interrupt_main, start_new_thread

from summarize.exit_code import ExitCode

# Until main catches it, Ctrl-C ends the program as the system does, without a traceback.
_CAUGHT = getsignal(SIGINT) is default_int_handler  # not if a shell runs it in the background
if _CAUGHT:
    signal(SIGINT, SIG_DFL)

# New objects before garbage is collected again: a run makes few cycles, and Python's default of 700
# takes 4 % of a start.
_YOUNG = 50_000


def main() -> None:
    """Run the program and exit with its code."""
    code: int
    try:
        if _CAUGHT:
            sys.unraisablehook = _raise_again
            signal(SIGINT, default_int_handler)
        from summarize.commands.startup import load_dataclasses

        gc.set_threshold(_YOUNG)
        load_dataclasses()
        from summarize.commands.dispatch import run

        code = run()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except MemoryError:
        code = _complain("not enough memory: allow more of it (ulimit -v)")
    except OSError as error:
        code = _explain_limit(error)
    if _CAUGHT:  # while Python ends, it would print a traceback
        signal(SIGINT, SIG_IGN if code == ExitCode.INTERRUPTED else SIG_DFL)
    gc.freeze()  # or Python searches all objects for cycles: 6 % of a text, 15 % of a page
    sys.exit(code)


def _raise_again(found: "sys.UnraisableHookArgs") -> None:
    """Raise an interrupt again if it arrived in code that can't be interrupted, as a destructor."""
    if found.exc_type is KeyboardInterrupt:
        start_new_thread(interrupt_main, ())  # raised in here, it would be lost, too
    elif issubclass(found.exc_type, Exception):
        sys.__unraisablehook__(found)


def _explain_limit(error: OSError) -> int:
    """Report too few file descriptors, which even an import can hit; raise any other error."""
    if error.errno not in (errno.EMFILE, errno.ENFILE):
        raise error
    return _complain("too many open files: allow more of them (ulimit -n)")


def _complain(message: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"summarize: {message}\n")
    return ExitCode.INPUT


if __name__ == "__main__":
    main()
