"""``python -m tests.architecture`` measures and prints; ``--write`` puts the figures into ``docs/architecture.md``.

``--map`` only draws the picture and writes the tables of packages and rooms anew. ``--files`` also names the files
that each journey enters.
"""

import argparse
import os

import django


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.architecture", description=__doc__)
    for name in ("--write", "--map", "--files"):
        parser.add_argument(name, action="store_true")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    if asked.map:
        write_map()
    else:
        measure(asked)


def write_map() -> None:
    from . import imports, page, picture

    page.put("imports", page.table_of_imports())
    page.put("rooms", page.table_of_rooms())
    page.put("events", page.table_of_events(), page.EVENTS)
    page.PICTURE.write_text(picture.svg(imports.packages()))


def measure(asked) -> None:
    from . import figures, page

    walks = figures.of_journeys()
    table = page.measured(figures.rows(walks))
    print(table)
    for name, walk in walks.items() if asked.files else ():
        print(f"{name}:", *walk.files, sep="\n  ")
    if asked.write:
        page.put("figures", table)


if __name__ == "__main__":
    main()
