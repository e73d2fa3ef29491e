"""DKIM keys, good, broken and hostile."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.findings import Judged
from cam.engine.mail_records.dkim import is_key, is_usable, judge_dkim
from cam.engine.mail_records.lookup import Lookup
from tests.engine.mail_records.records import SILENT, found, levels, rsa_key, said

GOOD = f"v=DKIM1; k=rsa; p={rsa_key(2048)}"


def judge(*, configured: dict[str, Lookup] | None = None, probed: dict[str, Lookup] | None = None) -> Judged:
    configured, probed = configured or {}, probed or {}
    answers = {f"{name}._domainkey.firm.com": one for name, one in (configured | probed).items()}
    return judge_dkim("firm.com", answers, configured=tuple(configured), probed=tuple(probed))


@pytest.mark.parametrize(
    ("record", "bits"),
    [
        (GOOD, 2048),
        (f"p={rsa_key(1024)}", 1024),
        (f"v=DKIM1;p={rsa_key(4096)}; t=s; s=email; h=sha1:sha256; n=note", 4096),
        (f"v=DKIM1; p={rsa_key(2048, is_bare=True)}", 2048),
        (f"v=DKIM1; p={rsa_key(2048)[:100]} {rsa_key(2048)[100:]}", 2048),
    ],
)
def test_a_key_is_read_with_its_length(record: str, bits: int) -> None:
    judged = judge(probed={"google": found(record)})
    assert (judged.holds, levels(judged)) == (True, {"ok"})
    assert f"google._domainkey.firm.com: an RSA key of {bits} bits" in said(judged)


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        ("v=DKIM1; p=", "the key is revoked"),
        ("v=DKIM1; k=rsa", "it has no key, p="),
        (f"v=DKIM1; p={rsa_key(2048)[:-5]}", "a part of it was lost"),
        (f"v=DKIM1; p={rsa_key(2048)[:200]}", "the key is no RSA key"),
        ("v=DKIM1; p=not base64!", "the key is no base64"),
        (f"v=DKIM1; p={rsa_key(512)}", "the key has 512 bits"),
        (f"k=rsa; v=DKIM1; p={rsa_key(2048)}", "v=DKIM1 does not stand first"),
        (f"v=DKIM1; k=dsa; p={rsa_key(2048)}", "no kind of key that receivers know"),
        (f"v=DKIM1; h=sha1; p={rsa_key(2048)}", "leaves out sha256"),
        (f"v=DKIM1; s=tlsrpt; p={rsa_key(2048)}", "leaves out email"),
        (f"v=DKIM1; p={rsa_key(2048)}; p=x", "tag p stands there twice"),
        ("v=DKIM1; k=ed25519; p=AAAA", "an Ed25519 key has 32 bytes, this one 3"),
    ],
)
def test_a_broken_key_fails_and_names_the_fault(record: str, fault: str) -> None:
    judged = judge(configured={"mine": found(record)})
    assert judged.holds is False
    assert fault in said(judged)


def test_a_key_that_is_only_a_test_or_of_a_new_kind_is_a_warning() -> None:
    assert levels(judge(probed={"a": found(f"{GOOD}; t=s:y")})) == {"warn"}
    young = base64.b64encode(bytes(32)).decode()
    assert levels(judge(probed={"a": found(f"v=DKIM1; k=ed25519; p={young}")})) == {"warn"}


def test_a_selector_that_was_named_must_have_a_key() -> None:
    judged = judge(configured={"mine": found()}, probed={"google": found(GOOD)})
    assert judged.holds is False
    assert "mine._domainkey.firm.com holds no key" in said(judged)


def test_selectors_that_were_only_tried_prove_nothing_by_their_absence() -> None:
    judged = judge(probed={"google": found(), "default": found("v=spf1 -all")})
    assert (judged.holds, levels(judged)) == (None, {"unknown"})
    assert "[doctor] dkim_selectors" in judged.findings[0].fix


def test_an_old_key_beside_a_good_one_does_no_harm() -> None:
    judged = judge(probed={"old": found("v=DKIM1; p="), "google": found(GOOD)})
    assert (judged.holds, levels(judged)) == (True, {"ok"})


def test_a_wildcard_that_revokes_every_key_fails() -> None:
    revoked = found("v=DKIM1; p=")
    assert judge(probed={"a": revoked, "b": revoked}).holds is False


def test_two_keys_under_one_name_fail() -> None:
    assert "holds 2 keys" in said(judge(configured={"a": found(GOOD, GOOD)}))


def test_a_silent_name_server_is_no_failure() -> None:
    judged = judge(configured={"mine": SILENT})
    assert (judged.holds, levels(judged)) == (None, {"unknown"})


PIECES = st.sampled_from(
    ["v=DKIM1", "p=", "p=AAAA", "k=rsa", "k=ed25519", "h=", "s=", "t=y", "=", ";", "p=MA==", "p"]
)
HOSTILE = st.lists(PIECES | st.text(max_size=10), max_size=8).map(";".join) | st.text(max_size=60)


@given(HOSTILE)
def test_any_text_gets_a_finding_and_never_an_exception(record: str) -> None:
    judged = judge(configured={"mine": found(record)})
    assert judged.findings
    assert not (judged.holds and not is_key(record))


@given(st.binary(max_size=400))
def test_any_bytes_are_a_key_or_none(key: bytes) -> None:
    record = f"v=DKIM1; p={base64.b64encode(key).decode()}"
    assert is_usable(found(record)) in (True, False)


@given(st.integers(0, 290))
def test_a_key_that_was_cut_is_never_usable(at: int) -> None:
    whole = base64.b64decode(rsa_key(2048))
    assert not is_usable(found(f"v=DKIM1; p={base64.b64encode(whole[:at]).decode()}"))
