"""The scenarios of a folder, worked through by one process or by several, in the order in which they were given."""

import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, parent_process
from threading import Thread, get_ident
from typing import TypeVar

from sroi_cli.commands.failures import Failure
from sroi_cli.commands.interrupts import interrupts_held

_MOST_PROCESSES = 61  # that Windows can wait for
_AT_ONCE = 8  # scenarios that a process takes in one go: neighbours, which share what they read
_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
Job = Callable[[_Task], _Done]


def worked(
    job: Job[_Task, _Done], tasks: Sequence[_Task], processes: int, tell: Callable[[int], None]
) -> Generator[_Done, None, None]:
    """What the job gives for each task; `tell` hears how many more are done.

    Raises:
        Failure: a process was ended from outside. What the job raises ends the work too.
    """
    processes = min(processes, len(tasks), _MOST_PROCESSES)
    for done in _in_processes(job, tasks, processes) if processes > 1 else map(job, tasks):
        tell(1)
        yield done


def _in_processes(job: Job[_Task, _Done], tasks: Sequence[_Task], processes: int) -> Iterator[_Done]:
    """Each process reads reference values and templates once; on an error all finish what they have at hand."""
    at_once = min(_AT_ONCE, max(1, len(tasks) // (4 * processes)))
    with _as_many_as_allowed():
        pool = ProcessPoolExecutor(processes, initializer=_follow_parent)
    try:
        with _as_many_as_allowed(), interrupts_held():
            results = pool.map(job, tasks, chunksize=at_once)
        yield from results
    except BrokenProcessPool:
        raise Failure(
            "one of the processes was ended from outside, perhaps because memory ran out; run again, with --jobs 1"
        ) from None
    finally:
        with interrupts_held():  # an interrupted shutdown would leave processes that wait for each other
            pool.shutdown(cancel_futures=True)


@contextmanager
def _as_many_as_allowed() -> Iterator[None]:
    """Raises Failure where the machine allows no more processes, and ends those that it did allow."""
    try:
        yield
    except (ImportError, NotImplementedError, OSError) as error:
        for started in active_children():
            started.terminate()  # it would wait for work for ever, and Python for it
        why = getattr(error, "strerror", None) or error
        raise Failure(f"no more processes can be started ({why}); run again, with --jobs 1") from None


def _follow_parent() -> None:
    """Leaves Ctrl-C to the process that started this one while interrupts were held, and ends when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, args=(get_ident(),), daemon=True).start()
    if hasattr(signal, "pthread_sigmask"):
        # for this thread, which holds them as it writes
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGHUP})


def _end_with_parent(worker: int) -> None:
    parent = parent_process()
    if parent is None:
        return
    parent.join()
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(worker, signal.SIGTERM)  # to the thread that may be writing, whatever others would take it
    else:
        os.kill(os.getpid(), signal.SIGTERM)
