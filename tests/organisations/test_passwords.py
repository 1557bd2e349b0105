"""What is said of a password that is not taken: what is wrong with it, and what to do."""

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from organisations.models import User


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("kort", "Lösenordet är för kort: skriv minst 12 tecken. En mening går bra."),
        ("karin.almqvist", "Lösenordet liknar ditt namn eller din e-postadress. Välj ett annat."),
        ("q1w2e3r4t5y6", "Det lösenordet använder många, så det går lätt att gissa. Välj ett annat."),
        ("839204719283", "Lösenordet är bara siffror. Ta med bokstäver också."),
    ],
)
def test_a_refused_password_says_what_to_do(password, sentence):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, User(email="karin.almqvist@lindhaga.example", name="Karin Almqvist"))
    assert sentence in refused.value.messages


def test_a_sentence_is_taken():
    validate_password("en lång mening att minnas", User(email="karin@lindhaga.example", name="Karin Almqvist"))


def test_the_rules_are_told_in_short_sentences():
    assert all(len(text) < 60 and text.endswith(".") for text in password_validators_help_texts())
