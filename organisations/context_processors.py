from django.http import HttpRequest

from organisations.acting import acting_for, workplaces


def workplace(request: HttpRequest) -> dict:
    """`current_organisation` and `my_organisations` for the head of the page."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"current_organisation": acting_for(request), "my_organisations": workplaces(user)}
