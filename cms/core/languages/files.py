"""Finds the files of languages, which no list names."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module

from .rules import Rules

OTHERS = {"files", "rules"}  # modules beside those of languages


def read(folders: Iterable[str], package: str) -> dict[str, Rules]:
    """The rules of each file in the folders of a package by BCP 47 code, in the order of the codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(folders) if module.name not in OTHERS)
    return {code_of(name): import_module(f"{package}.{name}").RULES for name in names}


def code_of(name: str) -> str:
    """``pt_br`` is ``pt-BR``, ``zh_hant`` is ``zh-Hant``."""
    first, *others = name.split("_")
    return "-".join([first, *(part.upper() if len(part) == 2 else part.title() for part in others)])
