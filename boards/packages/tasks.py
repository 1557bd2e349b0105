"""The work that `manage.py db_worker` does for the papers of boards."""

from django_tasks import task


@task()
def make_package(package_pk: int) -> None:
    """Make the package, unless it is made already. What hinders stands in its row."""
    from boards.packages.making import make  # what prints is heavy, and is loaded by the worker alone

    make(package_pk)
