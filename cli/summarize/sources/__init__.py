"""Where bytes come from: a file, a pipe, a URL, the files below a folder or on a remote store."""
