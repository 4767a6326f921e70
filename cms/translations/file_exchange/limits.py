"""How large a file may be. What is larger is refused before it is read."""

LARGEST_FILE = 1_000_000  # bytes of a PO or XLIFF file
LARGEST_ZIP = 10_000_000  # bytes of a zip
LARGEST_UNPACKED = 40_000_000  # bytes of all files in a zip together
MOST_TIMES = 100  # how many times as large as in the zip a file may be
MOST_FILES = 1_000  # in a zip
MOST_ENTRIES = 5_000  # texts in a file
MOST_ENTRIES_TOGETHER = 20_000  # texts in a zip
MOST_LINES_OF_TEXT = 2_000  # lines that one text of a PO file is written in
