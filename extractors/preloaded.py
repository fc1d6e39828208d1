"""Imported once by the process from which readers are forked: everything a reading needs, loaded and built.

Importing it is slow on purpose (spaCy, the registries, the readers); no other module imports it. A worker
forked afterwards starts at once, and its limits on memory count its own reading alone.
"""

import gc

from extractors.containers.unpacking import opener_of
from extractors.extraction import extract
from extractors.readers.dispatch import read, readers

# One sentence with a fact of each kind builds the pipeline and every registry that is loaded when asked for.
_SENTENCE = "Ngày 26/4/2019, Phòng mở 06 lớp theo Kế hoạch số 91/KH-STTTT; không có đơn nào.\n"

LOADED = tuple(readers())
CONTAINER = opener_of(_SENTENCE.encode(), "preloaded.txt")
FACTS = extract(read(_SENTENCE.encode(), "preloaded.txt"), file="preloaded.txt", sha256="").quantities

# What is loaded now lives as long as the process: no collection in a worker need walk through it, and
# facts hold no cycles, so that few collections are worth their time (an eighth of it, measured).
gc.freeze()
gc.set_threshold(50_000)
