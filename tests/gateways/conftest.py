"""A certificate authority of our own, and what follows from it."""

import ssl
from datetime import UTC, datetime

import pytest
import trustme


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A CA that only our own clients trust."""
    return trustme.CA()


@pytest.fixture(scope="session")
def server_context(authority: trustme.CA) -> ssl.SSLContext:
    """A server's context with a certificate for 127.0.0.1 and localhost."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture(scope="session")
def client_context(authority: trustme.CA) -> ssl.SSLContext:
    """A client's context that trusts our CA."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@pytest.fixture(scope="session")
def bad_contexts(authority: trustme.CA) -> dict[str, ssl.SSLContext]:
    """Servers' contexts that no client may accept, by what is wrong with them."""
    contexts = {
        name: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) for name in ("untrusted", "wrong name", "expired")
    }
    trustme.CA().issue_cert("127.0.0.1").configure_cert(contexts["untrusted"])
    authority.issue_cert("mail.other.test").configure_cert(contexts["wrong name"])
    expired = authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    expired.configure_cert(contexts["expired"])
    return contexts
