"""The PDF of a basis, made once and kept."""

from base.dates import today
from base.models import StoredFile
from boards.decision_basis.composing import composed
from boards.decision_basis.sources import Source
from boards.models import DecisionBasis
from documents import copies, printing
from documents.content import owner_of
from documents.file_names import paper_name
from documents.models import Audience, Document
from organisations.models import Organisation


def make(
    document: Document, source: Source, organisation: Organisation, *, recommendation: str, background: str, by
) -> DecisionBasis:
    """The basis as a row with its file; the same words about the same text on the same day are one basis.

    Slow, and so never called in a transaction. Raises `fonts.Unprintable`, a refusal, for signs that cannot be printed.
    """
    content = composed(
        source.content,
        source.earlier,
        owner=owner_of(organisation),
        recommendation=recommendation,
        background=background,
        made_on=today(),
        text_from=source.revision.made_at,
    )
    logos = copies.logos_of(content)
    data = printing.paper_pdf(content, mark=copies.NO_MARK, audience=Audience.PARTIES, logos=logos)
    stored = StoredFile.objects.keep(data, copies.PDF)
    title = {"title": f"{content['frame']['type_label']} {content['frame']['title']}"}
    found, _is_new = DecisionBasis.objects.get_or_create(
        document=document,
        organisation=organisation,
        revision=source.revision,
        file=stored,
        defaults={
            "compared_with": source.earlier_revision,
            "recommendation": recommendation,
            "background": background,
            "file_name": paper_name(content["frame"] | title, "pdf"),
            "made_by": by,
        },
    )
    return found
