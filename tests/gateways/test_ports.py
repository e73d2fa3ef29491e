"""The errors of gateways can be said again with more words around them."""

import pytest

from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.ports import Throttled


@pytest.mark.parametrize("kind", [Transient, Throttled, Permanent, Misconfigured])
def test_every_gateway_error_is_made_from_words_hint_and_code(kind: type[GatewayError]) -> None:
    error = kind("what", hint="do", code="here")
    assert (error.what, error.hint, error.code, error.exit_code) == ("what", "do", "here", 4)


def test_a_throttled_mailbox_may_try_again_and_knows_when() -> None:
    error = Throttled("what", retry_after_seconds=900)
    assert (error.retryable, error.retry_after_seconds, error.code) == (True, 900, "throttled")
