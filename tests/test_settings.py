"""Settings: precedence, refusals with their places, and a template that cannot drift."""

from pathlib import Path

import pytest

from cam.errors import InputError
from cam.settings import Settings
from cam.settings_sources import SECTIONS, read, template


@pytest.fixture
def cam_toml(tmp_path: Path) -> Path:
    return tmp_path / "cam.toml"


def problems_of(path: Path, environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        read(path, environ)
    return caught.value.problems


def test_the_template_says_every_default_and_nothing_else(cam_toml: Path) -> None:
    cam_toml.write_text(template({}))

    assert read(cam_toml, {}) == Settings()
    for name, section in SECTIONS.items():
        for key in section.model_fields:
            assert f"\n{key} = " in cam_toml.read_text().partition(f"[{name}]")[2]


def test_every_key_has_a_comment() -> None:
    assert not [
        key
        for section in SECTIONS.values()
        for key, field in section.model_fields.items()
        if not field.description
    ]


def test_the_template_keeps_what_it_is_given(cam_toml: Path) -> None:
    address = 'Ana "the" \\ Silva\n\x01é'
    cam_toml.write_text(
        template({("sender", "postal_address"): address, ("limits", "email_per_day"): 7}), encoding="utf-8"
    )

    settings = read(cam_toml, {})

    assert (settings.sender.postal_address, settings.limits.email_per_day) == (address, 7)


def test_an_empty_file_means_the_defaults(cam_toml: Path) -> None:
    cam_toml.write_text("")

    assert read(cam_toml, {}) == Settings()


def test_the_environment_wins_over_the_file(cam_toml: Path) -> None:
    cam_toml.write_text('[limits]\nper_batch = 7\nmailbox_per_day = 8\n[sender]\nname = "Ana"\n')
    environ = {
        "CAM_LIMITS__PER_BATCH": "9",
        "CAM_LIMITS__LINKEDIN_PER_DAY": "off",
        "CAM_LIMITS__GAP_SECONDS": "1,2",
        "CAM_TIMING__RETRY_MINUTES": "[3, 4]",
        "CAM_SENDER__NAME": "42",
        "CAM_SAFETY__BLOCKED_DOMAINS": "a.example, b.example",
    }

    settings = read(cam_toml, environ)

    assert settings.limits.per_batch == 9
    assert settings.limits.mailbox_per_day == 8
    assert settings.limits.linkedin_per_day is None
    assert settings.limits.gap_seconds == (1, 2)
    assert settings.timing.retry_minutes == (3, 4)
    assert settings.sender.name == "42"
    assert settings.safety.blocked_domains == ("a.example", "b.example")


def test_the_database_url_has_a_variable_of_its_own(cam_toml: Path) -> None:
    cam_toml.write_text('[database]\nurl = "sqlite:///x.db"\n')

    assert read(cam_toml, {"CAM_DATABASE_URL": "sqlite:///y.db"}).database.url == "sqlite:///y.db"


def test_every_mistake_is_named_at_once_with_its_place_and_the_closest_name(cam_toml: Path) -> None:
    cam_toml.write_text(
        "[sender]\n"
        'timezone = "Europe/Belin"\n'
        "name = 4\n"
        "[limits]\n"
        'per_batch = "x"\n'
        "perbatch = 3\n"
        "gap_seconds = [30, 3]\n"
        "warm_up_start = -1\n"
        "[limts]\n"
        "a = 1\n"
        "[brand]\n"
        'name = "x"\n'
        "[safety]\n"
        'allowlist_regex = "("\n'
    )
    environ = {
        "CAM_LIMITS__NEW_LEADS_PER_DAY": "many",
        "CAM_TIMING__SETTEL_MINUTES": "1",
        "CAM_FOO__BAR": "1",
    }

    expected = {
        "cam.toml line 2, [sender] timezone: 'Europe/Belin' is no time zone; did you mean 'Europe/Berlin'?",
        "cam.toml line 3, [sender] name: 4 is not a text in quotes",
        "cam.toml line 5, [limits] per_batch: 'x' is not a whole number",
        "cam.toml line 6, [limits] perbatch: no such key; did you mean 'per_batch'?",
        "cam.toml line 8, [limits] warm_up_start: -1 is below the least value, 0",
        "cam.toml line 9, [limts]: no such section; did you mean [limits]?",
        "cam.toml line 12, [brand] name: no such key here; it belongs to [sender]",
        "cam.toml line 14, [safety] allowlist_regex: '(' is no regular expression: missing ), unterminated subpattern",
        "CAM_LIMITS__NEW_LEADS_PER_DAY: 'many' is not a whole number",
        "CAM_TIMING__SETTEL_MINUTES: no such key; did you mean 'settle_minutes'?",
        "CAM_FOO__BAR: no such section; there are " + ", ".join(SECTIONS),
    }
    assert expected == set(problems_of(cam_toml, environ))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("sender = 3\n", "cam.toml line 1, [sender]: 3 is no section; write it as [section] with keys below"),
        (
            "[limits]\ngap_seconds = [30, 3]\n",
            "cam.toml line 2, [limits] gap_seconds: the least 30 is above the most 3",
        ),
        (
            "[worker]\nlease_seconds = 3\n",
            "cam.toml line 1, [worker] heartbeat_seconds: 10 is over half of lease_seconds 3",
        ),
        ("[limits]\ngap_seconds = [3]\n", "cam.toml line 2, [limits] gap_seconds: [3] has too few values"),
        ('[brand]\nopt_out_line = ""\n', "cam.toml line 2, [brand] opt_out_line: '' is empty"),
        (
            '[brand]\naccent = "red"\n',
            "cam.toml line 2, [brand] accent: 'red' is no colour; write #1a5fb4",
        ),
        (
            '[safety]\nblocked_domains = ["https://rival.example/"]\n',
            "cam.toml line 2, [safety] blocked_domains: 'https://rival.example/' is no domain; write rival.example",
        ),
        (
            '[alerts]\nemails = ["ana"]\n',
            "cam.toml line 2, [alerts] emails: 'ana' is no address: there is no @ in it",
        ),
        (
            '[alerts]\nwebhook = "ftp://x"\n',
            "cam.toml line 2, [alerts] webhook: the value is neither a URL (https://...) nor a reference to one;"
            " write env:NAME, file:PATH or keyring:SERVICE/USER",
        ),
    ],
)
def test_a_rule_over_values_names_the_key_to_change(cam_toml: Path, text: str, problem: str) -> None:
    cam_toml.write_text(text)

    assert (problem,) == problems_of(cam_toml, {})


