"""What people do on the pages: each form is one act of the workspace; the page hears of its effect by the stream."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.playground.model import Outcome
from bot.playground.pages.lines import NEW_TALK
from bot.playground.pages.page_context import page_context
from bot.playground.pages.page_form import Form, input_values, pressed_value, read_form
from bot.playground.pages.page_request import refuse_other_sites, secured, toast, visit_of
from bot.playground.pages.page_time import cause_fault, move_clock
from bot.playground.pages.render import OUT_OF_BAND, render
from bot.playground.pages.visit import Visit
from bot.playground.people import acts, interactivity
from bot.playground.people.interactivity import Place
from bot.playground.workspace.widgets import field_name, groups

Act = Callable[[Visit, Form], Response]
GONE = (KeyError, PermissionError, ValueError)  # the workspace's way to say: not there, not yours, no such choice


def done() -> Response:
    """Nothing to say: the stream brings what changed."""
    return Response(status_code=204)


def told(visit: Visit, outcome: Outcome, *, command: str = "") -> Response:
    """Say in one sentence why an act came to nothing, if it did."""
    if outcome.ok or outcome.errors:
        return done()
    t, bot = visit.t, visit.workspace.bot.real_name
    sentences = {
        "unknown_command": t.unknown_command.format(name=command),
        "operation_timeout": t.no_answer.format(bot=bot),
        "dispatch_failed": t.no_app.format(bot=bot),
    }
    return toast(sentences.get(outcome.error, t.failed.format(error=outcome.error)))


def post(visit: Visit, form: Form) -> Response:
    """Post a message, run a command, or share files with a comment."""
    workspace, person = visit.workspace, visit.person.id
    channel, thread, text = form.get("channel"), _thread(form), form.get("text").strip()
    for number, (name, data) in enumerate(form.uploads):
        comment = text if number == 0 else ""
        acts.upload_file(workspace, person, channel, name, data, text=comment, thread_ts=thread)
    if form.uploads or not text:
        return done()
    if text.startswith("/"):
        outcome = acts.run_command(workspace, person, channel, text)
        return told(visit, outcome, command=text.split()[0])
    acts.post_message(workspace, person, channel, text, thread_ts=thread, broadcast=bool(form.get("broadcast")))
    return done()


def _thread(form: Form) -> str | None:
    thread = form.get("thread_ts")
    return None if thread.startswith(NEW_TALK) else thread or None


def react(visit: Visit, form: Form) -> Response:
    """Add or take back a reaction."""
    message = visit.workspace.message(form.get("channel"), form.get("ts"))
    if message is None:
        return toast(visit.t.too_late)
    name, me = form.get("name"), visit.person.id
    mine = any(reaction.name == name and me in reaction.users for reaction in message.reactions)
    acts.react(visit.workspace, me, message.channel, message.ts, name, remove=mine)
    return done()


def delete(visit: Visit, form: Form) -> Response:
    """Delete one's own message or dismiss an ephemeral one."""
    message = visit.workspace.message(form.get("channel"), form.get("ts"))
    if message is None:
        return toast(visit.t.too_late)
    acts.delete_message(visit.workspace, visit.person.id, message.channel, message.ts)
    return done()


def shortcut(visit: Visit, form: Form) -> Response:
    """Use a message shortcut or a global one."""
    outcome = acts.use_shortcut(
        visit.workspace,
        visit.person.id,
        form.get("callback_id"),
        channel_id=form.get("channel") or None,
        ts=form.get("ts") or None,
    )
    return told(visit, outcome)


def place_of(form: Form) -> Place:
    """Where a widget is."""
    return Place(channel=form.get("channel"), ts=form.get("ts"), view_id=form.get("view_id"))


def press(visit: Visit, form: Form) -> Response:
    """Press or choose something that the app drew."""
    _note_inputs(visit, form)
    outcome = interactivity.press(
        visit.workspace,
        visit.person.id,
        place_of(form),
        form.get("block_id"),
        form.get("action_id"),
        pressed_value(form, visit.zone),
    )
    return told(visit, outcome)


