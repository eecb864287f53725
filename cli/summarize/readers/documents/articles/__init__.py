"""Articles as publishers and PubMed keep them in XML."""
