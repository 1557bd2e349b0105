"""The day and the words of whole papers."""


def test_the_end_of_a_period_is_not_the_day_of_the_paper(paper_of):
    paper = paper_of(
        "SAMVERKANSÖVERENSKOMMELSE\nMELLAN LINDHAGA KOMMUN OCH POLISEN\n\nGÄLLER FR O M 2027-01-01 T O M 2030-12-31\n\n"
        "SYFTE\nÖVERENSKOMMELSEN SKA MINSKA BROTTEN.\n"
    )
    assert paper.dated_on is None
    assert paper.doubts.about("dated_on")


def test_the_day_of_a_meeting_or_a_web_page_is_not_the_day_of_the_paper(paper_of):
    for label in ("Sammanträde", "Uppdaterad", "Senast reviderad", "Gäller t o m"):
        paper = paper_of(f"Samverkansöverenskommelse\n\n{label} 2026-11-12\n\nLindhaga kommun och polisen samverkar.\n")
        assert paper.dated_on is None


def test_two_days_at_the_top_are_doubted(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse\n\n2026-10-01\n\nDatum 2026-11-12\n\nLindhaga kommun och polisen samverkar.\n"
    )
    assert paper.dated_on == "2026-11-12"
    assert paper.doubts.about("dated_on")


def test_the_text_after_a_title_in_a_long_line_keeps_its_full_stop(paper_of):
    first = (
        "Den här överenskommelsen är Lindhaga kommuns och polisens för mer trygghet och färre brott i kommunen."
    )
    more = "Polisen och kommunen ska varje år ta fram en gemensam bild av läget i kommunen. " * 12
    paper = paper_of(f"Samverkansöverenskommelse 2027-2030 {first} Syfte {more}")
    assert paper.sections[0].text == first
