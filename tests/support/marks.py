"""A word in every text that the house's models keep, asked of the models themselves, so that none is forgotten."""

from django.apps import apps
from django.db.models import CharField, EmailField, Field, JSONField, Model, QuerySet, TextField

OURS = ("base", "organisations", "documents", "agreements", "boards")
# What is nobody's own: the names of authorities and their people, the law, and files by their sum.
OF_ALL = {"Organisation", "User", "LawRule", "StoredFile", "FileChunk", "DailyRun"}
# What the software writes and no person: codes, sums and the names of fields.
CODES = {
    "AnswerLink": {"secret_sha256", "purpose"},
    "Clash": {"save_token"},
    "Comment": {"token"},
    "DisclosedPaper": {"source"},
    "Document": {"kind"},
    "Doubt": {"field"},
    "Event": {"step", "from_state", "to_state"},
    "Invitation": {"token_digest"},
    "OutgoingMail": {"key"},
    "PackagePart": {"form"},
    "RegisterEntry": {"source"},
    "Reply": {"token"},
    "Revision": {"sha256"},
    "SearchEntry": {"facts"},
    "Section": {"slot", "save_token"},
    "SetAside": {"place"},
    "Template": {"kind"},
    "TemplateSection": {"slot"},
    "UpkeepEvent": {"step"},
}


def texts_of(model: type[Model]) -> list[Field]:
    """The fields in which somebody may write what they like."""
    codes = CODES.get(model.__name__, set())
    texts = (field for field in model._meta.concrete_fields if isinstance(field, CharField | TextField | JSONField))
    return [field for field in texts if not (field.choices or field.primary_key or field.name in codes)]


def words(model: type[Model], word: str, **given) -> dict:
    """The word for every text of the model that is not given."""
    return {field.name: _value(field, word) for field in texts_of(model)} | given


def _value(field: Field, word: str):
    if isinstance(field, JSONField):
        return [word]
    return f"{word}@lindhaga.example" if isinstance(field, EmailField) else word


def mark(rows: QuerySet, word: str, **given) -> None:
    rows.update(**words(rows.model, word, **given))


def marked(model: type[Model], word: str, **given) -> Model:
    return model._base_manager.create(**words(model, word, **given))


def without(word: str) -> set[str]:
    """`Model.field` of every text that says the word in no row."""
    models = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    named = [model for model in models if not (model.__name__ in OF_ALL or hasattr(model, "history_object"))]
    return {
        f"{model.__name__}.{field.name}"
        for model in named
        for field in texts_of(model)
        if word.casefold() not in str(list(model._base_manager.values_list(field.name, flat=True))).casefold()
    }
