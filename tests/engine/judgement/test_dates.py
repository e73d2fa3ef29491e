"""Days of return and days to ask again, read relative to the day of writing; never invented."""

from datetime import date

import pytest

from cam.engine.judgement import return_date
from cam.engine.judgement.come_back import come_back
from tests.engine.judgement.replies import judged

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I'll be back on June 3.", "2026-06-03"),
        ("Returning 3 June.", "2026-06-03"),
        ("back on Monday", "2026-03-09"),
        ("I am out until 14 August.", "2026-08-14"),
        ("Ich bin bis zum 14. August nicht im Büro.", "2026-08-14"),
        ("Ich bin bis einschließlich 14.08.2026 im Urlaub.", "2026-08-15"),
        ("Ab dem 17.8. bin ich wieder erreichbar.", "2026-08-17"),
        ("Ich bin vom 3.8. bis 14.8. im Urlaub und ab 17.8. wieder da.", "2026-08-17"),
        ("Je suis absent jusqu'au 14 août inclus.", "2026-08-15"),
        ("Je serai de retour le lundi 17 août.", "2026-08-17"),
        ("Estaré de vacaciones del 3 al 14 de agosto.", "2026-08-14"),
        ("Volveré el lunes 17 de agosto de 2026", "2026-08-17"),
        ("Sono in ferie fino al 14 agosto compreso", "2026-08-15"),
        ("Rientrerò il 17/08", "2026-08-17"),
        ("Ik ben afwezig tot en met vrijdag 14 augustus.", "2026-08-15"),
        ("Vanaf 17 augustus ben ik weer bereikbaar.", "2026-08-17"),
        ("Estou de férias até 14 de agosto.", "2026-08-14"),
        ("Regresso na segunda-feira, 17 de agosto.", "2026-08-17"),
        ("I am on leave from 5th to 12th March 2026.", "2026-03-12"),
        ("I will be out of the office March 5-12.", "2026-03-12"),
        ("Out of office until further notice.", None),
        ("Back Mon. 16 Mar. and not before", "2026-03-16"),
        ("I'm away and back on Thursday 12/03.", "2026-03-12"),
        ("Vuelvo el lunes 16.", "2026-03-16"),
        ("Traveling Mon-Wed. Replies on Thu 3/12.", "2026-03-12"),
        ("3月8日まで休暇をいただき、3月9日以降にご返信いたします。", "2026-03-09"),
        ("我正在休假，3月9日返回办公室。", "2026-03-09"),
        ("Olen lomalla ja palaan töihin 16.3.", "2026-03-16"),
        ("Do 15. března čerpám dovolenou, zpět v kanceláři budu 16. 3.", "2026-03-16"),
        ("Я в отпуске и вернусь 16 марта.", "2026-03-16"),
        ("15 Mart 2026 tarihine kadar izinde olacağım.", "2026-03-15"),
        ("Jag är ledig t.o.m. 15/3 och svarar igen från den 16/3.", "2026-03-16"),
        ("Thanks, I have received your mail of 3 March. We answer within 2 days.", None),
        ("I am on vacation from Dec 20, 2026 through Jan 3, 2027.", "2027-01-04"),
        ("Am Montag bin ich wieder im Büro.", "2026-03-09"),
        ("I'm away this week, back next Monday", "2026-03-09"),
        ("For urgent matters call +49 30 12 34 56. I return on 2026-04-01.", "2026-04-01"),
        ("I am away 6/3, 6/15, and 6/9", "2026-06-15"),
        ("I will be traveling July 10-31.", "2026-07-31"),
        ("Please call 555-12-34.", None),
        ("Our office opened on 4 May 1998", None),
        ("Je reviens demain", "2026-03-05"),
        ("out today, back tomorrow", "2026-03-05"),
        ("The office is closed from 24.12.2026 until 01.01.2027. We are back on 02.01.2027", "2027-01-02"),
        ("I am out of office until Monday, March 16th.", "2026-03-16"),
        ("Ich bin ab dem 9. März im Urlaub.", None),
        ("J'ai quitté l'entreprise le 3 février.", None),
        ("version 2.5 is back", None),
        ("Ich bin bis 20.3. abwesend. Ihre E-Mail wird nicht weitergeleitet.", "2026-03-20"),
        ("De volta em 10/03", "2026-03-10"),
        ("Retornarei no dia 10 de março", "2026-03-10"),
        ("Vuelvo a la oficina el 10/3/2026", "2026-03-10"),
    ],
)
def test_the_day_somebody_is_back(text: str, day: str | None) -> None:
    assert return_date(text, sent_on=WEDNESDAY) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Not now, maybe Q3", "2026-07-01"),
        ("Reach back out in 6 months", "2026-09-04"),
        ("Let's reconnect in the new year", "2027-01-01"),
        ("Maybe after the summer?", "2026-09-01"),
        ("next quarter", "2026-04-01"),
        ("in ein paar Monaten", "2026-06-04"),
        ("nach dem Sommer", "2026-09-01"),
        ("el año que viene", "2027-01-01"),
        ("l'année prochaine", "2027-01-01"),
        ("il prossimo trimestre", "2026-04-01"),
        ("volgend kwartaal", "2026-04-01"),
        ("dans 3 mois", "2026-06-04"),
        ("over twee weken", "2026-03-18"),
        ("end of June", "2026-06-25"),
        ("try again on 15 June", "2026-06-15"),
        ("in January", "2027-01-01"),
        ("I may call", None),
        ("not now", None),
    ],
)
def test_the_day_to_ask_again(text: str, day: str | None) -> None:
    assert come_back(text, sent_on=WEDNESDAY) == (date.fromisoformat(day) if day else None)


def test_not_now_keeps_the_day_to_come_back() -> None:
    assert judged("Not now, try in May.").come_back == date(2026, 5, 1)


def test_a_refusal_names_no_day_to_come_back() -> None:
    assert judged("Not interested. We met in May.").come_back is None


def test_a_leap_day_is_found_in_the_year_that_has_one() -> None:
    assert return_date("I am back on 29 February 2028", sent_on=date(2027, 12, 1)) == date(2028, 2, 29)


def test_the_year_turns_with_the_holidays() -> None:
    assert return_date("Out of office until January 5", sent_on=date(2026, 12, 20)) == date(2027, 1, 5)
