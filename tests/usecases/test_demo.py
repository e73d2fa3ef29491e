"""The demo: the journey is played by the real use cases, and keeps every promise that it shows."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from pathlib import Path

import pytest

from cam.engine.vocabulary import State
from cam.errors import InputError
from cam.usecases.demo import LIST, RECEIVED, DayPassed, Ended, Listed, Read, Ready, Rehearsed, Scene, play
from cam.usecases.launch import Launched

NOW = datetime(2026, 3, 25, 12, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Scene]]:
    """Return a performance of three weeks and where it was kept."""
    root = tmp_path_factory.mktemp("demo") / "kept"
    return root, list(play(root, days=21, now=NOW))


def test_the_scenes_come_in_the_order_of_the_journey(stage: tuple[Path, list[Scene]]) -> None:
    kinds = [type(scene) for scene in stage[1]]

    assert kinds == [Ready, Listed, Read, Rehearsed, Launched, *[DayPassed] * 21, Ended]


def test_the_played_days_are_over_before_now_and_begin_on_a_monday(stage: tuple[Path, list[Scene]]) -> None:
    days = [scene.day for scene in stage[1] if isinstance(scene, DayPassed)]

    assert days[0] == date(2026, 3, 2)
    assert days == [days[0] + timedelta(days=number) for number in range(21)]
    assert days[-1] < NOW.date()


def test_nothing_goes_out_on_a_weekend(stage: tuple[Path, list[Scene]]) -> None:
    weekends = [scene for scene in stage[1] if isinstance(scene, DayPassed) and scene.day.weekday() > 4]

    assert weekends
    assert [scene.sent for scene in weekends] == [{}] * len(weekends)


def test_the_server_has_what_the_report_says_was_sent(stage: tuple[Path, list[Scene]]) -> None:
    root, scenes = stage
    ended = scenes[-1]
    assert isinstance(ended, Ended)
    played = sum(sum(scene.sent.values()) for scene in scenes if isinstance(scene, DayPassed))

    assert (
        ended.report.campaigns[0].sent
        == ended.received
        == played
        == len(list((root / RECEIVED).glob("*.eml")))
    )


def test_nobody_gets_a_mail_twice_or_with_a_hole_in_it(stage: tuple[Path, list[Scene]]) -> None:
    mails = [message_from_bytes(path.read_bytes(), policy=policy.compat32) for path in received(stage[0])]
    texts = [str(mail.get_payload(0).get_payload(decode=True)) for mail in mails]

    assert len({mail["Message-ID"] for mail in mails}) == len(mails)
    assert max(Counter((mail["To"], text) for mail, text in zip(mails, texts, strict=True)).values()) == 1
    assert not [text for text in texts if "{{" in text or "}}" in text]


def test_follow_ups_stand_in_the_thread_of_the_first_mail(stage: tuple[Path, list[Scene]]) -> None:
    first: dict[str, str] = {}
    for path in received(stage[0]):
        mail = message_from_bytes(path.read_bytes(), policy=policy.compat32)
        if mail["To"] in first:
            assert str(make_header(decode_header(mail["Subject"]))).startswith("Re: ")
            assert mail["References"].split()[0] == first[mail["To"]]
        first.setdefault(mail["To"], mail["Message-ID"])


def test_whoever_answered_or_asked_to_be_left_alone_gets_nothing_more(
    stage: tuple[Path, list[Scene]],
) -> None:
    root, scenes = stage
    answers = [one for scene in scenes if isinstance(scene, DayPassed) for one in scene.answers]
    meanings = {one.meaning.partition(":")[0] for one in answers if one.meaning}
    asked = next(one.lead for one in answers if one.meaning.startswith("unsubscribe"))
    to = [
        str(make_header(decode_header(message_from_bytes(path.read_bytes())["To"])))
        for path in received(root)
    ]

    assert {"positive", "negative", "question", "ooo", "bounce", "unsubscribe"} <= meanings
    assert len([recipient for recipient in to if asked in recipient]) == 1


def test_the_report_has_answers_a_bounce_and_a_client(stage: tuple[Path, list[Scene]]) -> None:
    ended = stage[1][-1]
    assert isinstance(ended, Ended)
    figures = ended.report.campaigns[0]

    assert figures.bounced == 1
    assert figures.replied >= 4
    assert (figures.won, figures.mrr) == (1, 490.0)
    assert figures.leads[State.CONTACTED] + figures.leads[State.NURTURE] > 0


def test_everybody_of_the_list_is_accounted_for(stage: tuple[Path, list[Scene]]) -> None:
    ended = stage[1][-1]
    assert isinstance(ended, Ended)
    figures = ended.report.campaigns[0]

    assert (
        sum(figures.leads.values()) == figures.contacted + len(ended.held) == ended.imported.counts.enrolled
    )
    assert all(held.why for held in ended.held)


def test_the_same_days_are_played_alike(stage: tuple[Path, list[Scene]], tmp_path: Path) -> None:
    again = list(play(tmp_path / "again", days=21, now=NOW))

    assert [scene for scene in again if isinstance(scene, DayPassed)] == [
        scene for scene in stage[1] if isinstance(scene, DayPassed)
    ]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(InputError, match="holds something already"):
        list(play(tmp_path, days=1, now=NOW))
    with pytest.raises(InputError, match="is a file"):
        list(play(tmp_path / "mine.txt", days=1, now=NOW))

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_whoever_leaves_early_closes_the_server_and_the_database(tmp_path: Path) -> None:
    scenes = play(tmp_path / "early", days=21, now=NOW)
    next(scenes)
    scenes.close()

    assert not (tmp_path / "early" / "cam.db-wal").exists()


def test_the_list_of_the_demo_is_the_example_of_the_repository(stage: tuple[Path, list[Scene]]) -> None:
    example = Path(__file__).parents[2] / "examples" / "leads.csv"

    assert (stage[0] / LIST).read_bytes() == example.read_bytes()


def received(root: Path) -> list[Path]:
    return sorted((root / RECEIVED).glob("*.eml"))