def test_a_secret_in_the_place_of_its_reference_is_not_repeated(cam_toml: Path) -> None:
    cam_toml.write_text('[alerts]\nwebhook_secret = "hunter2"\nurls = ["slack://hunter2"]\n')

    problems = problems_of(cam_toml, {})

    assert len(problems) == 2
    assert "hunter2" not in "".join(problems)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Rival.Example", "rival.example"),
        ("@rival.example", "rival.example"),
        ("*.rival.example", "rival.example"),
        ("m\u00fcnchen.de", "xn--mnchen-3ya.de"),
        ("gov", "gov"),
    ],
)
def test_a_blocked_domain_is_held_as_the_address_of_a_lead_has_it(
    cam_toml: Path, written: str, meant: str
) -> None:
    cam_toml.write_text(f'[safety]\nblocked_domains = ["{written}"]\n', encoding="utf-8")

    assert read(cam_toml, {}).safety.blocked_domains == (meant,)


def test_the_hint_names_only_the_places_with_mistakes(cam_toml: Path) -> None:
    cam_toml.write_text("")

    with pytest.raises(InputError) as caught:
        read(cam_toml, {"CAM_LIMITS__PER_BATCH": "x"})

    assert caught.value.hint == "mend them in the environment"


def test_a_password_in_the_file_is_refused_and_not_repeated(cam_toml: Path) -> None:
    cam_toml.write_text('[database]\nurl = "postgresql+psycopg://ana:hunter2@db.example/cam"\n')

    (problem,) = problems_of(cam_toml, {})

    assert problem.startswith("cam.toml line 2, [database] url: holds a password")
    assert "hunter2" not in problem


def test_a_password_in_the_environment_is_taken(cam_toml: Path) -> None:
    cam_toml.write_text("")
    url = "postgresql+psycopg://ana:hunter2@db.example/cam"

    assert read(cam_toml, {"CAM_DATABASE_URL": url}).database.url == url


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"sender = \n", "cam.toml: invalid value (at line 1, column 10)"),
        (b"# \xff\xfe", "it is no UTF-8 text"),
    ],
)
def test_a_broken_file_says_where(cam_toml: Path, content: bytes, what: str) -> None:
    cam_toml.write_bytes(content)

    with pytest.raises(InputError) as caught:
        read(cam_toml, {})

    assert caught.value.what.endswith(what)


def test_a_name_that_would_break_a_header_is_refused(cam_toml: Path) -> None:
    cam_toml.write_text('[sender]\nname = "Ana\\nBcc: eve@evil.example"\n')

    with pytest.raises(InputError) as refused:
        read(cam_toml, {})

    assert "has a line break or a control character" in refused.value.problems[0]
