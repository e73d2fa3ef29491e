"""What an answer of Resend means: taken, refused and whom that blames, or nothing certain; pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from cam.gateways.http_client import Answer
from cam.gateways.ports import Accepted, Blame, Outcome, Refused, Unknown
from cam.gateways.smtp_codes import DAY, HOUR
from cam.gateways.wire import clean

PHASE = "answer"
LONGEST_WAIT = 7 * DAY
KEY_HINT = "check the key behind --api-key-ref; https://resend.com/api-keys makes another"
DOMAIN_HINT = "verify the sender's domain at https://resend.com/domains, then resume the mailbox"
QUOTA_HINT = (
    "the account's quota is used up; lower --daily-cap below it, or https://resend.com/settings/billing"
)
RATE_HINT = "the account's requests a second are used up; is something else sending with it?"
API_HINT = "Resend does not know this request; check RESEND_API_URL, or update cam"
ACCOUNT_HINT = "ask Resend's support, then resume the mailbox"


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer as it was read.  name: Resend's word for the error, or "".  fields: of its JSON."""

    status: int
    name: str
    text: str
    fields: Mapping[str, object]
    wait: int

    @property
    def answer(self) -> str:
        """Status, name and words in one line."""
        return " ".join(part for part in (str(self.status), self.name, self.text) if part)


def read(answer: Answer, *, secret: str = "") -> Said:
    """Return what an answer says; the secret never stands in it.  wait: seconds it asks for, 0 where it asks none."""
    try:
        fields = json.loads(answer.body)
    except (ValueError, RecursionError):
        fields = {}
    if not isinstance(fields, dict):
        fields = {}
    text = str(fields.get("message") or "")
    text, name = (
        clean(each.replace(secret, "***") if secret else each)
        for each in (text, str(fields.get("name") or ""))
    )
    return Said(status=answer.status, name=name, text=text, fields=fields, wait=_wait(answer.headers))


def judge(said: Said) -> Outcome:
    """
    Return the outcome of POST /emails.

    Certain refusals are 4xx answers.  409 is none: the key is taken by a request that may have been accepted.
    Whatever is not known is Unknown, for the request has left.
    """
    if 200 <= said.status < 300:
        return _accepted(said)
    if said.status == 409:
        return Unknown(detail=said.answer, phase=PHASE, is_final=said.name == "invalid_idempotent_request")
    if said.status == 408 or not 400 <= said.status < 500:
        return Unknown(detail=said.answer, phase=PHASE)
    return _refused(said)


def is_rate(said: Said) -> bool:
    """Return whether only the pace was wrong, not a quota used up."""
    return said.status == 429 and "quota" not in said.name


def is_key(said: Said) -> bool:
    """Return whether the answer is about the key, whatever its status; Resend has used 400, 401 and 403."""
    return said.name in ("missing_api_key", "invalid_api_key") or "api key is invalid" in said.text.lower()


def _accepted(said: Said) -> Outcome:
    platform_id = said.fields.get("id")
    if not isinstance(platform_id, str) or not platform_id.strip():
        return Unknown(detail=f"{said.status} without an id", phase=PHASE)
    platform_id = clean(platform_id, limit=200)
    return Accepted(answer=f"{said.status} accepted as {platform_id}", platform_id=platform_id)


def _refused(said: Said) -> Refused:
    if said.status == 429:
        return _later(said)
    if is_key(said) or said.status == 401:
        return _mailbox(said, hint=KEY_HINT)
    if said.status == 403 or _is_about(said, "from"):
        return _mailbox(said, hint=DOMAIN_HINT)
    if said.status == 451:
        return _mailbox(said, hint=ACCOUNT_HINT)
    if said.status not in (400, 413, 422):
        return _mailbox(said, hint=API_HINT)
    blame = Blame.RECIPIENT if _is_about(said, "to") else Blame.MESSAGE
    return Refused(code=said.status, answer=said.answer, is_permanent=True, blame=blame, phase=PHASE)


def _is_about(said: Said, field: str) -> bool:
    return said.name == f"invalid_{field}_address" or bool(
        re.search(rf"invalid\W+{field}\W+(field|address)", said.text, re.IGNORECASE)
    )


def _mailbox(said: Said, *, hint: str) -> Refused:
    return Refused(
        code=said.status,
        answer=said.answer,
        is_permanent=True,
        blame=Blame.MAILBOX,
        phase=PHASE,
        hint=hint,
    )


def _later(said: Said) -> Refused:
    is_pace = is_rate(said)
    # a quota comes back with the next day or month, whatever the header says about the next second
    wait = said.wait if is_pace or said.wait >= HOUR else DAY
    return Refused(
        code=said.status,
        answer=said.answer,
        is_permanent=False,
        blame=Blame.MAILBOX,
        phase=PHASE,
        retry_after_seconds=wait,
        hint=RATE_HINT if is_pace else QUOTA_HINT,
    )


def _wait(headers: Mapping[str, str]) -> int:
    """Return the seconds of Retry-After, a date being counted from the server's own clock; else of ratelimit-reset."""
    asked = headers.get("retry-after", headers.get("ratelimit-reset", "")).strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", asked):
        seconds = float(asked)
    else:
        try:
            then, now = (parsedate_to_datetime(text) for text in (asked, headers.get("date", "")))
            seconds = (then - now).total_seconds()
        except (ValueError, TypeError):
            return 0
    return max(0, min(LONGEST_WAIT, -int(-seconds // 1)))
