"""A refusal is a sentence to the person who asked."""


class Refused(Exception):
    """What was asked cannot be done now; the message says why and what to do, in Swedish, and is shown as it is."""

    @property
    def sentence(self) -> str:
        return str(self)
