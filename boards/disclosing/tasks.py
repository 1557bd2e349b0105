"""The work that `manage.py db_worker` does for disclosures."""

from django_tasks import task


@task()
def make_disclosure(pk: int) -> None:
    """Make the file that is handed out. What hinders stands in the disclosure's row."""
    from boards.disclosing.making import make  # what prints is heavy, and is loaded by the worker alone

    make(pk)
