"""The status of an agreement in words: a label for a table, and the sentence that explains why."""

from datetime import date

from django.utils.translation import gettext as _

from agreements.mandate import basis_for, mandate_period
from agreements.models import TermKind
from agreements.models.status import Code
from agreements.periods import DAY
from base.dates import long_date, relative, short_date
from documents import ending
from documents.models import Document, State


class Wording:
    """Writes of one verdict of `agreements.terms.judge`; why it ended early only with_reason, which the owner keeps."""

    def __init__(self, term, verdict, day: date, *, with_reason: bool = True):
        self.term, self.verdict, self.day, self.with_reason = term, verdict, day, with_reason
        self.last = long_date(verdict.ends_on) if verdict.ends_on else ""

    def label(self) -> str:
        write = getattr(self, f"_label_{self.verdict.code}", None)
        return write() if write else str(self.verdict.code.label)

    def sentence(self) -> str:
        write = getattr(self, f"_sentence_{self.verdict.code}", None)
        return write() if write else f"{self.label()}."

    def notice(self) -> str:
        """How far away the end is: `Går ut 31 december (om 40 dagar)`."""
        values = {
            "day": short_date(self.verdict.ends_on, seen_from=self.day),
            "far": relative(self.verdict.ends_on, seen_from=self.day),
        }
        if self.term.kind == TermKind.FIXED_THEN_UNTIL_REPLACED and not self._is_cut_short:
            return _("Den bestämda tiden går ut %(day)s (%(far)s)") % values
        return _("Går ut %(day)s (%(far)s)") % values

    # Labels

    def _label_upcoming(self):
        return _("Börjar gälla %(day)s") % {"day": long_date(self._beginning)}

    def _label_in_force(self):
        if self.last:
            return _("Gäller till och med %(day)s") % {"day": self.last}
        return _("Gäller tills vidare")

    def _label_prolonged(self):
        if self.last:
            return _("Gäller – förlängd till och med %(day)s") % {"day": self.last}
        if not self._open_since:
            return _("Gäller tills vidare")
        return _("Gäller tills vidare sedan %(day)s") % {"day": self._open_since}

    def _label_expired(self):
        return _("Har upphört %(day)s") % {"day": self.last}

    def _label_ended(self):
        return _("Avslutad i förtid %(day)s") % {"day": self.last} if self.last else _("Avslutad i förtid")

    def _label_replaced(self):
        if not self.last:
            return _("Ersatt")
        return _("Ersatt %(day)s") % {"day": long_date(self.verdict.ends_on + DAY)}

    # Sentences

    def _sentence_draft(self):
        return _("Utkast: avtalstiden räknas först när överenskommelsen är undertecknad.")

    def _sentence_locked(self):
        return _("Låst inför beslut: avtalstiden räknas först när överenskommelsen är undertecknad.")

    def _sentence_discarded(self):
        return _("Kasserat utkast: det blev ingen överenskommelse.")

    def _sentence_conditional(self):
        return _("Gäller inte än: undertecknad under förutsättning av %(condition)s.") % {
            "condition": self._condition_of(Document.Condition.AWAITED)
        }

    def _sentence_lapsed(self):
        return _("Gäller inte: undertecknad under förutsättning av %(condition)s, och beslutet blev nej.") % {
            "condition": self._condition_of(Document.Condition.REFUSED)
        }

    def _sentence_upcoming(self):
        if self.term.paper.is_within_term or not self._term_in_words:
            return f"{self.label()}."
        return _("%(begins)s och gäller %(term)s.") % {"begins": self.label(), "term": self._term_in_words}

    def _sentence_in_force(self):
        if self._is_cut_short:
            return self._cut_short()
        return _("Gäller %(term)s.") % {"term": self._term_in_words or _("till och med %s") % self.last}

    def _sentence_prolonged(self):
        if self._is_cut_short:
            return self._cut_short()
        if self.verdict.ends_on:
            return f"{self.label()}{self._discussed}."
        if self.term.is_open:
            since = _("Gäller – förlängd tills vidare sedan %(day)s.")
            return since % {"day": self._open_since} if self._open_since else _("Gäller – förlängd tills vidare.")
        return _("%(holds)s, eftersom ingen ny överenskommelse har tecknats.") % {"holds": self.label()}

    def _sentence_undocumented(self):
        return _(
            "Förlängning ej dokumenterad: perioden gick ut %(day)s och ingen diskussion om en ny period är registrerad."
        ) % {"day": self.last}

    def _sentence_expired(self):
        replaced_on = self.term.replaced_on
        if replaced_on and replaced_on <= self.day:
            return _("Har upphört %(day)s, då tiden gick ut. En ny överenskommelse gäller sedan %(begun)s.") % {
                "day": self.last,
                "begun": long_date(replaced_on),
            }
        return _("Har upphört %(day)s, då tiden gick ut.") % {"day": self.last}

    def _sentence_ended(self):
        if not self.last:
            return _("Avslutad innan den började gälla.") + self._because
        return _("Avslutad i förtid: gällde till och med %(day)s.") % {"day": self.last} + self._because

    def _sentence_replaced(self):
        if not self.last:
            return _("Ersatt av en ny överenskommelse innan den började gälla.")
        since = long_date(self.verdict.ends_on + DAY)
        reworded_on = self.term.reworded_on
        if reworded_on and reworded_on == self.verdict.ends_on + DAY:
            return _("Ersatt av en senare revidering från och med %(day)s.") % {"day": since}
        return _("Ersatt av en ny överenskommelse från och med %(day)s.") % {"day": since}

    def _sentence_incomplete(self):
        if self.term.original.document.state != State.FINAL:
            return _("Uppgifter saknas: den överenskommelse som den hör till är inte undertecknad.")
        return _("Uppgifter saknas: %(what)s") % {"what": self._what_is_missing}

    # Parts of sentences

    def _condition_of(self, outcome: str) -> str:
        """The condition with that outcome: the paper's own, or that of the agreement that it stands within."""
        papers = (self.term.document, self.term.original.document)
        return next(paper.final_condition for paper in papers if paper.condition_outcome == outcome)

    @property
    def _beginning(self) -> date:
        own, original = self.term.paper.starts_on, self.term.starts_on
        return max(day for day in (own, original) if day)

    @property
    def _open_since(self) -> str:
        """Empty where nobody knows when the first term ended."""
        end = self.term.first_end if self.term.is_open else self.term.ends_on
        return long_date(end + DAY) if end else ""

    @property
    def _is_cut_short(self) -> bool:
        """Whether it ends because somebody ends or replaces it, and not by its own term."""
        end = self.verdict.ends_on
        stops = (self.term.stops_on, self.term.reworded_on, self.term.document.ended_on)
        is_stop = end is not None and end + DAY in stops
        return is_stop and not (self.term.ends_on == end and self.term.kind != TermKind.FIXED_THEN_UNTIL_REPLACED)

    def _cut_short(self) -> str:
        ended_on = (self.term.original.document.ended_on, self.term.document.ended_on)
        if self.verdict.ends_on + DAY in ended_on:
            return _("Gäller till och med %(day)s, då den avslutas i förtid.") % {"day": self.last} + self._because
        if self.term.reworded_on == self.verdict.ends_on + DAY:
            return _("Gäller till och med %(day)s, då en senare revidering tar vid.") % {"day": self.last}
        return _("Gäller till och med %(day)s, då en ny överenskommelse tar vid.") % {"day": self.last}

    @property
    def _because(self) -> str:
        reason = self.term.document.end_reason or self.term.original.document.end_reason
        return ending.because(reason) if self.with_reason else ""

    @property
    def _term_in_words(self) -> str:
        """What stands after `gäller`: `till och med 31 december 2022`, `tills vidare sedan 1 mars 2021`."""
        term, ends_on = self.term, self.verdict.ends_on or self.term.ends_on
        if term.is_open or term.kind == TermKind.UNTIL_FURTHER_NOTICE:
            return self._open_term
        if term.kind == TermKind.FIXED_THEN_UNTIL_REPLACED:
            return self._then_until_replaced(ends_on)
        if not ends_on:
            return ""
        until = _("till och med %(day)s") % {"day": long_date(ends_on)}
        if term.kind == TermKind.MANDATE_PERIOD and ends_on == term.first_end:
            return _("under mandatperioden, %(until)s") % {"until": until}
        if term.kind == TermKind.ROLLING_YEARLY:
            return _("%(until)s. Inför nästa period ska en förlängning diskuteras") % {"until": until}
        return until

    @property
    def _open_term(self) -> str:
        if self.verdict.code == Code.UPCOMING or not self.term.starts_on:
            return _("tills vidare")
        return _("tills vidare sedan %(day)s") % {"day": long_date(self.term.starts_on)}

    def _then_until_replaced(self, ends_on: date | None) -> str:
        if ends_on:
            return _("till och med %(day)s, och därefter tills en ny överenskommelse har tecknats") % {
                "day": long_date(ends_on)
            }
        return _("tills en ny överenskommelse har tecknats")

    @property
    def _discussed(self) -> str:
        """On which discussion a yearly period rests."""
        resting = [each for each in self.term.renewals if each.starts_on <= self.day <= each.ends_on]
        if not resting:
            return ""
        return _(", efter diskussion %(day)s") % {"day": long_date(resting[-1].discussed_on)}

    @property
    def _what_is_missing(self) -> str:
        if not self.term.kind:
            return _("vilken avtalstid som gäller.")
        if not self.term.paper.starts_on or not self.term.starts_on:
            return _("vilken dag den börjar gälla.")
        return self._missing_end

    @property
    def _missing_end(self) -> str:
        proposed = None
        if self.term.kind == TermKind.MANDATE_PERIOD:
            proposed = mandate_period(self.term.starts_on, basis_for(self.term.original))
        if proposed:
            return _("mandatperiodens slut är inte bekräftat. Räknat som kommunens mandatperiod blir det %(day)s.") % {
                "day": long_date(proposed.ends_on)
            }
        return _("vilken dag den slutar gälla.")
