"""A real mail server on this machine, that keeps what it is given."""

from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from tools.postgres import free_port


class Sink:
    """`received`: the mails in the order that they came. `unknown`: addresses that it refuses.

    `on_step`: called with EHLO, MAIL and DATA of each mail, before the answer; what has come by DATA is received.
    """

    def __init__(self):
        self.received: list[EmailMessage] = []
        self.unknown: set[str] = set()
        self.on_step = lambda name: None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 aiosmtpd's own names
        session.host_name = hostname
        self.on_step("EHLO")
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        self.on_step("MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.unknown:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        self.on_step("DATA")
        return "250 OK"

    @property
    def times(self) -> Counter[tuple[str, str]]:
        """How often each mail came, by address and subject."""
        return Counter((mail["To"], str(mail["Subject"]).strip()) for mail in self.received)


@contextmanager
def mail_sink():
    """The sink and the `EMAIL_URL` by which it is reached."""
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield sink, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()
