"""Files and digests of several mails."""
