"""What may stand in an IMAP command: nothing that ends the line or the quotes around it."""

import re

NAME_LENGTH = 1000

# printable ASCII without quotes, backslashes, spaces and further brackets
_MESSAGE_ID = re.compile(r"<[!#-;=?-\[\]-~]+>")


def is_message_id(text: str) -> bool:
    """Tell whether the text is one Message-ID with its brackets that can be searched for."""
    return len(text) <= NAME_LENGTH and _MESSAGE_ID.fullmatch(text) is not None


def is_folder_name(raw: str) -> bool:
    """Tell whether a server's name of a folder can be written back to it between quotes; RFC 3501 names are ASCII."""
    return 0 < len(raw) <= NAME_LENGTH and raw.isascii() and raw.isprintable()
