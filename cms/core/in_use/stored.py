"""The content of a row as revisions hold it, and a row from such content; also of what has no revisions."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import RevisionMixin


def content_of(row: models.Model) -> dict:
    data = row.serializable_data() if isinstance(row, ClusterableModel) else get_serializable_data_for_fields(row)
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


def with_content(row: models.Model, content: dict) -> Any:
    """The row as it will be, not saved yet."""
    if isinstance(row, RevisionMixin):
        return row.with_content_json(content)
    if isinstance(row, ClusterableModel):
        return type(row).from_serializable_data(content, check_fks=False)
    for field in row._meta.concrete_fields:
        if field.name in content and isinstance(field, models.ForeignKey):
            setattr(row, field.attname, content[field.name])
        elif field.name in content and isinstance(content[field.name], str) and hasattr(field, "extract_references"):
            setattr(row, field.attname, field.to_python(content[field.name]))
    return row
