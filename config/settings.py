"""All settings, from the environment. `docs/deployment.md` explains each variable to the operator."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable; django-environ reads any unknown word as no, which would switch protections off quietly."""
    value = env.str(name, default=str(default)).strip().casefold()
    if value not in {"true", "false", "1", "0", "yes", "no", "ja", "nej"}:
        raise ImproperlyConfigured(f"{name} är ”{value}”. Skriv true eller false.")
    return value in {"true", "1", "yes", "ja"}


def local_key(folder: Path) -> str:
    """The key of this computer, made once and kept beside the database, so that a new start logs nobody out."""
    file = folder / "secret.key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()


DEBUG = flag("DJANGO_DEBUG", default=False)
# On one's own computer: plain http on the loopback, a key of its own, static files as they lie.
LOCAL = flag("SAMVERKA_LOCAL", default=DEBUG)
# In the demo mail stays in the outbox, where it is read in the browser.
DEMO = flag("SAMVERKA_DEMO", default=LOCAL)
DATA_DIR = Path(env("SAMVERKA_DATA", default=BASE_DIR / "var"))
DATA_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = env("DJANGO_SECRET_KEY", default="") or (local_key(DATA_DIR) if LOCAL else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("DJANGO_SECRET_KEY saknas. Sätt den till en lång slumpad text som ingen annan vet.")
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=["localhost", "127.0.0.1"] if LOCAL else [])
CSRF_TRUSTED_ORIGINS = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "base.logged_out.mark_lacking"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'samverka.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, so that tests meet real locking; an in-memory database has none.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)

CACHES = {
    # Shared by all processes, since log-in limits count in it.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "prints": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "prints",
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

# What takes longer than a page may is done by `manage.py db_worker`, in a process of its own.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

INSTALLED_APPS = [
    "pages",
    "boards",
    "agreements",
    "documents",
    "organisations",
    "base",
    "config.apps.BackOfficeConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # its widget templates, for the renderer below
    "simple_history",
    "csp",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "base.logged_out.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "base.only_pressed.PageOfTheButton",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "base.context_processors.menu",
                "organisations.context_processors.workplace",
            ]
        },
    }
]
FORM_RENDERER = "base.forms.Renderer"

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "organisations.passwords.UnlikeThePerson"},
    {"NAME": "organisations.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "organisations.passwords.NotCommon"},
    {"NAME": "organisations.passwords.NotDigitsAlone"},
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# To standard error, where the service manager keeps it; Django alone says nothing there in production.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "base.logs.WithoutSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", *(path for path in [BASE_DIR / "var" / "assets"] if path.exists())]
STORAGES = {
    "default": {"BACKEND": env("SAMVERKA_STORAGE", default="base.storage.DatabaseStorage")},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = LOCAL
# Source maps are half of the bytes and nobody's browser asks for them.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "gz", "br", "woff", "woff2", "map")
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Without a script an answer sends four fields for each section of the paper: room for any paper that can be read.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# pdf/a-2a; pdf/a-3a is used by itself where something is embedded.
PDF_VARIANT = env("PDF_VARIANT", default="pdf/a-2a")

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
# A mail is tried within the request that wrote it; one that is not taken in time waits for `send_mail`.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Samverka <noreply@localhost>")
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "organisations.accounts.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "organisations.accounts.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True  # a new address counts only when its mail has been read
# Somebody whom the municipality's own login knows by the same address, verified there, is the same person here.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SIMPLE_HISTORY_REVERT_DISABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
if env("OIDC_SERVER_URL", default=""):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "kommun",
                    "name": env("OIDC_NAME", default="Kommunens inloggning"),
                    "client_id": env("OIDC_CLIENT_ID"),
                    "secret": env("OIDC_SECRET"),
                    "settings": {
                        "server_url": env("OIDC_SERVER_URL"),
                        # Some providers never say that an address is verified, although they hand it out themselves.
                        "verified_email": env.list("OIDC_VERIFIED_DOMAINS", default=[]),
                    },
                }
            ],
        }
    }
# The provider's origin: browsers hold the redirect after the log-in form to form-action too.
OIDC_FORM_ORIGINS = env.list("OIDC_FORM_ORIGINS", default=[])

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *OIDC_FORM_ORIGINS],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
        "style-src": [SELF, NONCE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not LOCAL:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_AGE = 12 * 3600
