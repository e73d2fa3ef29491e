"""What every EmailSender promises; each adapter and each double inherits these tests."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from cam.errors import Misconfigured
from cam.gateways.ports import Accepted, Blame, EmailSender, Refused
from tests.gateways.smtp_matrix import envelope

GONE = "gone@firm.test"


@dataclass(frozen=True)
class World:
    """A sender and what it delivered so far, as (recipient, bytes or text)."""

    sender: EmailSender
    delivered: Callable[[], list[tuple[str, bytes]]]


class SenderContract:
    """Subclasses give a `world`; whether it can refuse an address is theirs to say."""

    can_refuse = True

    def test_a_message_is_accepted_with_the_providers_words(self, world: World) -> None:
        world.sender.open()
        outcome = world.sender.send(envelope())
        assert isinstance(outcome, Accepted)
        assert outcome.answer
        assert [recipient for recipient, _ in world.delivered()] == ["bo@firm.test"]

    def test_the_bytes_arrive_as_they_were_frozen(self, world: World) -> None:
        world.sender.open()
        world.sender.send(envelope())
        assert b"hello" in world.delivered()[0][1]

    def test_messages_keep_their_order(self, world: World) -> None:
        names = [f"lead{n}@firm.test" for n in range(5)]
        for name in names:
            world.sender.open()
            world.sender.send(envelope(name))
        assert names == [recipient for recipient, _ in world.delivered()]

    def test_opening_twice_and_closing_twice_is_harmless(self, world: World) -> None:
        world.sender.close()
        world.sender.open()
        world.sender.open()
        assert isinstance(world.sender.send(envelope()), Accepted)
        world.sender.close()
        world.sender.close()

    def test_a_closed_sender_opens_again(self, world: World) -> None:
        world.sender.open()
        world.sender.close()
        world.sender.open()
        assert isinstance(world.sender.send(envelope()), Accepted)

    def test_an_opened_sender_stays_open_from_message_to_message(self, world: World) -> None:
        world.sender.open()
        assert world.sender.is_open()
        world.sender.send(envelope())
        assert world.sender.is_open()
        assert isinstance(world.sender.send(envelope()), Accepted)

    def test_who_forgets_to_open_still_gets_an_outcome(self, world: World) -> None:
        assert isinstance(world.sender.send(envelope()), Accepted)

    @pytest.mark.parametrize(
        "recipient",
        [
            "",
            "bo",
            "bo@firm.test\r\nRCPT TO:<eve@firm.test>",
            "bo@firm.test> <eve@firm.test",
            "bo @firm.test",
        ],
    )
    def test_an_envelope_that_is_not_one_address_never_leaves(self, world: World, recipient: str) -> None:
        world.sender.open()
        outcome = world.sender.send(envelope(recipient))
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame, outcome.phase) == (True, Blame.MESSAGE, "guard")
        assert world.delivered() == []

    def test_a_refused_address_is_a_value_and_the_next_message_goes_out(self, world: World) -> None:
        if not self.can_refuse:
            return
        world.sender.open()
        outcome = world.sender.send(envelope(GONE))
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame) == (True, Blame.RECIPIENT)
        world.sender.open()
        assert isinstance(world.sender.send(envelope()), Accepted)
        assert [recipient for recipient, _ in world.delivered()] == ["bo@firm.test"]

    def test_an_open_sender_says_in_one_line_what_it_is(self, world: World) -> None:
        world.sender.open()
        description = world.sender.describe()
        assert description
        assert "\n" not in description


class NothingLeavesContract:
    """For senders that have nowhere to send to."""

    def test_opening_says_what_is_missing_before_anything_begins(self, sender: EmailSender) -> None:
        with pytest.raises(Misconfigured) as caught:
            sender.open()
        assert caught.value.hint
        assert caught.value.code == "no_provider"

    def test_sending_all_the_same_blames_the_mailbox_and_never_the_lead(self, sender: EmailSender) -> None:
        outcome = sender.send(envelope())
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame) == (True, Blame.MAILBOX)

    def test_it_can_be_described_and_closed(self, sender: EmailSender) -> None:
        assert sender.describe()
        sender.close()
