"""Where Swedish words of this field are best broken; the general dictionary breaks "brottsföre-byggande"."""

# "-" is where the word is broken. Parts stand for every compound and inflection that contains them.
WORDS = [
    "brotts-före-bygg",
    "drog-före-bygg",
    "missbruks-före-bygg",
    "sam-verkans-överens-kom",
    "sam-verkans-form",
    "över-ens-kom-mel",
    "medborgar-löft",
    "lokal-polis-områd",
    "polis-områd",
    "kommun-polis",
    "kommun-styr",
    "kommun-full-mäkt",
    "kommun-led-ning",
    "social-tjänst",
    "social-nämnd",
    "styr-grupp",
    "arbets-grupp",
    "referens-grupp",
    "dag-ord-ning",
    "läges-bild",
    "folk-hälso-strateg-",
    "handlings-plan",
    "åtgärds-plan",
    "verksam-hets-plan",
    "verksam-hets-berätt",
    "års-rapport",
    "tjänste-skriv",
    "upp-följ-ning",
    "trygg-hets-vandr",
    "ordnings-stör",
    "vålds-bejak",
    "skade-gör",
    "narkotika-brott",
    "avhoppar-verk",
    "kamera-bevak",
    "utsatt-het",
    "jäm-ställd-het",
    "situations-anpass",
]


def patterns() -> dict[str, tuple[int, tuple[int, ...]]]:
    """The words in the form that pyphen keeps its patterns in: an odd value before a letter allows a break there."""
    return {word.replace("-", ""): (0, (0, *_values(word))) for word in WORDS}


def _values(word: str) -> list[int]:
    pairs = zip(word, word[1:], strict=False)
    return [9 if before == "-" else 8 for before, letter in pairs if letter != "-"]


def teach() -> None:
    """Add the words to the Swedish dictionary of this process, which the printer shares."""
    import pyphen

    dictionary = pyphen.Pyphen(lang="sv").hd
    dictionary.patterns.update(patterns())
    dictionary.maxlen = max(map(len, dictionary.patterns))
    dictionary.cache.clear()
