from django.db import models


class SearchEntry(models.Model):
    """One public page, snippet or document in one language: what results are counted and ordered by.

    It points at its content by label and number, without a foreign key, because any model of any app may be behind it.
    Its tokens are in the table ``search_tokens`` (``search.tokens``), its words in ``EntryText``.
    """

    target = models.CharField(max_length=100)  # label of the model: news.newspage
    target_id = models.BigIntegerField()
    language = models.CharField(max_length=20)  # BCP 47
    key = models.CharField(max_length=36, db_index=True)  # the same for the translations of one content
    kind = models.CharField(max_length=40)
    day = models.CharField(max_length=10, blank=True)  # ISO date, for the order of what is equally good
    facets = models.TextField(blank=True)  # name:value, separated by spaces
    version = models.CharField(max_length=100)  # of the analyser that made the tokens
    digest = models.CharField(max_length=64)  # of what was indexed: the same again is not written again

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "target_id", "language"], name="one_entry_each")]

    def __str__(self):
        return f"{self.target} {self.target_id} ({self.language})"


class EntryText(models.Model):
    """What is shown of an entry. Apart from it, so that counting thousands of entries never reads their words."""

    entry = models.OneToOneField(
        SearchEntry, primary_key=True, on_delete=models.CASCADE, related_name="text", db_constraint=False
    )
    title = models.TextField()
    path = models.TextField()  # below the front page of its language; one that begins with a slash stands for itself
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    words = models.TextField(blank=True)  # the different words, for the vocabulary

    def __str__(self):
        return self.title


class VocabularyWord(models.Model):
    """A word of the public texts of a language and how many entries have it: what a mistyped word may have meant."""

    language = models.CharField(max_length=20)
    word = models.CharField(max_length=60)
    folded = models.CharField(max_length=60)
    length = models.PositiveSmallIntegerField()  # letters of ``folded``
    entries = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_word_in_a_language")]
        indexes = [
            models.Index(fields=["language", "folded"], name="word_by_fold"),
            models.Index(fields=["language", "length"], name="word_by_length"),
        ]

    def __str__(self):
        return f"{self.word} ({self.language})"
