"""People share files in a channel that the desk watches, and drop files into the knowledge folder."""

from bot.playground.people import acts
from bot.playground.sample.company import DOCUMENTS
from bot.playground.workspace import events
from knowledge.records.documents import documents
from knowledge.records.people import people, rooms
from tests.scenarios.seeing import reply_to, until
from tests.workspace import BOT

NDA = DOCUMENTS / "fernhollow/fernhollow_mutual_nda.txt"


def test_a_file_shared_with_the_owners_is_learned_and_gets_a_card(talking):
    shared = talking.workspace.upload("ross", "#vendors", "nda.txt", NDA.read_bytes())

    reply = reply_to(talking, shared)
    card = talking.workspace.wait(lambda: card_with(talking, "#vendors", "nda.txt"), seconds=60)

    assert shared.ts == reply.thread_ts
    assert "Learned" in reply.text
    assert "Everybody can ask" in reply.text
    assert card.thread_ts is None


def test_a_file_of_which_slack_tells_the_id_only_is_asked_for_and_learned(talking):
    state, channel = talking.workspace.state, talking.workspace.channel("#vendors")
    shared = acts.upload_file(state, "U0ROSS", channel, "nda.txt", NDA.read_bytes(), connected=True)

    reply = reply_to(talking, shared)

    assert [shared.files[0]] == [call["file"] for call in talking.workspace.calls("files.info")]
    assert "Learned" in reply.text
    assert ["nda.txt"] == [path.name for path in (talking.running.learner.folder / "slack").rglob("*.txt")]


def test_a_file_that_slack_does_not_show_is_said_to_be_withheld_and_not_to_lie_elsewhere(talking):
    said = talking.workspace.say("ross", "#vendors", "Their new price list")
    hidden = {"id": "F0HIDDEN", "mode": "file_access", "file_access": "check_file_info"}
    event = {"type": "message", "subtype": "file_share", "user": said.user, "text": said.text, "files": [hidden]}
    event |= {"channel": said.channel, "channel_type": "channel", "ts": said.ts}

    events.send(talking.workspace.state, event, subscription="message.channels")

    assert "Slack did not hand it out" in reply_to(talking, said).text


def test_a_new_version_gets_a_card_with_the_differences_only(talking):
    first = talking.workspace.upload("ross", "#vendors", "nda.txt", NDA.read_bytes())
    reply_to(talking, first)
    old = talking.workspace.wait(lambda: card_with(talking, "#vendors", "nda.txt"), seconds=60)
    newer = NDA.read_text().replace("State of Illinois", "State of Delaware")

    second = talking.workspace.upload("ross", "#vendors", "nda.txt", newer.encode())
    reply = reply_to(talking, second)
    card = talking.workspace.wait(lambda: card_with(talking, "#vendors", "A new version"), seconds=60)

    assert "new version" in reply.text
    assert "was" in str(card.blocks)
    assert len(str(card.blocks)) < len(str(old.blocks))
    talking.workspace.wait(lambda: card_with(talking, "#vendors", "read anew since"))


def test_a_file_in_a_channel_that_is_not_watched_gets_one_small_line_a_person_and_is_not_learned(talking):
    state = talking.workspace.state
    first = talking.workspace.upload("ross", "#general", "nda.txt", NDA.read_bytes())
    talking.workspace.wait(lambda: [m for m in state.messages("C0GENERAL") if m.bot_id], seconds=60)
    talking.workspace.upload("ross", "#general", "nda 2.txt", NDA.read_bytes())
    talking.workspace.upload("fang", "#general", "lunch.png", b"not a document")
    reply_to(talking, talking.workspace.upload("ross", "#vendors", "nda.txt", NDA.read_bytes()))

    told = talking.workspace.wait(lambda: [m for m in state.messages("C0GENERAL") if m.bot_id], seconds=60)

    assert [first.ts] == [m.thread_ts for m in told]
    assert ["context"] == [block["type"] for block in told[0].blocks]
    assert "<#C0VENDORS>" in told[0].text
    assert ["C0VENDORS"] == [path.name for path in (talking.running.learner.folder / "slack").iterdir()]


