"""The records by which a domain says who may send its mail: text in, findings out."""
