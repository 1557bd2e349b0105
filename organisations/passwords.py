"""The rules of Django for passwords, with what to do in plain Swedish."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class UnlikeThePerson(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return _("Lösenordet liknar ditt namn eller din e-postadress. Välj ett annat.")

    def get_help_text(self):
        return _("Använd inte ditt namn eller din e-postadress.")


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return _("Lösenordet är för kort: skriv minst %(count)d tecken. En mening går bra.") % {
            "count": self.min_length
        }

    def get_help_text(self):
        return _("Minst %(count)d tecken. En mening som du minns går bra.") % {"count": self.min_length}


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return _("Det lösenordet använder många, så det går lätt att gissa. Välj ett annat.")

    def get_help_text(self):
        return _("Undvik vanliga lösenord.")


class NotDigitsAlone(password_validation.NumericPasswordValidator):
    def get_error_message(self):
        return _("Lösenordet är bara siffror. Ta med bokstäver också.")

    def get_help_text(self):
        return _("Inte bara siffror.")
