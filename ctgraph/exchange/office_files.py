"""What the files of office programs have in common, of whichever kind: archives of XML parts."""

from __future__ import annotations

import zipfile
import zlib

OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # begins a file of old Office, and one with a password
# What is raised where an archive, or a part of it, cannot be read: NotImplementedError tells of an unknown way to pack.
DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, OSError, EOFError, NotImplementedError, RuntimeError)
