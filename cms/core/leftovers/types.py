"""Types of content whose app is installed, asked inside other queries."""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat
from wagtail.models import Page


def page_types(**said) -> QuerySet:
    """Types of pages that are installed, or those of them whose class has these attributes with these values."""
    labels = [label for label, model in _models() if issubclass(model, Page) and _says(model, said)]
    return _labelled().filter(label__in=labels)


def installed_types() -> QuerySet:
    """Types of all that is installed."""
    return _labelled().filter(label__in=[label for label, _model in _models()])


def gone_types() -> QuerySet:
    """Types of content that no installed app has."""
    return _labelled().exclude(label__in=[label for label, _model in _models()])


def name_of(content_type: ContentType) -> str:
    """The name of a type in the reader's words; its label where its app is gone."""
    model = content_type.model_class()
    return str(model._meta.verbose_name) if model else f"{content_type.app_label}.{content_type.model}"


def _says(model, said):
    return all(getattr(model, name, None) == value for name, value in said.items())


def _labelled():
    return ContentType.objects.order_by().annotate(label=Concat("app_label", Value("."), "model"))


@cache
def _models():
    return [(model._meta.label_lower, model) for model in apps.get_models(include_auto_created=True)]
