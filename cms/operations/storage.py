"""Static files as production serves them: style sheets joined, every file named after its content, compressed."""

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(
    r"""^[ \t]*@import\s+(?:url\(\s*)?["']?(?P<url>[^"'()\s;]+)["']?\s*\)?(?P<conditions>[^;]*);""", re.MULTILINE
)
CONDITIONS = re.compile(r"(?P<layer>layer(?:\((?P<name>[^)]*)\))?)?\s*(?P<media>.*)", re.DOTALL)
ADDRESS = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<url>[^"')]+)(?P=quote)\s*\)""")
CHARSET = re.compile(r"""\A\s*@charset\s+"[^"]*";""")


def join_imports(name: str, read, above: tuple[str, ...] = ()) -> str:
    """The text of a style sheet with the sheets it imports put in their places.

    ``read`` gives the text of a sheet by its name (its path below the static root). Order and layers are kept, and
    relative addresses in an imported sheet are written anew for the place of the sheet that imports it.
    Raises ValueError for an import from elsewhere, for a circle and for ``supports()`` conditions.
    """
    if name in above:
        raise ValueError(f"{name} imports itself: {' > '.join((*above, name))}")
    folder = posixpath.dirname(name)

    def inline(match):
        url = match["url"]
        if re.match(r"[a-z]+:|/", url):
            raise ValueError(f"{name} imports {url}: style sheets are joined from this site's own files only.")
        imported = posixpath.normpath(posixpath.join(folder, url))
        text = join_imports(imported, read, (*above, name))
        text = _move_addresses(text, posixpath.dirname(imported), folder)
        return _under_conditions(text.strip(), match["conditions"].strip(), name)

    return IMPORT.sub(inline, CHARSET.sub("", read(name)))


def _move_addresses(text: str, old_folder: str, new_folder: str) -> str:
    """Relative addresses that are right in ``old_folder``, made right in ``new_folder``."""

    def move(match):
        url = match["url"]
        if re.match(r"[a-z]+:|[/#]", url):
            return match[0]
        moved = posixpath.relpath(posixpath.join(old_folder, url), new_folder or ".")
        return f'url("{moved}")'

    return ADDRESS.sub(move, text)


def _under_conditions(text: str, conditions: str, name: str) -> str:
    """What ``@import "x.css" layer(a) print`` means, said without an import."""
    match = next(CONDITIONS.finditer(conditions))  # it fits any text, and the whole of it
    if match["media"].startswith("supports"):
        raise ValueError(f"{name}: supports() is not understood in an import; write @supports in the sheet.")
    if match["layer"]:
        text = f"@layer {match['name'] or ''} {{\n{text}\n}}"
    return f"@media {match['media']} {{\n{text}\n}}" if match["media"] else text


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """One style sheet instead of one for each component; modules find each other under their hashed names."""

    # Only the site's own folders: other packages ship sheets and scripts that these rules were not made for.
    joined = "css/*.css"
    _django: Any = ManifestStaticFilesStorage  # its list of what imports look like is private
    _imports = _django._js_module_import_aggregation_patterns[1]
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", _imports),
        ("admin/paste/*.js", _imports),
    )

    def post_process(self, paths, dry_run=False, **options) -> Iterator:
        if not dry_run:
            paths = paths | self._join(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, paths):
        """The style sheets that import others, read from where they were written and kept in memory."""
        memory = InMemoryStorage()

        def read(name):
            if name not in paths:
                raise ValueError(f"A style sheet imports {name}, which does not exist.")
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        for name in [name for name in paths if fnmatchcase(name, self.joined)]:
            if IMPORT.search(read(name)):
                memory.save(name, ContentFile(join_imports(name, read).encode()))
        return {name: (memory, name) for name in paths if memory.exists(name)}
