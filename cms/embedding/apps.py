from django.apps import AppConfig


class EmbeddingConfig(AppConfig):
    name = "cms.embedding"
    label = "embedding"
    verbose_name = "Embedding"
