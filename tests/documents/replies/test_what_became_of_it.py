"""Who wrote remarks finds the answer again, and is told what became of them."""

import pytest

from base.dates import short_date, today
from base.models import OutgoingMail
from documents.models import Comment
from documents.replies import settling
from pages.start import happenings
from tests.documents.replies.asking import address, answered, ask, fields, remark
from tests.documents.replies.test_by_link import LENA, at


def settle_all(by, words="Det står i bilagan."):
    for comment in Comment.objects.all():
        settling.answer(comment, by=by, words=words)


def settled_mails():
    return OutgoingMail.objects.filter(key__startswith="settled-")


def page_of(client, document, name="detail"):
    return client.get(address(document, name)).content.decode().replace("\xa0", " ")


def test_the_papers_page_leads_back_to_the_answer(client, release, police_contact):
    answered(release, police_contact, remark(release, "En tanke."))
    client.force_login(police_contact)
    page = page_of(client, release.document)
    assert f"Ni svarade {short_date(today())}." in page
    assert f'href="{address(release.document)}"' in page
    assert "Svar senast" not in page
    assert "har gått igenom" not in page


def test_when_the_last_remark_is_settled_the_party_gets_one_mail_and_a_line_on_start(
    client, release, coordinator, police_contact
):
    answered(release, police_contact, remark(release, "Ettan."), remark(release, "Tvåan.", number=1))
    one, two = Comment.objects.all()
    settling.answer(one, by=coordinator, words="Ja.")
    assert not settled_mails()
    assert "gick igenom era synpunkter på" not in [each.what for each in happenings(police_contact)]
    settling.decline(two, by=coordinator, reason="Det ryms inte.")
    settling.decline(two, by=coordinator, reason="Det ryms inte i år.")
    (mail,) = settled_mails()
    assert mail.to == police_contact.email
    assert address(release.document) in mail.body
    assert "Det ryms inte" not in mail.body
    assert [each.url for each in happenings(police_contact) if "gick igenom" in each.what] == [
        address(release.document)
    ]
    client.force_login(police_contact)
    assert "Lindhaga kommun har gått igenom era synpunkter." in page_of(client, release.document)
    assert "gick igenom era synpunkter på:" in client.get("/").content.decode()


def test_what_another_party_wrote_is_no_news_here(release, coordinator, police_contact, stranger):
    answered(release, police_contact, remark(release, "En tanke."))
    settle_all(coordinator)
    assert [each for each in happenings(stranger) if "gick igenom" in each.what] == []


def test_who_answered_by_a_link_gets_the_answers_in_the_mail(draft, coordinator, police):
    release = ask(draft, coordinator, police, **LENA)
    answered(release, None, remark(release, "Ettan."), remark(release, "", number=1, html="<p>Ny lydelse.</p>"))
    settle_all(coordinator)
    (mail,) = settled_mails()
    assert mail.to == LENA["email"]
    for words in ("Hej Lena!", "Avsnitt 1", "Du skrev: Ettan.", "Du föreslog: Ny lydelse.", "Det står i bilagan."):
        assert words in mail.body
    assert "http" not in mail.body


def test_no_remarks_are_no_mail(draft, coordinator, police):
    release = ask(draft, coordinator, police, **LENA)
    answered(release, None, no_remarks=True)
    settle_all(coordinator)
    assert not settled_mails()


def test_the_thank_you_page_promises_a_mail_and_no_coming_back(client, draft, coordinator, police):
    release = ask(draft, coordinator, police, **LENA)
    token, data = fields(client.get(at(release)))
    thanks = client.post(at(release), data | {f"text:{token}": "En tanke.", "do": "send"}).content.decode()
    assert "Inte besvarad" not in thanks
    assert f"i ett mejl till {LENA['email']}" in thanks


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("here", "får läsa det här i tjänsten"),
        ("link", f"mejlas till {LENA['email']}"),
        ("phone", "ser inte ditt svar här"),
    ],
)
def test_the_box_says_who_gets_to_read_the_answer(client, draft, coordinator, police, police_contact, way, said):
    release = ask(draft, coordinator, police, **({} if way == "here" else LENA))
    answered(release, police_contact if way == "here" else None, remark(release, "En tanke."))
    if way == "phone":
        reply = Comment.objects.get().reply
        type(reply).objects.filter(pk=reply.pk).update(
            registered_by=coordinator, release=None, way="phone", name="Lena Berg"
        )
    client.force_login(coordinator)
    assert said in page_of(client, draft, "incoming")
