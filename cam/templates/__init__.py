"""The words that come with cam: sequences and the layout of a mail."""
