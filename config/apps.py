from django.contrib.admin.apps import AdminConfig


class BackOfficeConfig(AdminConfig):
    """Django's admin, with a site that is open to the administrators of organisations."""

    default_site = "organisations.backoffice.BackOffice"
