"""Read mails: their writers' own text, without quoted mails, signatures and footers."""
