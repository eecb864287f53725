"""Messages that Outlook saved (.msg): the compound file, and bodies that are RTF alone."""
