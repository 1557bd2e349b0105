from django.core.mail.backends.base import BaseEmailBackend


class Failing(BaseEmailBackend):
    """A mail server that answers what the test says."""

    error: Exception = ConnectionRefusedError()

    def send_messages(self, messages):
        raise self.error
