"""Files that hold files: archives and mails, opened in memory; nothing is ever unpacked to a disk."""
