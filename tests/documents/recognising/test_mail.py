"""Papers that came in a mail."""

HEAD = "Från: Petra Solberg <petra@lindhaga.example>\nSkickat: den 12 november 2026 14:32\nTill: Karin Ahlbom\n"
PAPER = (
    "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\nSyfte\n"
    "Parterna ska tillsammans minska brotten. Arbetet ska bygga på\nen gemensam bild av läget.\n\n"
    "Mål\n- Färre inbrott\n- Tryggare skolvägar\n"
)
END = "\nMed vänlig hälsning\nPetra Solberg\nTrygghetssamordnare\n"


def test_the_head_of_a_mail_and_its_writer_are_not_the_papers(paper_of):
    paper = paper_of(f"{HEAD}Ämne: VB: Utkast\n\nHej Karin!\n\n{PAPER}{END}")
    assert paper.title == "Samverkansöverenskommelse mellan Lindhaga kommun och polisen"
    assert [section.heading for section in paper.sections] == ["", "Syfte", "Mål"]
    assert paper.signatures == []
    assert paper.dated_on is None
    assert paper.doubts.about("sections")


def test_the_subject_is_the_title_without_what_mail_programs_put_before_it(paper_of):
    body = "Syfte\nParterna ska minska brotten i Lindhaga kommun tillsammans med polisen.\n\nMål\n- Lugn\n- Ro\n"
    for prefix in ("VB: ", "SV: VB: ", "Re: Fwd: ", "FW: ", ""):
        paper = paper_of(f"{HEAD}Ämne: {prefix}Samverkansöverenskommelse 2027–2030\n\n{body}")
        assert paper.title == "Samverkansöverenskommelse 2027–2030"


def test_a_prefix_before_a_title_goes_also_without_the_rest_of_the_head(paper_of):
    assert paper_of(f"Ämne: VB: {PAPER}").title == "Samverkansöverenskommelse mellan Lindhaga kommun och polisen"


def test_quote_marks_are_taken_away_and_the_lines_read_as_they_were(paper_of):
    quoted = "\n".join(f"> {line}".rstrip() for line in PAPER.split("\n"))
    paper, plain = paper_of(f"{HEAD}Ämne: SV: Utkast\n\n{quoted}\n"), paper_of(PAPER)
    assert paper.title == plain.title
    assert [(one.heading, one.text) for one in paper.sections] == [(one.heading, one.text) for one in plain.sections]


def test_a_paper_with_two_labels_of_its_own_is_no_mail(paper_of):
    paper = paper_of("Samverkansöverenskommelse\n\nDatum: 2026-11-12\n\nLindhaga kommun och polisen samverkar.\n")
    assert paper.dated_on == "2026-11-12"