def test_what_cannot_be_read_or_is_too_large_is_said_in_one_sentence(start_desk):
    talking = start_desk(largest_file=2_000)

    broken = talking.workspace.upload("ross", "#vendors", "plan.pdf", b"%PDF-1.7 nothing")
    large = talking.workspace.upload("ross", "#vendors", "large.txt", b"x" * 2_001)

    assert "was not learned" in reply_to(talking, broken).text
    assert "larger than" in reply_to(talking, large).text
    assert not list((talking.running.learner.folder / "slack").rglob("*.pdf"))


def test_a_file_from_a_private_channel_is_for_its_members_only(start_desk):
    talking = start_desk(watched_channels=("buying",))
    text = "Zephyr pump telemetry is renewed by the plant office in room 4711."
    shared = talking.workspace.upload("ross", "#buying", "zephyr.txt", text.encode())
    learned = reply_to(talking, shared)
    question = "In which room does the plant office renew Zephyr pump telemetry?"

    inside = reply_to(talking, talking.workspace.say("fang", "dm", question))
    outside = reply_to(talking, talking.workspace.say("wei", "dm", question))
    aloud = reply_to(talking, talking.workspace.say("fang", "#general", f"<@{BOT.user_id}> {question}"))

    assert "Only the people in this channel" in learned.text
    assert "4711" in str(inside.blocks)
    assert "4711" not in str(outside.blocks)
    assert "4711" not in str(aloud.blocks)
    assert "ask me in a direct message" in str(aloud.blocks)


def test_who_leaves_a_private_channel_no_longer_reads_its_files(start_desk):
    talking = start_desk(watched_channels=("buying",))
    text = "Zephyr pump telemetry is renewed by the plant office in room 4711."
    reply_to(talking, talking.workspace.upload("ross", "#buying", "zephyr.txt", text.encode()))

    with talking.desk.database.sessions.begin() as session:
        rooms.leave(session, "G0BUYING", "U0FANG")
    asked = talking.workspace.say("fang", "dm", "In which room does the plant office renew Zephyr pump telemetry?")

    assert "4711" not in str(reply_to(talking, asked).blocks)


def test_a_file_sent_directly_is_pointed_to_the_owners_channel_in_its_senders_language(talking):
    with talking.desk.database.sessions.begin() as session:
        people.by_slack_id(session, "U0WEI").lang = "zh"
        people.by_slack_id(session, "U0ROSS").lang = "en"

    chinese = reply_to(talking, talking.workspace.upload("wei", "dm", "nda.txt", NDA.read_bytes()))
    english = reply_to(talking, talking.workspace.upload("ross", "dm", "nda.txt", NDA.read_bytes()))

    assert "文件请发到 <#C0VENDORS>" in chinese.text
    assert "Files are learned where they are shared in <#C0VENDORS>" in english.text


def test_a_file_put_into_the_folder_is_learned_by_the_running_desk(talking, home):
    (home / "documents" / "canteen.md").write_text("# Canteen\n\nThe Marlow canteen closes at 14:10 on Fridays.")
    for loop in talking.running.loops:
        loop.ring()

    until(lambda: knows(talking, "canteen.md"))
    asked = talking.workspace.say("wei", "dm", "When does the Marlow canteen close on Fridays?")

    assert "14:10" in str(reply_to(talking, asked).blocks)


def test_owners_hear_of_a_file_in_the_folder_that_cannot_be_read(talking, home):
    (home / "documents" / "torn.pdf").write_bytes(b"%PDF-1.7 nothing")
    for loop in talking.running.loops:
        loop.ring()

    told = talking.workspace.wait(lambda: card_with(talking, "#vendors", "torn.pdf"), seconds=60)

    assert "was not learned" in told.text


def knows(talking, name):
    with talking.desk.database.reading() as session:
        return any(document.name == name for document in documents.living(session))


def card_with(talking, where, words):
    found = [m for m in talking.workspace.messages(where) if m.bot_id and words in str(m.blocks) and not m.thread_ts]
    return found[-1] if found else None
