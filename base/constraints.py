"""Constraints that both databases keep."""

from django.db.models import Q, UniqueConstraint


def unique_with_null(name: str, *fields: str, nullable: str, message="") -> list[UniqueConstraint]:
    """Unique over the fields and the nullable one, where two nulls count as equal.

    SQLite knows no `NULLS NOT DISTINCT`, so the rows without a value get a constraint of their own.
    """
    extra = {"violation_error_message": message} if message else {}
    return [
        UniqueConstraint(fields=[nullable, *fields], name=name, **extra),
        UniqueConstraint(
            fields=list(fields), condition=Q(**{f"{nullable}__isnull": True}), name=f"{name}_null", **extra
        ),
    ]
