"""The AICMO_* variables of the tool that came before cam: nothing reads them, so each is told its equivalent."""

import re
from collections.abc import Mapping

from cam.engine.findings import Finding, Level
from cam.settings_sources import SECTIONS

PREFIX = "AICMO_"
MAILBOX = "cam mailbox edit ADDRESS"
KNOWN = {
    "CAM_ALERT_EMAILS": "CAM_ALERTS__EMAILS",
    "CAM_AUTO_PAUSE_ENABLE": "nothing: campaigns are always judged; raise a threshold of the campaign instead",
    "CAM_AUTO_PAUSE_MIN_SENDS_TO_EVALUATE": "cam campaign edit NAME --threshold reply_sends=N",
    "CAM_AUTO_PAUSE_REPLY_RATE_THRESHOLD": "cam campaign edit NAME --threshold reply_rate=X",
    "CAM_DEFAULT_CAMPAIGN_NAME": "CAM_DEFAULTS__CAMPAIGN",
    "CAM_DEFAULT_CHANNEL": "--channel, or the channel of the sequence",
    "CAM_DEFAULT_DAILY_LIMIT": "CAM_LIMITS__CAMPAIGN_PER_DAY",
    "CAM_EMAIL_ALLOWLIST_REGEX": "CAM_SAFETY__ALLOWLIST_REGEX",
    "CAM_EMAIL_BATCH_CAP": "CAM_LIMITS__PER_BATCH",
    "CAM_EMAIL_DAILY_CAP": "CAM_LIMITS__EMAIL_PER_DAY",
    "CAM_EMAIL_DRY_RUN": "--no-dry-run; without it run-auto is a dry run",
    "CAM_WORKER_ALERT_ON_ENABLED": "CAM_ALERTS__ENABLED",
    "CAM_WORKER_ENABLED": "cam worker, and cam stop to halt it",
    "CAM_WORKER_ID": "cam worker --worker-id ID",
    "CAM_WORKER_INTERVAL_SECONDS": "cam worker --interval SECONDS",
    "DATABASE_URL": "CAM_DATABASE_URL",
    "IMAP_EMAIL": f"{MAILBOX} --imap-user USER",
    "IMAP_PASSWORD": f"{MAILBOX} --imap-password-ref env:{{name}}",
    "IMAP_POLL_INTERVAL_MINUTES": "CAM_TIMING__POLL_SECONDS, in seconds",
    "IMAP_PORT": f"{MAILBOX} --imap-port PORT",
    "IMAP_SERVER": f"{MAILBOX} --imap-host HOST",
    "MAKE_WEBHOOK_URL": "CAM_ALERTS__ESCALATION_WEBHOOK=env:{name}",
    "RESEND_API_KEY": f"{MAILBOX} --provider resend --api-key-ref env:{{name}}",
    "RESEND_FROM_EMAIL": "cam mailbox add ADDRESS --provider resend",
    "RESEND_FROM_NAME": f"{MAILBOX} --name NAME",
    "SMTP_HOST": f"{MAILBOX} --smtp-host HOST",
    "SMTP_PASSWORD": f"{MAILBOX} --smtp-password-ref env:{{name}}",
    "SMTP_PORT": f"{MAILBOX} --smtp-port PORT",
    "SMTP_USER": f"{MAILBOX} --smtp-user USER",
}
_SPELLINGS = {
    "IMAP_HOST": "IMAP_SERVER",
    "IMAP_USER": "IMAP_EMAIL",
    "SMTP_SERVER": "SMTP_HOST",
    "SMTP_USERNAME": "SMTP_USER",
}


def former_settings(environ: Mapping[str, str]) -> list[Finding]:
    """Return a finding for each variable of the former tool that is set; its value is never repeated."""
    return [
        Finding(
            check="environment",
            subject=name,
            level=Level.WARN,
            detail="cam does not read this variable",
            fix=f"use {equivalent(name)}" if equivalent(name) else "it has no equivalent; unset it",
        )
        for name in sorted(environ)
        if name.startswith(PREFIX)
    ]


def equivalent(name: str) -> str:
    """Return what does in cam what a variable of the former tool did, "" where nothing does."""
    rest = name.removeprefix(PREFIX)
    for short in dict.fromkeys((rest, rest.removeprefix("CAM_"), f"CAM_{rest}")):
        found = KNOWN.get(_SPELLINGS.get(short, short))
        if found is not None:
            return found.format(name=name)
    return _setting(rest.removeprefix("CAM_"))


def _setting(words: str) -> str:
    """Return the variable of the setting that has the same name, with or without its section."""
    wanted = re.sub(r"_+", "_", words.lower())
    for section, model in SECTIONS.items():
        for key in model.model_fields:
            if wanted in (key, f"{section}_{key}"):
                return f"CAM_{section.upper()}__{key.upper()}"
    return ""
