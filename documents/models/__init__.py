from documents.models.cases import Case, Filing
from documents.models.document import Document, State
from documents.models.history import Copy, Event, Revision, Sitting
from documents.models.imports import Doubt, Import, ImportedPaper
from documents.models.library import Clause, Template, TemplateSection
from documents.models.parties import Party, Signatory
from documents.models.querysets import as_it_stands_to
from documents.models.readers import Reader, SearchEntry, Visit
from documents.models.sections import Audience, Clash, Passage, Section

__all__ = [
    "Audience",
    "Case",
    "Clash",
    "Clause",
    "Copy",
    "Document",
    "Doubt",
    "Event",
    "Filing",
    "Import",
    "ImportedPaper",
    "Party",
    "Passage",
    "Reader",
    "Revision",
    "SearchEntry",
    "Section",
    "Signatory",
    "Sitting",
    "State",
    "Template",
    "TemplateSection",
    "Visit",
    "as_it_stands_to",
]
