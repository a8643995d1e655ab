"""Ctrl-C, an order to end and a terminal that closes, held off where they would leave something half done."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_held() -> Iterator[None]:
    """They wait until this is done. Processes that are started meanwhile inherit that."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has nothing like it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
