"""A command of the user's chooses the sentences, such as a language model; it prints numbers."""
