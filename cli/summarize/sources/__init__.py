"""Where bytes come from: a file, a pipe, a URL, the files below a folder, the rows of a file."""
