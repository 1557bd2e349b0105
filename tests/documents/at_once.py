"""Work that several do at the same time on one paper, and where its words may have ended up."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from base.refusals import Refused
from documents.content import read
from documents.editing.section_writing import save_section
from documents.models import Clash


def in_threads(work, items, workers=8):
    """The results of the work on each item, by several threads that begin together and close their connections."""
    ready = threading.Barrier(workers)

    def begin():
        ready.wait(20)

    def run(item):
        try:
            return work(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(workers, initializer=begin) as pool:
        return list(pool.map(run, items))


def said_somewhere(document, words):
    """Whether the words are in the text, in a revision or among the texts that came second."""
    if any(words in section.html for section in document.sections.all()):
        return True
    if any(words in clash.html for clash in Clash.objects.filter(document=document)):
        return True
    return any(words in section["html"] for each in document.revisions.all() for section in read(each)["sections"])


def save(document, key, words, version, by):
    """One save as the editor sends it; the sentence when it is refused."""
    html = f"<p>{words}</p>"
    try:
        return save_section(
            document.pk, key, heading="Avsnitt", html=html, base_version=version, token=uuid.uuid4().hex, by=by
        )
    except Refused as refusal:
        return refusal
