"""Everything that a person can do to the desk on Slack, with ids and names of their own choosing."""

import json
from datetime import date

TEAM = {"id": "T0", "domain": "t"}
STEPS = ("confirm", "resume", "told_vendor", "respond", "update", "pause", "met", "resolve", "verify", "close",
         "reopen", "hand_over", "request_visit", "visit", "note", "withdraw", "regrade", "recontract",
         "explain")  # fmt: skip
NUMBERED = ("renewal_own", "renewal_start", "renewal_show", "renewal_snooze", "renewal_tick", "renewal_decide",
            "renewal_advance", "renewal_close", "renewal_enter", "renewal_approve", "renewal_refuse",
            "renewal_dossier", "renewal_letter", "renewal_quote", "ticket_from_question", "ask_owner",
            "ticket_step_confirm", "ticket_step_resume")  # fmt: skip
CLOCKS = ("response:1", "restore:1")
WORDS = ("What is the annual fee of {}?", "{} 的年费是多少？", "When does the {} contract end?", "Who is {}?",
         "How fast must {} answer a P1 fault?", "the second round of {}", "{} room at night")  # fmt: skip


def body(world, who, room, **more):
    common = {"team": TEAM, "api_app_id": "A", "token": "t", "user": {"id": who, "team_id": "T0", "name": who}}
    reply = f"{world.slack.root}/respond/{who}"
    return common | {"channel": {"id": room}, "trigger_id": world.trigger(who), "response_url": reply} | more


def press(world, who, room, action_id, value, **more):
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": str(value), "action_ts": "1.1"} | more
    hidden = json.dumps({"channel": room, "thread_ts": None, "card": None})
    state = {"values": {name: {name: {"value": "the vexillium press stopped"}} for name in ("text", "title")}}
    view = {"id": f"V{who}:1", "type": "modal", "callback_id": "c", "private_metadata": hidden, "state": state}
    world.send(body(world, who, room, type="block_actions", actions=[action], container={}, view=view), who)


def submit(world, who, callback, metadata, values):
    state = {"values": {name: {name: value} for name, value in values.items()}}
    view = {"id": f"V{who}:{world.trigger(who)}", "type": "modal", "callback_id": callback, "hash": "h", "blocks": [],
            "private_metadata": metadata if isinstance(metadata, str) else json.dumps(metadata),
            "state": state}  # fmt: skip
    view["root_view_id"] = view["id"]
    world.send(body(world, who, "C0ALL", type="view_submission", view=view), who)


def command(world, who, room, text):
    world.send(
        {"command": "/desk", "text": text, "user_id": who, "channel_id": room, "team_id": "T0", "api_app_id": "A",
         "trigger_id": world.trigger(who), "token": "t", "response_url": f"{world.slack.root}/respond/{who}"}, who,
    )  # fmt: skip


def event(world, who, **what):
    happened = {"user": who, "team": "T0", "event_ts": "1.1"} | what
    world.send(
        {"type": "event_callback", "event": happened, "team_id": "T0", "api_app_id": "A", "token": "t",
         "event_id": world.trigger(who), "authorizations": [{"user_id": "U0BOT", "team_id": "T0", "is_bot": True}]},
        who,
    )  # fmt: skip


def says(world, who, room, text):
    """A mention in a channel, or a direct message."""
    ts = f"{world.trigger(who).partition('.')[2]}.5"
    if room.startswith("D"):
        event(world, who, type="message", channel=f"D{who}", channel_type="im", text=text, ts=ts)
    else:
        event(world, who, type="app_mention", channel=room, text=f"<@U0BOT> {text}", ts=ts)


def looks_up(world, who, which, query):
    world.send(
        body(world, who, "C0ALL", type="block_suggestion", action_id=which, block_id="b", value=query, container={}),
        who,
    )


def option(value):
    return {"type": "static_select", "selected_option": {"value": str(value)}}


