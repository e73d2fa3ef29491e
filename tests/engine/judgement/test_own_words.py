"""What a person wrote, told from what programs and lawyers add."""

import time

import pytest

from cam.engine.judgement import own_words
from tests.engine.judgement.replies import ORIGINAL, QUOTES


@pytest.mark.parametrize("quote", sorted(QUOTES))
def test_the_words_above_a_quote_are_the_writers(quote: str) -> None:
    assert own_words(f"No thanks.\n\n{QUOTES[quote]}\n") == "No thanks."


def test_answers_between_the_quoted_lines_stay() -> None:
    text = "On 2 Mar 2026, at 09:30, Ana wrote:\n\n> Are you interested?\n\nYes.\n\n> When?\n\nOn Friday."
    assert own_words(text) == "Yes.\n\nOn Friday."


def test_an_answer_below_the_whole_quote_stays() -> None:
    assert (
        own_words("On 2 Mar 2026, at 09:30, Ana wrote:\n> Are you interested?\n> Ana\n\nYes, call me.")
        == "Yes, call me."
    )


def test_what_we_sent_is_taken_out_however_it_is_marked() -> None:
    assert own_words(f"Not for us.\n\n{ORIGINAL}\n", sent=(ORIGINAL,)) == "Not for us."


def test_a_sentence_that_looks_like_an_attribution_stays() -> None:
    text = "As my colleague wrote to you in January:\nwe have a partner already."
    assert own_words(text) == text


def test_a_table_and_a_list_are_no_signature() -> None:
    text = "Two points:\n- price\n- time\n\nName      Due\n--------- ----------\nPlan A    2026-05-01"
    assert own_words(text) == text


@pytest.mark.parametrize(
    "html",
    [
        "<p>No thanks.</p><blockquote type='cite'><p>Are you interested?</p></blockquote>",
        "<div>No thanks.</div><div class='gmail_quote'>On Mon, Ana wrote:<blockquote>Are you interested?</blockquote></div>",
        "<p>No thanks.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Ana</p></div><p>Yes?</p>",
        "<div>No thanks.</div><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'>From: Ana</div><div>Hello</div>",
        "<html><head><style>p {color: red}</style></head><body>No thanks.<div class='moz-cite-prefix'>Ana:</div></body></html>",
        "<p>No&nbsp;thanks.</p><div class='gmail_signature'>Anna<br>Firm</div>",
    ],
)
def test_html_is_read_by_its_structure(html: str) -> None:
    assert own_words(html=html) == "No thanks."


def test_a_warning_of_the_readers_server_is_not_what_somebody_wrote() -> None:
    assert (
        own_words("CAUTION: This email originated from outside of the organization.\n\nYes, please.")
        == "Yes, please."
    )


@pytest.mark.parametrize(
    "mark",
    [
        "\u202bבתאריך יום ב׳, 2 במרץ 2026 ב-9:30 מאת \u202aAna Silva\u202c <\u202aana@firm.example\u202c>:\u202c",
        "Saatja: Ana Silva <ana@firm.example>\nSaadetud: Monday, 2 March 2026 09:30\nAdressaat: Anna\nTeema: Hello",
        "Nuo: Ana Silva <ana@firm.example>\nIšsiųsta: 2026-03-02 09:30\nKam: Anna\nTema: Hello",
        "Od: Ana Silva <ana@firm.example>\nPoslano: 2. 3. 2026 09:30\nZa: Anna\nZadeva: Hello",
        "De: Ana Silva <ana@firm.example>\nEnviat el: dilluns 2\nPer a: Anna\nAssumpte: Hello",
    ],
)
def test_marks_of_further_languages_begin_a_quote(mark: str) -> None:
    assert own_words(f"No thanks.\n\n{mark}\n\nHi Anna,\n\nare you interested?") == "No thanks."


@pytest.mark.parametrize(
    "line",
    [
        "Küldve iPhone-ról",
        "Στάλθηκε από το iPhone μου",
        "Get BlueMail for Android",
        "Ottieni Outlook per iOS",
    ],
)
def test_the_name_of_a_device_is_no_answer(line: str) -> None:
    assert own_words(f"Yes please\n\n{line}") == "Yes please"


def test_thanks_alone_is_an_answer() -> None:
    assert own_words("Thanks,\nAnna") == "Thanks,\nAnna"


def test_a_broken_body_is_read_as_far_as_it_goes() -> None:
    assert own_words(html="<p>No thanks.<blockquote><div>quoted</p>") == "No thanks."


@pytest.mark.parametrize(
    "piece", ["a", " ", "@", "--\n", "On Mon, 2 Mar\n", "<", "> ", "Anna", "not ", "1/2/3 ", "l'"]
)
def test_hostile_text_costs_no_more_than_a_moment(piece: str) -> None:
    assert own_words(piece * (60_000 // len(piece))) is not None


def test_hostile_html_costs_no_more_than_a_moment() -> None:
    assert own_words(html="<div>a</p>" * 20_000).startswith("a")


@pytest.mark.parametrize(
    "piece", ["<a ", "<a", "</", "<!--", "<!--x>", "<!", "<?", "<", "<![if x>", "<a b='>", "<script></"]
)
@pytest.mark.parametrize("end", ["", ">"])
def test_tags_and_comments_without_an_end_cost_no_more_than_a_moment(piece: str, end: str) -> None:
    begun = time.process_time()
    assert own_words(html=f"<p>No.</p>{piece * (200_000 // len(piece))}{end}").startswith("No.")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "strange", ["<![x[ y", "<![<", "<!", "<![ a ]>", "<<!>![x[ y", "<<!-- c -->![x[", "<![x["]
)
def test_declarations_that_no_browser_knows_hide_no_words(strange: str) -> None:
    assert own_words(html=f"<p>Please unsubscribe me.</p><p>{strange}</p>").startswith(
        "Please unsubscribe me."
    )


def test_what_a_browser_does_not_show_is_left_out() -> None:
    html = (
        "<!DOCTYPE html><!-- a --><!--[if mso]>b<![endif]--><!--[if !mso]><!-->No.<!--<![endif]--><![endif]>"
    )
    assert own_words(html=html) == "No."
