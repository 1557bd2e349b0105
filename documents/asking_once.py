"""What may be a slip or may be so: asked once, on the form, and then taken as it is said."""

from django import forms


class AsksOnce:
    """For a form: it asks about a day that is earlier than the text that it is about."""

    def ask_once(self, name: str, label: str, question: str) -> None:
        """Within `clean`: puts a box on the form, and the question at it until somebody has ticked it."""
        self.fields[name] = forms.BooleanField(label=label, required=False)
        if not self[name].data:
            self.add_error(name, question)
