"""A real mail server on this machine, that keeps what it is given."""

from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from tools.postgres import free_port


class Sink:
    """`received`: the mails in the order that they came. `on_mail`: called with each, before the answer."""

    def __init__(self):
        self.received: list[EmailMessage] = []
        self.on_mail = lambda mail: None

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 aiosmtpd's own name
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append(mail)
        self.on_mail(mail)
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        return sorted(mail["To"] for mail in self.received)


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
