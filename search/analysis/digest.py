"""What the words of a language are made with, as a short text that is another one as soon as a rule is another one.

Nobody has to think of raising a number: entries keep it, and those that were made with another one are indexed anew.
"""

import ast
import hashlib
from functools import cache, lru_cache
from pathlib import Path

from cms.core.languages import rules_of

from .languages import treatment

HERE = Path(__file__).parent
# All that makes words and tokens of a text. What only asks is among it: that is an indexing too many now and then.
FILES = (*sorted(HERE.glob("*.py")), HERE.parent / "entry_words.py", HERE.parent / "tokens.py")


@lru_cache(maxsize=1000)
def digest_of(language: str) -> str:
    """Of the code, and of the rules of this language alone: another language's rules change nothing here."""
    rules = repr((treatment(language), rules_of(language).script))
    return hashlib.sha256(f"{_code()}\0{rules}".encode()).hexdigest()[:12]


@cache
def _code() -> str:
    return "\0".join(meaning(path.read_text(encoding="utf-8")) for path in FILES)


def meaning(code: str) -> str:
    """Python code without what changes nothing: form, comments, docstrings and types."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            del node.body[0]
    return ast.dump(tree)
