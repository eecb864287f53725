"""Read mails: what their writers wrote, without quoted mails, signatures and footers."""
