"""Tags and filters that every page may use: `{% load base_tags %}`."""

import re
from collections.abc import Iterable

from django import forms, template
from django.template.defaultfilters import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from base import browsers, dates, typed
from base.forms import problems

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"
PAGE = "sida"
_MONTH = "|".join(dates.MONTHS)
_HELD_TOGETHER = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b|\b\d+(?:–\d+)? §§?|§§? \d+|\bkl\. \d|\b\d+ (?:dagar|dag|år)\b"
)


def _bind(text: str) -> str:
    return _HELD_TOGETHER.sub(lambda found: found[0].replace(" ", NBSP), text)


# Dates and words


@register.filter
def longdate(day) -> str:
    """`{{ paper.dated_on|longdate }}`: `1 januari 2027`, never broken over two lines; empty for None."""
    return dates.long_date(day).replace(" ", NBSP) if day else ""


@register.filter
def shortdate(day) -> str:
    """`1 januari` this year, with the year otherwise."""
    return dates.short_date(day).replace(" ", NBSP) if day else ""


@register.filter
def longdates(sentence) -> str:
    """A sentence that a program wrote with days as `2027-01-01`, for a person to read."""
    return _bind(dates.with_long_dates(str(sentence)))


@register.filter
def moment(value) -> str:
    """`12 mars 2027 kl. 14.32`, or `i dag kl. 14.32`."""
    return _bind(dates.long_moment(value)) if value else ""


@register.filter
def relative(day) -> str:
    """`om 40 dagar`, `i går`."""
    return dates.relative(day).replace(" ", NBSP) if day else ""


@register.simple_tag(takes_context=True)
def typed_words(context) -> list[str]:
    """`{% typed_words as texts %}`: what somebody sent that could not be taken."""
    return typed.typed_words(context["request"]) if "request" in context else []


@register.simple_tag
def period(start, end) -> str:
    """`{% period term.starts_on term.ends_on %}`: `1 januari 2019 – 31 december 2022`."""
    return _bind(dates.period(start, end))


@register.filter(needs_autoescape=True)
def bind(sentence, autoescape=True) -> str:
    """Keeps dates, sections of a law and lengths of time in a sentence on one line each."""
    text = conditional_escape(sentence) if autoescape else str(sentence)
    return mark_safe(_bind(text)) if isinstance(text, SafeString) else _bind(text)  # noqa: S308 escaped above


@register.filter
def enumerated(items: Iterable) -> str:
    """`{{ names|enumerated }}`: `a, b och c`."""
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s och %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}


register.filter(browsers.browser_name)


# Forms


@register.inclusion_tag("includes/_field.html")
def field(bound: forms.BoundField, hint: str = "", label: str = "", optional: bool = True, **attrs) -> dict:
    """`{% field form.title %}`: label, hint, error and control.

    `hint` and `label` replace the field's own; `optional=False` leaves out "(valfritt)", as in filters; every other
    argument becomes an attribute of the control, with `_` for `-` (`rows=4`, `hx_get=url`). What a form names in
    `sometimes_required`, because it demands it after what else was answered, is not called optional.
    """
    if hint:
        bound.help_text = hint
    if label:
        bound.label = label
    named = {name.replace("_", "-"): value for name, value in attrs.items()}
    is_optional = optional and bound.name not in getattr(bound.form, "sometimes_required", ())
    return {"field": bound, "attrs": named, "is_optional_shown": is_optional}


@register.simple_tag
def control(bound: forms.BoundField, attrs: dict | None = None) -> SafeString:
    """The control alone, with the class that gives it its look. Used by `includes/_field.html`."""
    widget = bound.field.widget
    widget.attrs.pop("placeholder", None)  # a hint stays while one types, a placeholder does not
    given = dict(attrs or {})
    if isinstance(widget, forms.MultiWidget):
        for part in widget.widgets:
            part.attrs["class"] = _with_look(part.attrs.get("class", ""))
    else:
        given["class"] = _with_look(f"{widget.attrs.get('class', '')} {given.get('class', '')}")
    return bound.as_widget(attrs=given)


@register.simple_tag
def choices(bound: forms.BoundField) -> list[forms.boundfield.BoundWidget]:
    """The choices of a group of radio buttons or check boxes."""
    attrs = bound.field.widget.attrs
    attrs["class"] = _with_look(attrs.get("class", ""))
    return list(bound.subwidgets)


def _with_look(classes: str) -> str:
    return " ".join(dict.fromkeys(["ds-input", *classes.split()]))


@register.filter
def kind_of(bound: forms.BoundField) -> str:
    """`choices`, `check`, `file` or `line`: which of the four ways a field is laid out."""
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "line"


@register.inclusion_tag("includes/_error_summary.html")
def error_summary(*forms_and_formsets) -> dict:
    """`{% error_summary form %}`: what is wrong, with a link to each field; nothing when all is well."""
    given = [each for each in forms_and_formsets if each]
    return {"problems": problems(*given)}


# Pages and lists


@register.inclusion_tag("includes/_breadcrumbs.html")
def breadcrumbs(*labels_and_urls) -> dict:
    """`{% breadcrumbs "Överenskommelser" list_url paper.title %}`: label and address in turn, last the page itself."""
    *pairs, here = labels_and_urls
    trail = [{"label": label, "url": url} for label, url in zip(pairs[::2], pairs[1::2], strict=True)]
    return {"trail": trail, "parent": trail[-1] if trail else None, "here": here}


@register.inclusion_tag("includes/_sort_header.html", takes_context=True)
def sort_header(context, label: str, key: str, param: str = "sortera") -> dict:
    """`{% sort_header "Gäller till" "slut" %}`: a column head that sorts by `?sortera=slut`, then by `-slut`."""
    query = context["request"].GET.copy()
    chosen = query.get(param, "")
    query[param] = f"-{key}" if chosen == key else key
    query.pop(PAGE, None)
    order = {key: "ascending", f"-{key}": "descending"}.get(chosen, "")
    return {"label": label, "address": f"?{query.urlencode()}", "order": order}


@register.inclusion_tag("includes/_pagination.html", takes_context=True)
def pagination(context, page, param: str = PAGE) -> dict:
    """`{% pagination page %}` for a Django page of a `Paginator`; nothing when there is only one."""
    query = context["request"].GET.copy()
    query.pop(param, None)
    start = f"{query.urlencode()}&" if query else ""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "gap": page.paginator.ELLIPSIS, "start": f"?{start}{param}="}
