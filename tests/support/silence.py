"""Which requests the tests' own server is still answering."""

import threading
from contextlib import contextmanager

from django.core.signals import request_finished, request_started


@contextmanager
def requests_under_way():
    """An event that is set while no request is being answered in another thread than the test's."""
    own, answering, are_answered = threading.get_ident(), set(), threading.Event()
    are_answered.set()

    def begin(**_of):
        if threading.get_ident() != own:
            answering.add(threading.get_ident())
            are_answered.clear()

    def end(**_of):
        answering.discard(threading.get_ident())
        if not answering:
            are_answered.set()

    request_started.connect(begin)
    request_finished.connect(end)
    try:
        yield are_answered
    finally:
        request_started.disconnect(begin)
        request_finished.disconnect(end)
