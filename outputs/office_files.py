"""Office files whose bytes depend on their content alone.

contracts.md, section 7: members stored (not deflated: another zlib would give other bytes), in a
fixed order, with a fixed date.
"""

import io
import zipfile

# Readers look for these first; the rest follows by name.
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o100644 << 16


def settled(office_file: bytes) -> bytes:
    """Return the same office file with its members stored, in fixed order and with a fixed date."""
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office_file)) as old,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda name: (name not in _FIRST, name)):
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _UNIX
            member.external_attr = _READABLE_FILE
            new.writestr(member, old.read(name))
    return rewritten.getvalue()
