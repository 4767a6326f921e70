"""The blocks every body text may use. Content apps add their own beside these."""

from .call_to_action import CallToActionBlock
from .media import DocumentBlock, PictureBlock, VideoBlock
from .references import PageReferenceBlock, SnippetReferenceBlock, references_in
from .text import RICH_TEXT_FEATURES, QuoteBlock, TextBlock


def body_blocks() -> list[tuple]:
    """Names and blocks of an ordinary body, in the order the editor offers them."""
    return [
        ("text", TextBlock()),
        ("quote", QuoteBlock()),
        ("picture", PictureBlock()),
        ("document", DocumentBlock()),
        ("call_to_action", CallToActionBlock()),
        ("video", VideoBlock()),
    ]


__all__ = [
    "RICH_TEXT_FEATURES",
    "CallToActionBlock",
    "DocumentBlock",
    "PageReferenceBlock",
    "PictureBlock",
    "QuoteBlock",
    "SnippetReferenceBlock",
    "TextBlock",
    "VideoBlock",
    "body_blocks",
    "references_in",
]
