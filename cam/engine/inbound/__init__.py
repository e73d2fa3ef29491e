"""Mail that came in: bytes become values, bounces are told from answers, and answers find their send."""
