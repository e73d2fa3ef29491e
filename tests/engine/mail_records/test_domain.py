"""A sending domain as a whole."""

from cam.engine.findings import Finding
from cam.engine.mail_records.domain import CHECKS, Answers, Sending, judge_domain, judge_mx, not_known
from cam.engine.mail_records.lookup import Lookup
from cam.engine.mail_records.services import SERVICES
from tests.engine.mail_records.records import SILENT, found, rsa_key

KEY = found(f"v=DKIM1; p={rsa_key(2048)}")
MX = found("mx.firm.com")


def alignment(*, service: str, spf: str = "", key: Lookup = Lookup(), policy: str = "none") -> Finding:  # noqa: B008
    selector = SERVICES[service].selectors[0]
    txt = {
        "firm.com": found(spf) if spf else found(),
        SERVICES[service].spf: found("v=spf1 ip4:192.0.2.1 ~all"),
        "_dmarc.firm.com": found(f"v=DMARC1; p={policy}"),
        f"{selector}._domainkey.firm.com": key,
    }
    sending = Sending(domain="firm.com", organisation="firm.com", services=(SERVICES[service],))
    return judge_domain(sending, Answers(txt=txt, mx=MX))[-1]


def test_every_check_has_a_finding_in_the_order_of_the_checks() -> None:
    sending = Sending(domain="firm.com", organisation="firm.com")
    assert [one.check for one in judge_domain(sending, Answers())] == list(CHECKS)
    assert [one.check for one in not_known("firm.com", "why")] == list(CHECKS)
    assert {one.level.value for one in judge_domain(sending, Answers())} == {"unknown"}


def test_spf_speaks_for_a_domain_whose_service_keeps_our_envelope() -> None:
    spoken = alignment(service="gmail", spf="v=spf1 include:_spf.google.com ~all")
    assert (spoken.level, spoken.detail) == ("ok", "SPF speaks for the domain in From")


def test_only_dkim_speaks_where_the_service_has_an_envelope_of_its_own() -> None:
    record = "v=spf1 include:amazonses.com ~all"
    assert alignment(service="resend", spf=record).level == "unknown"
    assert alignment(service="resend", spf=record, key=KEY).level == "ok"


def test_nothing_that_speaks_fails_where_the_policy_is_to_reject() -> None:
    broken = found("v=DKIM1; p=")
    assert alignment(service="gmail", key=broken, policy="reject").level == "fail"
    assert alignment(service="gmail", key=broken, policy="none").level == "warn"


def test_answers_need_a_way_back() -> None:
    def level(**answers: Lookup) -> str:
        return judge_mx("firm.com", Answers(**answers)).level.value

    assert level(mx=MX) == "ok"
    assert level(mx=found(".")) == "fail"
    assert level(mx=found(), addresses=found("192.0.2.1")) == "warn"
    assert level(mx=found(), addresses=found()) == "fail"
    assert level(mx=found(), addresses=SILENT) == "unknown"
    assert level(mx=SILENT) == "unknown"
