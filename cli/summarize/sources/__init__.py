"""Sources of bytes: files, pipes, URLs, the files below a folder or on a remote store."""
