"""Cut the inputs into shards, and have them done."""
