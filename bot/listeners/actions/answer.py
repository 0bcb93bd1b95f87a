"""Under an answer: was it right, open the clause, ask the owner."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.questions import questions, threads
from bot.replies.answers.answer_views import clause_view, more_view
from bot.replies.answers.answers import owner_asked_message, verdict_message

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the buttons of an answer."""

    @app.action("judge_answer")
    def judged(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        number, _, verdict = action["value"].partition(":")
        with desk.database.sessions.begin() as session:
            lang = questions.judge(
                session, int(number), person=body["user"]["id"], right=verdict == "right", now=desk.now()
            )
        thanks = verdict_message(verdict == "right", lang, question_id=int(number))
        respond(text=thanks.text, blocks=list(thanks.blocks), response_type="ephemeral", replace_original=False)

    @app.action(re.compile(r"open_clause(_\d{1,3})?"))
    def opened(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, place = action["value"].partition(":")
        person = body["user"]["id"]
        with desk.database.sessions.begin() as session:
            clause = questions.clause(session, int(number), int(place), person=person)
            questions.opened(session, int(number), [clause.citation], person=person, now=desk.now())
        view = clause_view(clause.citation, before=clause.before, after=clause.after, lang=clause.lang)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.action("more_of_answer")
    def more(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, person = int(action["value"]), body["user"]["id"]
        with desk.database.sessions.begin() as session:
            cited, lang = questions.rests_on(session, number, person=person)
            questions.opened(session, number, cited, person=person, now=desk.now())
        client.views_open(trigger_id=body["trigger_id"], view=more_view(cited, lang=lang))

    @app.action(re.compile(r"choose_contract(_\d)?"))
    def chosen(ack: Ack, body: Body, action: Body) -> None:
        ack()
        number, _, contract = (action.get("value") or action["selected_option"]["value"]).partition(":")
        with desk.database.sessions.begin() as session:
            threads.choose(session, int(number), int(contract), person=body["user"]["id"], now=desk.now())
        desk.ring()

    @app.action("ask_owner")
    def asked(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        number, owners, person = int(action["value"]), desk.settings.owner_channel, body["user"]["id"]
        with desk.database.sessions.begin() as session:
            question = questions.ask_owner(session, number, person=person, channel=owners, now=desk.now())
        desk.ring()
        respond(text=owner_asked_message(question.lang).text, response_type="ephemeral", replace_original=False)
