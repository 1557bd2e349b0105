"""How the list of agreements and pledges is narrowed."""

import django_filters
from django import forms
from django.db.models import Case, Exists, F, OrderBy, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from agreements.forms import areas_for
from agreements.models import Agreement, Area
from agreements.models.status import Code
from agreements.paging import MOST
from agreements.terms import SOON
from base.dates import today
from base.forms import DateField, Renderer
from base.searching import asked
from documents import kinds
from documents.models import Document, Reader, State, as_it_stands_to
from documents.ordering import in_order, latest_first
from documents.searching import matching
from organisations.permissions import organisations_of

KINDS = ("agreement", "pledge_set")
IN_FORCE, ENDED, SOON_OUT = "galler", "upphort", "gar-ut"
STATUSES = [
    (IN_FORCE, _("Gäller")),
    (SOON_OUT, _("Går ut inom ett halvår")),
    (Code.UPCOMING, Code.UPCOMING.label),
    (Code.CONDITIONAL, Code.CONDITIONAL.label),
    (Code.UNDOCUMENTED, Code.UNDOCUMENTED.label),
    (Code.INCOMPLETE, Code.INCOMPLETE.label),
    (ENDED, _("Har upphört, ersatts eller förfallit")),
    (State.DRAFT, State.DRAFT.label),
    (State.LOCKED, State.LOCKED.label),
    (State.DISCARDED, State.DISCARDED.label),
]
ORDERS = {
    "titel": "sort_title",
    "borjar": "agreement__starts_on",
    "slutar": "agreement__ends_on",
    "andrad": "changed_at",
}
TERM_DATES = ("agreement__starts_on", "agreement__ends_on")


class FilterForm(forms.Form):
    default_renderer = Renderer


class DayFilter(django_filters.Filter):
    field_class = DateField


class AgreementFilter(django_filters.FilterSet):
    """Narrows papers that the person may open; a fact is asked of those papers only that show it to the person."""

    q = django_filters.CharFilter(label=_("Sök"), method="by_words")
    status = django_filters.ChoiceFilter(
        label=_("Läge"), choices=STATUSES, method="by_status", empty_label=_("Alla utom kasserade")
    )
    dag = DayFilter(label=_("Dag"), method="keep", help_text=_("I dag, om inget annat anges."))
    ar = django_filters.NumberFilter(label=_("År"), method="by_year", min_value=1990, max_value=2100)
    omrade = django_filters.ModelChoiceFilter(
        label=_("Område"), queryset=Area.objects.none(), method="by_area", empty_label=_("Alla")
    )
    part = django_filters.CharFilter(label=_("Part"), method="by_party")
    slag = django_filters.ChoiceFilter(label=_("Slag"), choices=[], method="by_kind", empty_label=_("Alla"))

    class Meta:
        model = Document
        fields = []
        form = FilterForm

    def __init__(self, data, *, user, place):
        self.user = user
        super().__init__(data, queryset=_papers_of(user))
        self.filters["slag"].extra["choices"] = [(code, kinds.get(code).label) for code in KINDS]
        self.filters["omrade"].queryset = areas_for(place)

    @property
    def day(self):
        """The day that the list is seen from."""
        data = getattr(self.form, "cleaned_data", {})
        return data.get("dag") or today()

    @property
    def is_narrowed(self) -> bool:
        return any(self.form[name].value() for name in self.filters)

    @property
    def qs(self):
        papers = super().qs
        chosen = self.form.cleaned_data.get("status") if self.form.is_bound else None
        return papers if chosen == State.DISCARDED else papers.exclude(state=State.DISCARDED)

    def keep(self, papers, name, value):
        """The day is asked about by the other filters."""
        return papers

    def by_words(self, papers, name, value):
        return papers.filter(Exists(matching(self.user, value).filter(pk=OuterRef("pk"))))

    def by_kind(self, papers, name, value):
        return papers.filter(kind=value)

    def by_status(self, papers, name, value):
        if value in State.values:
            return papers.filter(state=value).read_as_they_stand_by(self.user)
        # Asked paper by paper, so that a page of 25 does not judge all the others.
        judged = _with_status(value, self.day).filter(document=OuterRef("pk"))
        return papers.filter(Exists(judged), state=State.FINAL).read_as_they_stand_by(self.user, fact="term")

    def by_year(self, papers, name, value):
        year = int(value)
        ended = Q(agreement__ends_on__year__lt=year)
        touches = Q(agreement__starts_on__year__lte=year) & ~ended
        with_term = touches & as_it_stands_to(self.user, fact="term")
        dated = Q(agreement=None, dated_on__year=year) & as_it_stands_to(self.user)
        return papers.filter(with_term | dated)

    def by_area(self, papers, name, value):
        return papers.filter(agreement__focus_areas__area=value).read_as_they_stand_by(self.user, fact="focus_areas")

    def by_party(self, papers, name, value):
        named = Q(parties__organisation__folded_name__contains=asked(value)) | Q(parties__name_as_written=value)
        named = Document.objects.filter(named).values("pk")
        return papers.filter(pk__in=named).read_as_they_stand_by(self.user)


def _papers_of(user):
    """Agreements and pledges that the person may open, asked for in the way that suits how many there are.

    Who has few begins with their own rows and sorts those; who has very many walks an index of the order until the page
    is full. Neither database can tell the two apart by itself.
    """
    papers = Document.objects.openable_by(user).filter(kind__in=KINDS)
    own = Reader.objects.filter(organisation__in=organisations_of(user)).values("document")
    return papers.filter(pk__in=own) if own[:MOST].count() < MOST else papers


def _with_status(chosen: str, day):
    if chosen == IN_FORCE:
        return Agreement.objects.in_force_on(day)
    if chosen == SOON_OUT:
        return Agreement.objects.running_out(day, SOON)
    codes = [Code.EXPIRED, Code.ENDED, Code.REPLACED, Code.LAPSED] if chosen == ENDED else [chosen]
    return Agreement.objects.having_code_on(day, *codes)


def ordered(papers, user, wanted: str):
    """By a column of the table, in Swedish order; the way back with a minus. The latest changed first otherwise.

    A date that the person is not shown gives its paper no place.
    """
    column = ORDERS.get(wanted.removeprefix("-"))
    if column is None:
        return latest_first(papers, user)
    is_backwards = wanted.startswith("-")
    if column in TERM_DATES:
        known = Case(When(as_it_stands_to(user, fact="term"), then=F(column)), default=None)
        # What has no date comes last both ways: nobody looks for it among the first or the latest.
        return papers.order_by(OrderBy(known, descending=is_backwards, nulls_last=True), "pk")
    return in_order(papers, user, column, is_backwards=is_backwards)
