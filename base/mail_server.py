"""Handing mail to the mail server, so that it is known whether a mail can have left."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.cache import cache
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

_SILENT, _SECONDS = "mail_server_is_silent", 60
_NEVER_LEFT = (ConnectionRefusedError, socket.gaierror, smtplib.SMTPConnectError, smtplib.SMTPHeloError)


class ServerSilent(Exception):
    """The mail server answers nobody or does not let us in: no mail has left, and every one waits."""


class Refused(Exception):
    """Why a mail did not leave, in a sentence. is_lasting: another try would come to the same."""

    def __init__(self, why: str, *, is_lasting: bool):
        super().__init__(why)
        self.is_lasting = is_lasting


@contextmanager
def opened() -> Iterator[BaseEmailBackend]:
    """A connection that mail can be sent by. Raises ServerSilent when there is none to be had."""
    connection = get_connection()
    try:
        connection.open()
        _greet(connection)
    except OSError as error:  # all of smtplib's own are such
        _close(connection)
        cache.set(_SILENT, True, _SECONDS)
        raise ServerSilent(_answer_of(error)) from error
    try:
        yield connection
    finally:
        _close(connection)


def _greet(connection: BaseEmailBackend) -> None:
    """A server that does not answer a greeting takes no mail; smtplib would greet it only as it hands the mail over."""
    if isinstance(smtp := getattr(connection, "connection", None), smtplib.SMTP):
        smtp.ehlo_or_helo_if_needed()


def is_known_to_be_silent() -> bool:
    """Whether it has just been tried in vain, so that nobody need wait for it once more."""
    return cache.get(_SILENT, False)


def deliver(message) -> None:
    """Give the message to the server. Raises Refused when it did not leave; other errors leave that unknown."""
    try:
        went = message.send()
    except ValueError as error:  # it could not be put together
        raise Refused(_("Mejlet går inte att skicka: %(why)s") % {"why": error}, is_lasting=True) from error
    except OSError as error:
        if refusal := _refusal_of(error):
            raise refusal from error
        raise
    if not went:
        raise Refused(_("Adressen saknas."), is_lasting=True)


def _refusal_of(error: OSError) -> Refused | None:
    """The refusal that the error amounts to; None when the mail may have left all the same."""
    code = _code_of(error)
    if isinstance(error, _NEVER_LEFT) or 400 <= code < 500:
        return Refused(_("Mejlservern tog inte emot det. Nytt försök görs."), is_lasting=False)
    if code >= 500:
        return Refused(_("Mejlservern vägrade: %(why)s") % {"why": _answer_of(error)}, is_lasting=True)
    return None


def _close(connection: BaseEmailBackend) -> None:
    with suppress(OSError):  # what has been said when we leave changes nothing
        connection.close()


def _code_of(error: OSError) -> int:
    """The server's own answer that it did not take the mail; 0 when there is none to go by."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _answer in error.recipients.values()), default=0)
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def _answer_of(error: OSError) -> str:
    """What the server said, otherwise what went wrong."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return str(error) or type(error).__name__
    return "; ".join(f"{code} {_text(answer)}" for code, answer in answers)


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
