from django.core.mail.backends.base import BaseEmailBackend


class Failing(BaseEmailBackend):
    """A mail server that answers what the test says."""

    error: Exception = ConnectionRefusedError()

    def send_messages(self, messages):
        raise self.error


class Silent(BaseEmailBackend):
    """A mail server that nobody gets in to; asked so many times."""

    error: Exception = TimeoutError("timed out")
    asked = 0

    def open(self):
        type(self).asked += 1
        raise self.error
