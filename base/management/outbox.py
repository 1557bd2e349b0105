"""What `daily` and `send_mail` both end with: what waits is sent, and what went wrong is said to whoever runs them."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from base import mail


def send_and_tell(command: BaseCommand, *, told_for: timedelta) -> str:
    """Send what waits and say how it went. Returns why the mail server took none of it; empty when it did.

    told_for: how long one goes on telling of a mail that went wrong.
    """
    if settings.DEMO:
        command.stdout.write("I provläget skickas inga mejl. De läses på /demo/mejl/.")
        return ""
    sent, silence = 0, ""
    try:
        sent = mail.send_waiting()
    except mail.ServerSilent as error:
        silence = f"Mejlservern svarar inte: {error}. Det som väntar skickas när den svarar."
    command.stdout.write(f"Skickade: {sent}. Väntar: {mail.waiting().count()}.")
    _tell_of_troubles(command, timezone.now() - told_for)
    return silence


def _tell_of_troubles(command: BaseCommand, since) -> None:
    for overdue in mail.overdue():
        command.stderr.write(f"Väntar sedan mer än ett dygn: {overdue}. {overdue.failure}")
    for uncertain in mail.uncertain().filter(claimed_at__gt=since):
        command.stderr.write(f"Osäkert om det skickades: {uncertain}. Det skickas inte igen av sig självt.")
    for refused in mail.refused().filter(claimed_at__gt=since):
        command.stderr.write(f"Gick inte fram: {refused}. {refused.failure}")
