"""What a browser sends of the page of facts."""

from django.urls import reverse


def form_of(client, document, **changes):
    """What the page would send: every control as it stands, with changes."""
    page = client.get(reverse("documents:frame", args=[document.pk]))
    forms, sent = page.context["forms"], {"seen": page.context["seen"]}
    for each in [forms.frame, *forms.numbers, forms.parties.management_form, forms.signatories.management_form]:
        sent |= {field.html_name: field.value() for field in each}
    for form in [*forms.parties.forms, *forms.signatories.forms]:
        sent |= {field.html_name: field.value() for field in form}
    return {name: value for name, value in {**sent, **changes}.items() if is_sent(value)}


def is_sent(value):
    """Whether a browser sends it: an empty box and an unticked one are not the number 0."""
    return value is not None and value is not False
