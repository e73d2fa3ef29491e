"""DMARC policies, good, broken and hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.findings import Judged
from cam.engine.mail_records.dmarc import judge_dmarc
from cam.engine.mail_records.lookup import Lookup
from tests.engine.mail_records.records import SILENT, found, levels, said


def judge(own: Lookup, above: Lookup | None = None) -> tuple[Judged, str]:
    if above is None:
        return judge_dmarc("firm.com", "firm.com", {"_dmarc.firm.com": own})
    return judge_dmarc("mail.firm.com", "firm.com", {"_dmarc.mail.firm.com": own, "_dmarc.firm.com": above})


@pytest.mark.parametrize(
    ("record", "policy"),
    [
        ("v=DMARC1; p=none; rua=mailto:dmarc@firm.com", "none"),
        ("v=DMARC1;p=reject;", "reject"),
        ("v=DMARC1; p=Quarantine; pct=50; adkim=s; aspf=r; fo=1; ri=86400", "quarantine"),
        ("v = DMARC1 ; p = none ; rua = mailto:a@b.com!10m, https://b.com/x", "none"),
    ],
)
def test_a_record_is_read_with_its_policy(record: str, policy: str) -> None:
    judged, found_policy = judge(found(record))
    assert (judged.holds, levels(judged), found_policy) == (True, {"ok"}, policy)


@pytest.mark.parametrize(
    "texts", [(), ("v=spf1 -all",), ("p=none; v=DMARC1",), ("v=dmarc1; p=none",), (" v=DMARC1; p=none",)]
)
def test_no_record_fails_and_the_fix_is_the_record_to_publish(texts: tuple[str, ...]) -> None:
    judged, policy = judge(found(*texts))
    assert (judged.holds, policy) == (False, "")
    assert '_dmarc.firm.com: "v=DMARC1; p=none; rua=mailto:dmarc@firm.com"' in judged.findings[0].fix


def test_two_records_are_none() -> None:
    assert "receivers then take none" in said(judge(found("v=DMARC1; p=none", "v=DMARC1; p=reject"))[0])


@pytest.mark.parametrize(
    "record", ["v=DMARC1", "v=DMARC1; p=", "v=DMARC1; p=nothing", "v=DMARC1; policy=none"]
)
def test_a_record_without_a_policy_does_not_count(record: str) -> None:
    assert judge(found(record))[0].holds is False


def test_with_reports_such_a_record_counts_as_none() -> None:
    judged, policy = judge(found("v=DMARC1; p=nothing; rua=mailto:a@b.com"))
    assert (judged.holds, levels(judged), policy) == (True, {"warn"}, "none")


@pytest.mark.parametrize("tail", ["rua=dmarc@firm.com", "pct=200", "pct=½", "nonsense", "pct=10; pct=20"])
def test_a_tag_that_nobody_understands_is_a_warning(tail: str) -> None:
    judged, policy = judge(found(f"v=DMARC1; p=reject; {tail}"))
    assert (judged.holds, levels(judged), policy) == (True, {"warn"}, "reject")


def test_the_policy_of_the_domain_above_holds_where_there_is_none_and_sp_goes_before_p() -> None:
    assert judge(found(), found("v=DMARC1; p=reject"))[1] == "reject"
    assert judge(found(), found("v=DMARC1; p=reject; sp=none"))[1] == "none"
    assert judge(found("v=DMARC1; p=none"), found("v=DMARC1; p=reject"))[1] == "none"


def test_a_silent_name_server_is_no_failure() -> None:
    assert levels(judge(SILENT)[0]) == {"unknown"}
    assert levels(judge(found(), SILENT)[0]) == {"unknown"}


PIECES = st.sampled_from(
    ["v=DMARC1", "p=none", "p=", "sp=x", "rua=", "rua=mailto:a@b", "pct=", "pct=9999", "=", ";;"]
)
HOSTILE = st.lists(PIECES | st.text(max_size=10), max_size=8).map(";".join) | st.text(max_size=60)


@given(st.lists(HOSTILE, max_size=3), st.lists(HOSTILE, max_size=2))
def test_any_text_gets_a_finding_and_never_an_exception(own: list[str], above: list[str]) -> None:
    judged, policy = judge(found(*own), found(*above))
    assert judged.findings
    assert (policy in ("none", "quarantine", "reject")) == (judged.holds is True)
