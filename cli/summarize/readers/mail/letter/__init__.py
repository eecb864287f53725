"""What somebody wrote in a mail, without quotes, signatures and footers."""