def steps_on(world, who, room, number, step):
    """Open a step's page, then send its form in."""
    press(world, who, room, f"ticket_step_{step}", number)
    filled = {
        "text": {"value": "said"}, "reason": {"value": "because"}, "channel_used": option("phone"),
        "severity": option("S2"), "level": option("P1"), "milestone": option("restore"), "to": {"selected_user": who},
        "step_contract": option(number), "change_record": {"value": "c"}, "impact": {"value": "i"},
        "prevention": {"value": "p"}, "checks": {"selected_options": []}, "chargeable": option("no"),
    }  # fmt: skip
    submit(world, who, "ticket_step", {"ticket": number, "step": step}, filled)


def reports(world, who, room, number, _name):
    """Send a ticket's form in, with a contract that was never offered."""
    filled = {"title": {"value": "The press is down"}, "text": {"value": "The press is down"},
              "severity": option("S1"), "level": option("P1"), "ticket_contract": option(number)}  # fmt: skip
    submit(world, who, "ticket_open", {"channel": room, "thread_ts": None, "card": None}, filled)


def renews(world, who, number, verb):
    """Send one of a renewal's forms in."""
    day = {"selected_date": date(2026, 11, 30).isoformat()}
    filled = {
        "renewal_snooze": {"until": day}, "renewal_tick": {"item": option("budget"), "note": {"value": "n"}},
        "renewal_decide": {"decision": option("drop"), "bases": {"selected_options": [{"value": "need"}]}},
        "renewal_advance": {"reason": {"value": "r"}}, "renewal_close": {"day": day, "proof": {"value": "p"}},
        "renewal_enter": {"kind": option("payment"), "day": day, "text": {"value": "t"},
                          "amount": {"value": "EUR 10"}, "owner": {"selected_user": who}},
    }[verb]  # fmt: skip
    submit(world, who, verb, str(number), filled)


def about_claims(world, who, room, number, clock):
    for action in ("vendor_message", "claim_open", "claim_letter"):
        press(world, who, room, action, f"{number}:{clock}")
    press(world, who, room, "claim_claimed", f"{number}:{number}:{clock}")


def opens(world, who, room, number, name):
    """The form of a ticket by command, by shortcut, and with a contract chosen in it."""
    command(world, who, room, f"ticket {name} is down")
    message = {"ts": "7.7", "text": f"{name}: the vexillium press stopped", "user": who}
    world.send(body(world, who, room, type="message_action", callback_id="open_ticket", message=message), who)
    press(world, who, room, "ticket_contract", "x", type="external_select", selected_option={"value": str(number)})
    press(world, who, room, "ticket_join", number)


def looks(world, who, room):
    """What somebody is shown of themselves: Home, board, export, renewals, picture, choices."""
    event(world, who, type="app_home_opened", tab="home", channel=f"D{who}")
    for text in ("tickets", "renewals", "contract", "help"):
        command(world, who, room, text)
    press(world, who, room, "ticket_export", "csv")
    press(world, who, room, "renewal_timeline", "x")
    for which in ("ticket_contract", "step_contract"):
        looks_up(world, who, which, "")


def proposals(world, who, room, number):
    for action in ("ticket_change", "ticket_accept"):
        press(world, who, room, action, "report:DU0ROSS:9.03")
    press(world, who, room, "judge_answer", f"{number}:right")
    press(world, who, room, "open_clause", f"{number}:0")
    press(world, who, room, "more_of_answer", number)
    press(world, who, room, "choose_contract_0", f"{number}:{number}")
    press(world, who, room, "ticket_rate_5", f"{number}:5")
    press(world, who, room, "rate_ticket_5", f"{number}:5")


def decides(world, who, room, number):
    """Press what stands under a contract's card, with the reading that it has."""
    reading = world.reading_of(number)
    for action in ("confirm_contract", "refuse_contract", "correct_contract", "undo_contract"):
        press(world, who, room, action, f"{number}:{reading}")
    for action, mark in (("accept_suggestion", world.suggested(number)), ("refuse_suggestion", "stale")):
        press(world, who, room, action, f"{number}:credit_claim_within:{mark}")
    chosen = {"value": f"{number}:en"}
    press(world, who, room, "show_contract", "x", type="static_select", selected_option=chosen)
    submit(world, who, "correct_contract", json.dumps([number, reading, "en"]), {"annual_fee": {"value": "EUR 1"}})
