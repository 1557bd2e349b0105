"""What is written in the log: never an address that lets its reader in."""

import logging

from base.secret_addresses import without_secrets


class WithoutSecrets(logging.Filter):
    """Blanks the long part of addresses such as that of a svarslänk in every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_secrets(record.getMessage()), ()
        return True
