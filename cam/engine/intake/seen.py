"""Which keys a file had already, in a few bytes a key."""

from array import array

_FULL = 0.6  # of the places; beyond it the chains grow


class Seen:
    """
    A set of keys that remembers only their 64-bit hashes: 14 to 27 bytes a key where a set of texts takes 150.

    expected: so many keys have a place from the beginning; it grows where there are more.
    Two different keys of a million share a hash once in 36 million files; that row would count as a duplicate.
    """

    def __init__(self, *, expected: int = 0) -> None:
        size = 1 << 12
        while _FULL * size <= expected:
            size *= 2
        self._places = array("Q", bytes(8 * size))
        self._mask = size - 1
        self._room = int(_FULL * size)

    def add(self, key: str) -> bool:
        """Return whether the key is new, and remember it."""
        code = hash(key) & 0xFFFF_FFFF_FFFF_FFFF or 1
        places, mask = self._places, self._mask
        place = code & mask
        while places[place]:
            if places[place] == code:
                return False
            place = (place + 1) & mask
        places[place] = code
        self._room -= 1
        if not self._room:
            self._grow()
        return True

    def _grow(self) -> None:
        old, size = self._places, 2 * len(self._places)
        new, mask = array("Q", bytes(8 * size)), size - 1
        for code in old:
            if code:
                place = code & mask
                while new[place]:
                    place = (place + 1) & mask
                new[place] = code
        self._places, self._mask = new, mask
        self._room = int(_FULL * size) - int(_FULL * len(old))
