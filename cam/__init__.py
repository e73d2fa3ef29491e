"""cam: client acquisition from the terminal."""

__version__ = "0.1.0"
