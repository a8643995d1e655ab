"""The program's entry: runs a command and turns every ending into an exit code, never into a traceback."""

import gc
import os
import sys
from types import TracebackType

from sroi_cli import __version__

_INTERRUPTED = 130  # as shells have it
_OBJECTS = 20_000  # between collections: looking through modules as they load takes a tenth of a start


def main() -> None:
    """Exit codes: 0 done; 1 the user's file or data is wrong; 2 wrong use; 3 a bug."""
    sys.excepthook = _say_nothing_of_interrupts
    if sys.argv[1:] == ["--version"] and _told_version():
        sys.exit(0)
    code = _command()
    _let_go_of_output()
    sys.exit(code)


def _told_version() -> bool:
    """Asked for alone, the version is told without loading the command line, which takes five times as long.

    Where it cannot be told, the command line says why.
    """
    try:
        os.write(sys.stdout.fileno(), f"sroi {__version__}\n".encode())
    except (OSError, AttributeError):  # a pipe that is closed or a disk that is full; no standard output at all
        return False
    return True


def _command() -> int:
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads of NumPy's would take the signals that we hold
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # what else is installed changes nothing, nor slows
    from sroi_cli.commands.failures import ReaderGone

    if sys.stderr is None:  # closed: Typer would speak to standard output instead
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows no € gets a question mark
    try:
        code = _run()
    except ReaderGone:
        code = 0
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # another Ctrl-C changes nothing any more
    return code


def _say_nothing_of_interrupts(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Ctrl-C while the program ends for the first one."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


def _let_go_of_output() -> None:
    """Leaves nothing behind that Python would fail to flush at exit, with an exit code of its own."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run() -> int:
    from sroi_cli.commands.app import app
    from sroi_cli.commands.failures import BUG, WRONG_DATA, Failure, ReaderGone, bug_words, exit_code
    from sroi_cli.commands.output import say
    from sroi_cli.reading.errors import ReadingError

    try:
        app(prog_name="sroi")
    except SystemExit as ending:
        # 1 is Typer's code for a pipe that closed under --help; our own failures are no SystemExit
        return ending.code if isinstance(ending.code, int) and ending.code != 1 else 0
    except ReaderGone:
        raise
    except (Failure, ReadingError) as error:
        say(str(error))
        return exit_code(error)
    except OSError as error:  # what no command foresaw: a full disk under --help, say
        say(f"{error.filename or 'standard output'}: {error.strerror}")
        return WRONG_DATA
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets words and an exit code
        if _interrupted(error):
            return _INTERRUPTED
        say(bug_words(error))
        return BUG
    return 0


def _interrupted(error: BaseException | None) -> bool:
    """Ctrl-C while a library was at work, which may wrap it."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    main()
