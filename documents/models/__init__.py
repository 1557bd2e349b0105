from documents.models.advising import DismissedTip, SetAside
from documents.models.cases import Case, Filing
from documents.models.decisions import Decision, DecisionPlan, DecisionWay, SigningRequest
from documents.models.document import Document, State
from documents.models.history import Clearing, Copy, Event, Revision, Sitting
from documents.models.imports import Doubt, Import, ImportedPaper
from documents.models.library import Clause, Template, TemplateSection
from documents.models.parties import Party, Signatory
from documents.models.querysets import as_it_stands_to
from documents.models.readers import Reader, SearchEntry, Visit
from documents.models.registering import RegisterEntry
from documents.models.releases import ChangeReason, Comment, Purpose, Relation, Release, Reply
from documents.models.sections import Audience, Clash, Passage, Section

__all__ = [
    "Audience",
    "Case",
    "ChangeReason",
    "Clash",
    "Clause",
    "Clearing",
    "Comment",
    "Copy",
    "Decision",
    "DecisionPlan",
    "DecisionWay",
    "DismissedTip",
    "Document",
    "Doubt",
    "Event",
    "Filing",
    "Import",
    "ImportedPaper",
    "Party",
    "Passage",
    "Purpose",
    "Reader",
    "RegisterEntry",
    "Relation",
    "Release",
    "Reply",
    "Revision",
    "SearchEntry",
    "Section",
    "SetAside",
    "Signatory",
    "SigningRequest",
    "Sitting",
    "State",
    "Template",
    "TemplateSection",
    "Visit",
    "as_it_stands_to",
]
