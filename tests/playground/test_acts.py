"""What people type becomes Slack's text, and nobody acts where they are not."""

import asyncio
from dataclasses import replace

import pytest

from bot.playground.people import acts
from bot.playground.people.typed_text import as_argument, as_sent
from bot.playground.workspace.choices import initial_state, state_of
from bot.playground.workspace.state import Workspace
from tests.workspace import BOT, CHANNELS, PEOPLE


@pytest.fixture
def company() -> Workspace:
    return Workspace(people=PEOPLE, channels=CHANNELS, bot=BOT)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("@wei: look", "<@U0WEI>: look"),
        ("问 @vendordesk 一下", "问 <@U0DESKBOT> 一下"),
        ("@Vendordesk 何时到期？", "<@U0DESKBOT> 何时到期？"),
        ("请问@VENDORDESK榫图何时到期", "请问<@U0DESKBOT>榫图何时到期"),
        ("@Ross Hale, look", "<@U0ROSS>, look"),
        ("@wei.chen @wei-2", "@wei.chen @wei-2"),
        ("@here @nobody", "<!here> @nobody"),
        ("in #general.", "in <#C0GENERAL|general>."),
        ("see https://example.com/a?b=1&c=2 now", "see <https://example.com/a?b=1&amp;c=2> now"),
        ("wei@example.com", "wei@example.com"),
        ("<@U0LIN> as a form", "<@U0LIN> as a form"),
    ],
)
def test_typed_text_is_sent_in_slacks_form(company, typed, sent):
    assert sent == as_sent(company, typed)


def test_a_commands_names_are_escaped_only_if_the_app_wants_it(company):
    assert "<@U0WEI|wei> <#C0GENERAL|general>" == as_argument(company, "@wei #general", escape=True)
    assert "@wei #general" == as_argument(company, "@wei #general", escape=False)


def test_nobody_writes_where_they_are_not(company):
    with pytest.raises(PermissionError):
        acts.post_message(company, "U0ROSS", "C0LOUNGE", "x")
    with pytest.raises(KeyError):
        acts.join(company, "U0WEI", "G0SECRET")


def test_nobody_changes_anothers_message(company):
    said = acts.post_message(company, "U0WEI", "C0GENERAL", "x")

    with pytest.raises(PermissionError):
        acts.edit_message(company, "U0LIN", said.channel, said.ts, "y")
    with pytest.raises(PermissionError):
        acts.delete_message(company, "U0LIN", said.channel, said.ts)


def test_unread_counts_what_others_wrote_since(company):
    acts.post_message(company, "U0WEI", "C0GENERAL", "one")
    company.mark_read("U0LIN", "C0GENERAL")
    acts.post_message(company, "U0WEI", "C0GENERAL", "two")

    assert (1, 0) == (company.unread("U0LIN", "C0GENERAL"), company.unread("U0WEI", "C0GENERAL"))


def test_a_person_sees_public_channels_and_their_own(company):
    seen = [channel.name for channel in company.channels("U0WEI")]

    assert ["general", "vendors", "lounge"] == seen


def test_changes_are_streamed_and_waited_for(company):
    async def first_change():
        stream = company.changes.stream()
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        said = acts.post_message(company, "U0WEI", "C0GENERAL", "x")
        change = await asyncio.wait_for(waiting, 5)
        await stream.aclose()
        return said, change

    said, change = asyncio.run(first_change())

    assert ("message", said.channel, said.ts) == (change.kind, change.channel, change.ts)
    with pytest.raises(TimeoutError):
        company.changes.wait(lambda: None, seconds=0.01)


def test_a_value_that_is_no_option_is_refused():
    select = {"type": "static_select", "options": [{"text": {"type": "plain_text", "text": "A"}, "value": "a"}]}

    assert "a" == state_of(select, "a")["selected_option"]["value"]
    with pytest.raises(ValueError, match="none of the options"):
        state_of(select, "b")


def test_an_untouched_element_has_what_the_app_gave_it():
    assert {"type": "datepicker", "selected_date": "2026-01-31"} == initial_state(
        {"type": "datepicker", "initial_date": "2026-01-31"}
    )
    assert {"type": "plain_text_input", "value": "x"} == initial_state(
        {"type": "plain_text_input", "initial_value": "x"}
    )


def test_an_archived_channel_takes_no_message_of_the_app(workspace):
    general = workspace.state.channel("C0GENERAL")
    workspace.state.put_channel(replace(general, archived=True))

    answer = workspace.client().api_call
    with pytest.raises(Exception, match="is_archived"):
        answer("chat.postMessage", json={"channel": "C0GENERAL", "text": "x"})
