"""Web pages: fetched within limits, cached for an hour."""
