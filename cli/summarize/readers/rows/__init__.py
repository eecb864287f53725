"""Files whose rows are articles: JSON lines, tables, Parquet, web archives."""
