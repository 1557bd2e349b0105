"""What a browser sends of the page of facts."""

from django.urls import reverse


def form_of(client, document, **changes):
    """What the page would send: every control as it stands, with changes."""
    page = client.get(reverse("documents:frame", args=[document.pk]))
    forms, sent = page.context["forms"], {"seen": page.context["seen"]}
    asked = [forms.number, forms.parties.management_form, *forms.parties.forms]
    if not forms.is_final:
        asked += [forms.frame, forms.signatories.management_form, *forms.signatories.forms]
    for form in asked:
        sent |= {field.html_name: field.value() for field in form if not field.field.disabled}
    return {name: value for name, value in {**sent, **changes}.items() if is_sent(value)}


def is_sent(value):
    """Whether a browser sends it: an empty box and an unticked one are not the number 0."""
    return value is not None and value is not False
