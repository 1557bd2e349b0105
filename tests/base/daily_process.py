"""A machine of its own that does the day's work: `python daily_process.py MAILS KILLED_AFTER`.

Its one job writes so many mails, and is killed outright after the given number of them; 0 for never.
"""

import os
import signal
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from base import daily  # noqa: E402
from base.mail import write_mail  # noqa: E402

mails, killed_after = int(sys.argv[1]), int(sys.argv[2])


def job(day):
    for number in range(1, mails + 1):
        write_mail(f"daily-{number}-{day}", f"{number}@lindhaga.example", "Svar väntas", "Text", "Ett prov")
        if number == killed_after:
            os.kill(os.getpid(), signal.SIGKILL)


for name in daily.names():
    daily._jobs.pop(name)
daily.register("base.test", job)
call_command("daily")
