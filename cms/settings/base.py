"""Settings that hold everywhere. Dev, test and production say only what they change."""

import zoneinfo
from pathlib import Path

from cms.core import audio, languages

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.text("VAR_DIR") or BASE_DIR / "var")

DEBUG = False
DEMO_ALLOWED = True
SERVE_MEDIA = False  # in production the web server does, except for documents, which have their own address
ALLOWED_HOSTS = []
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
ADMIN_PATH = "admin/"

INSTALLED_APPS = [
    "cms.core",
    "cms.operations",
    "cms.users",
    "cms.translations",
    "cms.api",
    "cms.feeds",
    "cms.embedding",
    "cms.webhooks",
    "home",
    "regions",
    "news",
    "search",
    "cms.importer",
    "wagtail_localize",
    "wagtail_localize.locales",  # takes the place of wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.users.accounts.AccountsConfig",  # wagtail.users, with languages on the form of an account
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "ninja",
    "corsheaders",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.api.cors.ApiCorsMiddleware",
    "cms.operations.compression.PageCompressionMiddleware",
    "cms.operations.security.ContentSecurityPolicyMiddleware",
    "cms.operations.security.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.core.middleware.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.core.middleware.StaffLanguageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.core.malformed.MalformedRequestMiddleware",
    "cms.core.leftovers.guard.LeftoverMiddleware",  # after it: what fails is told to the last first
    "cms.translations.language_permissions.guard.LanguageScopeMiddleware",
    "cms.core.in_use.guard.InUseMiddleware",
    "cms.translations.middleware.TranslationGuardMiddleware",
    "cms.core.redirects.RedirectAcrossLanguagesMiddleware",
    "cms.translations.machine.guard.MachineTranslationMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.translations.language_permissions.guard.ReadableRowsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": env.database(VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Users

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "cms.importer.known_passwords.RefuseKnownPasswords",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Languages

LANGUAGE_CODE = languages.SOURCE
LANGUAGES = languages.LANGUAGES
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["cms.core.formats"]  # English as in Europe
FIRST_DAY_OF_WEEK = 1  # where a language says nothing of it
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"  # how the admin writes dates into its fields; what it reads: cms.core.typed_dates
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_DATETIME_FORMAT = f"{WAGTAIL_DATE_FORMAT} {WAGTAIL_TIME_FORMAT}"

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("fr", "Français")]  # those that have all words of the admin
# A translation goes live when someone publishes it, not when the page is sent to be translated.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.translations.publication_guard.moderation.publish_approved"

# Jobs: done at once here; production leaves them to a worker

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
JOBS_BESIDE = False  # whether those that wait for other computers are done in a thread where there is no worker
WAGTAILLOCALIZE_JOBS = {"BACKEND": "cms.translations.engine.jobs.JobBackend"}

# Machine translation: off, and no outside address is asked, unless a provider is named

MACHINE_TRANSLATION = {
    "PROVIDER": env.text("MACHINE_PROVIDER"),  # deepl, libretranslate or dummy
    "ENDPOINT": env.text("MACHINE_ENDPOINT"),
    "KEY": env.text("MACHINE_KEY"),
    "SECONDS": env.number("MACHINE_SECONDS", 30),  # for one call
    "WORDS_A_MONTH": env.number("MACHINE_WORDS_A_MONTH", None),  # into each language; without a limit if not set
    "WORDS_BY_LANGUAGE": env.numbers("MACHINE_WORDS_BY_LANGUAGE"),
}
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "cms.translations.machine.button.offered"}

# Search

LEMMA_DIR = Path(env.text("LEMMA_DIR") or BASE_DIR / "var" / "lemmas")  # word lists, written at install
SEARCH_RATE = env.number("SEARCH_RATE", 30)  # searches from one address in a minute
BEHIND_PROXY = env.flag("BEHIND_PROXY")  # whether the last address of X-Forwarded-For is the visitor's

# The API: anybody may read it, from any site, and nothing else is opened to other sites

API_RATE = env.number("API_RATE", 600)  # requests from one address in a minute
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "content-type", "if-modified-since", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "Content-Language",
    "ETag",
    "Last-Modified",
    "Link",
    "RateLimit-Limit",
    "RateLimit-Policy",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
]

# Drafts for another front end: where the button in the editor leads (the API itself if not set), and for how long

PREVIEW_ADDRESS = env.text("PREVIEW_ADDRESS")
PREVIEW_SECONDS = env.number("PREVIEW_SECONDS", 3600)

# Webhooks: tests send to a server of their own; otherwise nobody may reach what is beside the site

WEBHOOKS_TO_THIS_COMPUTER = False

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "cms" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT") or VAR_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WHITENOISE_ALLOW_ALL_ORIGINS = False

# Security that costs nothing in development; what needs HTTPS is in production.py

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page has more form fields than Django's limit of 1,000

# Wagtail

WAGTAIL_SITE_NAME = "Roundtable"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.core.pictures.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]  # heic: photos of phones
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.core.documents.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", *audio.TYPES]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "cms.core.draftail.RichTextArea"}}
WAGTAILEMBEDS_FINDERS = []  # the server asks no outside address; a video is a link
# Names that this computer knows and no browser does: the account page would stop with an error at one of them.
NO_TIME_ZONES = {"Factory", "localtime", "posixrules"}
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - NO_TIME_ZONES)
# The admin asks no outside address either: no portraits, no look for updates.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
