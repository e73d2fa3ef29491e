"""A workspace as large as a company's after years: filled by plain SQL, a million leads in minutes."""

import sqlite3
from pathlib import Path

from workspace import add_campaign, open_desk, remember

from cam.usecases.desk import Desk

SPAN_DAYS = 90
HELD_SHARE = 10  # one in so many has had no touch yet and is held back

# n: from 1 on.  Who they are is told by their number alone, so that every size is alike
NUMBERS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :rows)"
MOMENT = "strftime('%Y-%m-%d %H:%M:%S', {seconds}, 'unixepoch') || '.000000'"
LEADS = """
INSERT INTO lead (id, key, email, first_name, last_name, full_name, company, title, website, domain, industry,
 employees, revenue, country, city, timezone, phone, linkedin_url, notes, source, tags, custom, company_domain,
 score_parts, created_at, updated_at)
SELECT n, 'lead' || n || '@company' || (n / 4) || '.example', 'lead' || n || '@company' || (n / 4) || '.example',
 'Ada', 'Moss', 'Ada Moss', 'Company ' || (n / 4), 'CTO', '', 'company' || (n / 4) || '.example', 'Software', '50', '',
 'Germany', '', '', '', '', '', 'bench', '[]', '{}', 'company' || (n / 4) || '.example', '{}', :begin, :begin
FROM number
"""
# of ten leads one was never written to and is held back, three wait for the end of their sequence, six have ended
ENROLLMENTS = f"""
INSERT INTO enrollment (id, lead_id, campaign_id, sequence_id, state, round, position, touched, score, next_action_at,
 hold, nurture, paused, paused_reason, first_touch_at, last_touch_at, replied_at, ended_at, won, created_at, updated_at)
SELECT n, n, n / 10 % :campaigns + 1, CASE n % 10 WHEN 0 THEN NULL ELSE :sequence END,
 CASE n % 10 WHEN 0 THEN 'new' WHEN 1 THEN CASE n / 10 % 7 WHEN 0 THEN 'qualified' ELSE 'replied' END
  WHEN 2 THEN 'nurture' WHEN 3 THEN 'nurture' WHEN 4 THEN 'nurture' WHEN 5 THEN 'lost' WHEN 6 THEN 'lost'
  ELSE 'contacted' END,
 1, CASE n % 10 WHEN 0 THEN 0 ELSE 3 END, n % 10 > 0, 0.5 + n * 7919 % 1000 / 2000.0,
 CASE WHEN n % 10 = 0 THEN :held_until WHEN n % 10 > 6 THEN {MOMENT.format(seconds=":waits + n % 864000")} END,
 CASE n % 10 WHEN 0 THEN 'cold' ELSE '' END, '', 0, '',
 CASE WHEN n % 10 > 0 THEN {MOMENT.format(seconds=":first + n * 7919 % 6912000")} END,
 CASE WHEN n % 10 > 0 THEN {MOMENT.format(seconds=":first + 777600 + n * 7919 % 6912000")} END,
 CASE WHEN n % 10 = 1 THEN {MOMENT.format(seconds=":first + 800000 + n * 7919 % 6912000")} END,
 CASE WHEN n % 10 BETWEEN 1 AND 6 THEN {MOMENT.format(seconds=":first + 800000 + n * 7919 % 6912000")} END,
 0, :begin, :begin
FROM number
"""
# nine leads in ten have got messages, three each and a fourth until there are so many
MESSAGE_LEADS = """, spread AS (
 SELECT n, (n - 1) / :written AS step, (n - 1) % :written + 1 + ((n - 1) % :written) / 9 AS lead FROM number
)"""
MESSAGES = f"""
INSERT INTO message (id, enrollment_id, campaign_id, lead_id, mailbox_id, sequence_id, channel, round, step_id,
 position, first_touch, variant, status, by_hand, message_id, idempotency_key, in_reply_to, recipient,
 recipient_domain, subject, attempts, begun_at, sent_at, lease_token, platform_id, outcome, created_at, updated_at)
SELECT n, lead, lead / 10 % :campaigns + 1, lead, lead / 10 % :campaigns + 1, :sequence, 'email', 1, 'step-' || step,
 step, step = 0, CASE lead % 2 WHEN 0 THEN 'a' ELSE 'b' END, 'sent', 0, '<' || n || '.8f2c1d5e@firm.example>',
 'cam/' || n || '.8f2c1d5e@firm.example', '', 'lead' || lead || '@company' || (lead / 4) || '.example',
 'company' || (lead / 4) || '.example', 'A question about your team', 1,
 {MOMENT.format(seconds=":first + step * 259200 + lead * 7919 % 6912000")},
 {MOMENT.format(seconds=":first + step * 259200 + lead * 7919 % 6912000")}, 1, '', '250 2.0.0 queued', :begin, :begin
FROM spread
"""
EVENTS = f"""
INSERT INTO event (at, name, campaign_id, lead_id, message_row_id, mailbox_id, details)
SELECT {MOMENT.format(seconds=":first + step * 259200 + lead * 7919 % 6912000")}, 'message.sent',
 lead / 10 % :campaigns + 1, lead, n, lead / 10 % :campaigns + 1, '{{"step": "intro"}}'
FROM spread
"""


def build(
    folder: Path, name: str, *, leads: int, messages: int, campaigns: int, now: int, held_until: int
) -> Desk:
    """
    Return a desk on a database of so many leads, messages and events in campaigns that are active, none of them due.

    now: seconds since 1970; everybody who waits, waits for a later day.  held_until: when the held are looked at again.
    """
    desk = open_desk(folder, name)
    made = [add_campaign(desk, name=f"campaign {number}", smtp_port=25) for number in range(campaigns)]
    assert desk.db.path is not None
    written = leads - leads // HELD_SHARE
    first = now - SPAN_DAYS * 86_400
    values = {
        "campaigns": campaigns, "sequence": made[0].sequence_id, "written": written, "first": first,
        "waits": now + 2 * 86_400,
    }  # fmt: skip
    desk.db.close()  # the journal is changed while nobody else is there
    raw = sqlite3.connect(desk.db.path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -1000000"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("BEGIN")
    begin, held = (
        raw.execute(f"SELECT {MOMENT.format(seconds='?')}", (at,)).fetchone()[0] for at in (first, held_until)
    )
    values |= {"begin": begin, "held_until": held}
    indexes = _without_indexes(raw, ("lead", "enrollment", "message", "event"))
    raw.execute(NUMBERS + LEADS, values | {"rows": leads})
    raw.execute(NUMBERS + ENROLLMENTS, values | {"rows": leads})
    raw.execute(NUMBERS + MESSAGE_LEADS + MESSAGES, values | {"rows": messages})
    raw.execute(NUMBERS + MESSAGE_LEADS + EVENTS, values | {"rows": messages})
    for sql in indexes:
        raw.execute(sql)
    raw.execute("COMMIT")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()
    remember(desk)
    return desk


def _without_indexes(raw: sqlite3.Connection, tables: tuple[str, ...]) -> list[str]:
    """Drop the indexes of tables that are filled, and return how they are made again."""
    found = raw.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN"
        f" ({', '.join('?' * len(tables))})",
        tables,
    ).fetchall()
    for name, _ in found:
        raw.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]
