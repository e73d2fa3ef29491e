"""SPF records, good, broken and hostile."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.findings import Judged
from cam.engine.mail_records.lookup import Lookup
from cam.engine.mail_records.services import SERVICES
from cam.engine.mail_records.spf import FOLLOWED, judge_spf, to_ask
from tests.engine.mail_records.records import SILENT, found, levels, said

GMAIL = (SERVICES["gmail"],)
GOOGLE = {"_spf.google.com": found("v=spf1 ip4:192.0.2.0/24 ~all")}


def judge(record: str | Lookup, more: Mapping[str, Lookup] | None = None, services: tuple = ()) -> Judged:  # type: ignore[type-arg]
    own = found(record) if isinstance(record, str) else record
    return judge_spf("firm.com", {"firm.com": own, **(more or {})}, services)


def test_a_record_that_includes_the_service_is_fine() -> None:
    judged = judge("v=spf1 include:_spf.google.com ~all", GOOGLE, GMAIL)
    assert (judged.holds, levels(judged)) == (True, {"ok"})
    assert "1 of 10 lookups" in said(judged)


def test_no_record_fails_and_the_fix_is_the_record_to_publish() -> None:
    judged = judge(found(), services=GMAIL)
    assert judged.holds is False
    assert judged.findings[0].fix == 'publish a TXT record at firm.com: "v=spf1 include:_spf.google.com ~all"'


def test_a_service_with_a_return_path_of_its_own_does_not_ask_the_record() -> None:
    judged = judge(found(), services=(SERVICES["resend"],))
    assert (judged.holds, levels(judged)) == (None, {"warn"})


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        ("spf1 include:_spf.google.com ~all", "does not begin with 'v=spf1 '"),
        (" v=spf1 ~all", "does not begin with 'v=spf1 '"),
        ("v=spf1 ip4:192.0.2.300 ~all", "'ip4:192.0.2.300' is no IPv4 network"),
        ("v=spf1 ip6:192.0.2.1 ~all", "is no IPv6 network"),
        ("v=spf1 ip4 ~all", "is no IPv4 network"),
        ("v=spf1 includes:_spf.google.com ~all", "'includes:_spf.google.com' is nothing that SPF knows"),
        ("v=spf1 include: ~all", "'include:' names no domain"),
        ("v=spf1 include ~all", "'include' names no domain"),
        ("v=spf1 include:a..b ~all", "'include:a..b' names no domain"),
        ("v=spf1 a/33 ~all", "has a length that no network has"),
        ("v=spf1 mx//129 ~all", "has a length that no network has"),
        ("v=spf1 ~all:x", "all takes nothing"),
        ("v=spf1 192.0.2.1 ~all", "is nothing that SPF knows"),
        ("v=spf1 redirect=a.com redirect=b.com", "redirect stands there twice"),
        ("v=spf1 +all", "everybody may send as this domain"),
        ("v=spf1 all", "everybody may send as this domain"),
    ],
)
def test_a_broken_record_fails_and_names_the_fault(record: str, fault: str) -> None:
    answers = {"a.com": found("v=spf1 -all"), "b.com": found("v=spf1 -all"), **GOOGLE}
    judged = judge(record, answers)
    assert judged.holds is False
    assert fault in said(judged)


def test_two_records_are_none() -> None:
    assert "receivers then take none" in said(judge(found("v=spf1 -all", "v=spf1 ~all")))


@pytest.mark.parametrize("record", ["v=spf1 mx", "v=spf1 mx ?all", "V=SPF1 MX"])
def test_a_record_without_an_end_is_a_warning(record: str) -> None:
    judged = judge(record)
    assert (judged.holds, levels(judged)) == (True, {"warn"})


def test_ten_lookups_are_allowed_and_eleven_are_not() -> None:
    ten = "v=spf1 " + " ".join(["a"] * 10) + " ~all"
    assert judge(ten).holds is True
    assert "it takes 11 lookups" in said(judge(ten.replace("~all", "mx ~all")))


def test_what_is_included_counts_too() -> None:
    inner = {f"i{n}.com": found("v=spf1 a mx -all") for n in range(4)}
    judged = judge("v=spf1 include:i0.com include:i1.com include:i2.com include:i3.com ~all", inner)
    assert "it takes 12 lookups" in said(judged)


def test_what_stands_behind_all_is_not_read() -> None:
    assert judge("v=spf1 mx -all include:nowhere.com").holds is True
    assert to_ask("firm.com", {"firm.com": found("v=spf1 -all include:nowhere.com")}) == []


def test_an_include_without_a_record_breaks_the_whole() -> None:
    judged = judge("v=spf1 include:gone.com ~all", {"gone.com": found()})
    assert "it includes gone.com, which has no SPF record" in said(judged)


def test_an_include_that_nobody_could_look_up_leaves_it_open() -> None:
    judged = judge("v=spf1 include:gone.com ~all", {"gone.com": SILENT}, GMAIL)
    assert (judged.holds, levels(judged)) == (None, {"unknown"})


def test_a_loop_ends() -> None:
    answers = {"b.com": found("v=spf1 include:firm.com -all")}
    assert "includes itself" in said(judge("v=spf1 include:b.com -all", answers))
    assert "includes itself" in said(judge("v=spf1 redirect=firm.com"))


def test_a_redirect_is_followed_to_its_end() -> None:
    judged = judge("v=spf1 redirect=_spf.google.com", GOOGLE, GMAIL)
    assert (judged.holds, levels(judged)) == (True, {"ok"})


def test_macros_count_and_are_not_followed() -> None:
    record = found("v=spf1 include:%{i}._spf.firm.com ~all")
    assert to_ask("firm.com", {"firm.com": record}) == []
    assert "1 of 10 lookups" in said(judge(record))


def test_a_record_that_names_nobody_else_leaves_the_service_out() -> None:
    judged = judge("v=spf1 include:other.com -all", {"other.com": found("v=spf1 -all")}, GMAIL)
    assert (judged.holds, levels(judged)) == (False, {"fail"})
    assert judged.findings[0].fix == "add include:_spf.google.com"


def test_a_record_with_addresses_may_name_the_service_by_them() -> None:
    judged = judge("v=spf1 ip4:192.0.2.0/24 -all", services=GMAIL)
    assert (judged.holds, levels(judged)) == (True, {"warn"})


def test_a_silent_name_server_is_no_failure() -> None:
    assert levels(judge(SILENT, services=GMAIL)) == {"unknown"}


def test_a_tree_without_end_is_not_followed_for_ever() -> None:
    answers: dict[str, Lookup] = {}
    while names := to_ask("n.com", answers):
        for name in names:
            answers[name] = found(f"v=spf1 include:a{name} include:b{name} ~all")
    assert len(answers) <= FOLLOWED
    assert judge_spf("n.com", answers).holds is False


WORDS = st.sampled_from(
    [
        *("v=spf1", "include:b.com", "redirect=b.com", "redirect=firm.com", "a", "mx", "ptr", "ip4:1.2.3.4"),
        *("ip4:1.2.3.4/64", "ip6:::1/200", "-all", "+all", "exists:%{i}.x", "%%", "include:%{", "://", "a:/"),
        *("a:b/1/2", "=", ":=", "?"),
    ]
)
HOSTILE = st.lists(WORDS | st.text(max_size=8), max_size=12).map(lambda words: " ".join(["v=spf1", *words]))


@given(st.lists(HOSTILE | st.text(max_size=80), max_size=3), st.lists(HOSTILE, max_size=2))
def test_any_text_gets_a_finding_and_never_an_exception(own: list[str], other: list[str]) -> None:
    answers = {"firm.com": found(*own)}
    for _ in range(FOLLOWED + 1):
        names = to_ask("firm.com", answers)
        answers |= {name: found(*other) for name in names}
    assert to_ask("firm.com", answers) == []
    judged = judge_spf("firm.com", answers, GMAIL)
    assert judged.findings
    assert (judged.holds is False) == ("fail" in levels(judged))


@given(HOSTILE)
def test_one_more_term_never_takes_fewer_lookups(record: str) -> None:
    def broken(text: str) -> bool:
        return judge(text).holds is False

    everything = f"{record} {' '.join(['a'] * 11)} ~all"
    assert broken(everything) or "all" in record or "redirect" in record
