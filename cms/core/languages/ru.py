"""Russian."""

from ..alphabets import CYRILLIC
from .rules import Alphabet, Rules

RULES = Rules(
    script="cyrillic",
    plurals="nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    alphabet=Alphabet(letters=CYRILLIC),
)
