"""Law is rows with days: they come with the program, and what the operator has changed is left as it is."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.law.asking import rule_on
from agreements.law.loading import load
from agreements.models import LawRule
from organisations.models import User

pytestmark = pytest.mark.django_db


def test_the_two_clocks_of_6_paragraph():
    load(LawRule)
    rules = LawRule.objects.filter(code__in=["lagesbild_6", "atgardsplan_6"])
    assert {(rule.code, rule.paragraph, rule.sfs, rule.every_months) for rule in rules} == {
        ("lagesbild_6", "6 §", "2023:196", 24),
        ("atgardsplan_6", "6 §", "2023:196", 24),
    }


def test_loaded_twice_nothing_is_doubled_and_own_changes_stay():
    load(LawRule)
    count = LawRule.objects.count()
    LawRule.objects.filter(code="overenskommelse_9").update(text="Vår egen läsning.", to_on=date(2030, 1, 1))
    LawRule.objects.filter(code="namnd_13").delete()
    assert load(LawRule) == 1
    assert LawRule.objects.count() == count
    assert LawRule.objects.get(code="overenskommelse_9").text == "Vår egen läsning."


def test_every_rule_has_what_it_needs():
    load(LawRule)
    for rule in LawRule.objects.all():
        rule.full_clean()
        assert bool(rule.replaced_by) == bool(rule.to_on)


def test_a_changed_rule_is_a_new_row_with_its_own_days():
    load(LawRule)
    old = LawRule.objects.get(code="lagesbild_6")
    LawRule.objects.filter(pk=old.pk).update(to_on=date(2027, 12, 31))
    LawRule.objects.create(
        code=old.code, act=old.act, sfs=old.sfs, paragraph=old.paragraph, from_on=date(2028, 1, 1), text="Varje år.",
        every_months=12,
    )  # fmt: skip
    days = (date(2023, 6, 30), date(2023, 7, 1), date(2027, 12, 31), date(2028, 1, 1))
    assert [rule and rule.every_months for rule in (rule_on("lagesbild_6", day) for day in days)] == [None, 24, 24, 12]


def test_the_operator_keeps_the_rules_and_nobody_else(client, administrator):
    load(LawRule)
    url = reverse("admin:agreements_lawrule_changelist")
    rule = LawRule.objects.get(code="overenskommelse_9")
    change = reverse("admin:agreements_lawrule_change", args=[rule.pk])
    client.force_login(administrator)
    assert client.get(url).status_code in {302, 403}
    assert client.get(change).status_code in {302, 403}
    operator = User.objects.create_superuser(email="drift@lindhaga.example", password="en lång mening", name="Drift")
    client.force_login(operator)
    assert "lagregler" in client.get(url).content.decode()
    fields = {
        name: getattr(rule, name) or "" for name in ("code", "act", "sfs", "paragraph", "from_on", "every_months")
    }
    client.post(change, {**fields, "text": "Ny lydelse.", "to_on": "", "replaced_by": "", "known_as": ""})
    assert LawRule.objects.get(pk=rule.pk).text == "Ny lydelse."
    assert client.post(reverse("admin:agreements_lawrule_delete", args=[rule.pk])).status_code == 403