def _note_inputs(visit: Visit, form: Form) -> None:
    """Let the workspace know what else is filled in in a modal: the app hears it with every press."""
    view = visit.workspace.view(form.get("view_id"))
    if view is None or view.kind != "modal":
        return
    silent = [block for block in view.content["blocks"] if not block.get("dispatch_action")]
    for block_id, actions in input_values(form, silent, visit.zone).items():
        for action_id, value in actions.items():
            interactivity.press(visit.workspace, visit.person.id, place_of(form), block_id, action_id, value)


def submit(visit: Visit, form: Form) -> Response:
    """Submit a modal; the answer is the modal as it is now, with what was refused."""
    view = visit.workspace.view(form.get("view_id"))
    if view is None:
        return toast(visit.t.too_late)
    values = input_values(form, view.content["blocks"], visit.zone)
    outcome = interactivity.submit_view(visit.workspace, visit.person.id, view.id, values)
    if not outcome.ok and not outcome.errors:
        return told(visit, outcome)
    context = page_context(visit, "home") | {
        "modal_errors": outcome.errors,
        "modal_from": "submit",
        "oob": OUT_OF_BAND,
    }
    return secured(HTMLResponse(render("modal.html", **context)))


def close(visit: Visit, form: Form) -> Response:
    """Close a modal, or all of them."""
    if visit.workspace.view(form.get("view_id")) is None:
        return done()
    every = bool(form.get("all"))
    interactivity.close_view(visit.workspace, visit.person.id, form.get("view_id"), all_of_them=every)
    return done()


def clock(visit: Visit, form: Form) -> Response:
    """Move the desk's time forward."""
    return done() if move_clock(visit, step=form.get("step"), to=form.get("to")) else toast(visit.t.clock_back)


def faults(visit: Visit, form: Form) -> Response:
    """Cause trouble on demand."""
    return toast(cause_fault(visit, form.get("fault")))


def join(visit: Visit, form: Form) -> Response:
    """Become a member of a public channel; the page is drawn anew, now with a composer."""
    acts.join(visit.workspace, visit.person.id, form.get("channel"))
    return Response(status_code=204, headers={"HX-Refresh": "true"})


async def disconnect(request: Request) -> Response:
    """Cut the app's connection, as Slack does now and then."""
    refuse_other_sites(request)
    visit = visit_of(request)
    await visit.workspace.sockets.refresh("refresh_requested")
    return toast(visit.t.fault_set.format(name=visit.t.fault_disconnect))


def _options(visit: Visit, form: Form) -> Response:
    names = form.get("block_id"), form.get("action_id")
    try:
        found = interactivity.options(visit.workspace, visit.person.id, place_of(form), *names, form.get("q"))
    except GONE:  # the modal has closed since; nobody waits for these options any more
        found = []
    context = {"t": visit.t, "base": visit.base, "reading": visit.reading, "directory": visit.directory}
    drawn = render(
        "options.html",
        found=groups(found) if found else [],
        several=form.get("several"),
        name=field_name(*names),
        **context,
    )
    return secured(HTMLResponse(drawn))


async def options(request: Request) -> Response:
    """Options of an external select, as the app answers."""
    form = Form(list(request.query_params.multi_items()))
    return await run_in_threadpool(_options, visit_of(request), form)


def _route(act: Act) -> Route:
    async def endpoint(request: Request) -> Response:
        refuse_other_sites(request)
        form = await read_form(request)
        visit = visit_of(request)
        try:
            return secured(await run_in_threadpool(act, visit, form))
        except GONE:
            return toast(visit.t.too_late)

    return Route(f"/w/{{person}}/{act.__name__}", endpoint, methods=["POST"])


_ACTS: tuple[Act, ...] = (post, react, delete, shortcut, press, submit, close, clock, faults, join)
act_routes = [
    Route("/w/{person}/options", options),
    Route("/w/{person}/disconnect", disconnect, methods=["POST"]),
    *(_route(act) for act in _ACTS),
]
