// What the pages need beyond htmx: composer, menus, dialogs, theme. No state lives here that the server does not know.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const base = () => one(".shell").dataset.base;

// --- what a redrawing must leave as the reader has it ---------------------------------------------------------------
const kept = { SECTION: ["data-last"], DETAILS: ["open", "class"], DIALOG: ["open"], UL: ["hidden"] };
const pressed = (node) => node.closest?.(".feedback") && ["class", "aria-pressed"];
Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) => {
  if (kept[node.tagName]?.includes(name) || pressed(node)?.includes(name)) return false;
  const typed = ["value", "checked", "selected"].includes(name);
  return !(typed && node.closest("#modal, .home") && node.type !== "hidden");
};
const begun = (old, fresh) => old.id === "talk" && one("input", old).value === `new-${one("input", fresh).value}`;
Idiomorph.defaults.callbacks.beforeNodeMorphed = (old, fresh) =>
  !begun(old, fresh) &&
  !(fresh.dataset?.from === "live" && old.id === fresh.id && old.dataset?.hash === fresh.dataset.hash);

// News of a place that the page has left meanwhile is not for the place that is shown now.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail, fresh = fragment.querySelector?.("#messages") ?? fragment;
  if (target.id === "messages" && fresh.dataset?.place !== target.dataset.place) event.preventDefault();
});

// --- toasts ---------------------------------------------------------------------------------------------------------
function toast(text) {
  const note = document.createElement("p");
  note.textContent = text;
  one("#toasts").append(note);
  setTimeout(() => note.remove(), 6000);
}
document.addEventListener("toast", (event) => toast(event.detail.value));
document.addEventListener("htmx:responseError", (event) => toast(event.detail.xhr.statusText || "Error"));
document.addEventListener("htmx:sseError", () => one("#live").classList.add("offline"));
document.addEventListener("htmx:sseOpen", () => one("#live").classList.remove("offline"));

// --- modals and confirmations ---------------------------------------------------------------------------------------
function showModal() {
  const dialog = one("#modal dialog");
  if (dialog && !dialog.open) {
    dialog.showModal();
    const first = one("[autofocus]", dialog) || one(".modal-body :is(input:not([type=hidden]), textarea, select)", dialog);
    first?.focus();
  }
}
document.addEventListener("cancel", (event) => {
  if (!event.target.dataset.view) return;
  event.preventDefault();
  htmx.ajax("POST", event.target.dataset.closeUrl, { swap: "none", values: { view_id: event.target.dataset.view } });
}, true);
document.addEventListener("htmx:confirm", (event) => {
  const asked = event.detail.elt.dataset?.confirm;
  if (!asked) return;
  event.preventDefault();
  const words = JSON.parse(asked), dialog = one("#confirm"), [no, yes] = all("button", dialog);
  one("h2", dialog).textContent = words.title?.text ?? "";
  one("p", dialog).textContent = words.text?.text ?? "";
  yes.textContent = words.confirm?.text ?? "OK";
  no.textContent = words.deny?.text ?? "✕";
  yes.className = `button ${words.style === "danger" ? "danger" : "primary"}`;
  dialog.returnValue = "no";
  dialog.onclose = () => dialog.returnValue === "yes" && event.detail.issueRequest(true);
  dialog.showModal();
});

// --- composer -------------------------------------------------------------------------------------------------------
const fit = (area) => { area.rows = Math.min(area.value.split("\n").length, 10); };

function wordBefore(area) {
  const before = area.value.slice(0, area.selectionStart);
  const found = before.match(/^(\/)(\S*)$/) || before.match(/(?:^|[\s(（，。、])([@#])([^\s@#]*)$/) || before.match(/([@])([^\s@#]*)$/);
  return found && { sign: found[1], typed: found[2].toLowerCase(), start: before.length - found[2].length - 1 };
}
function suggest(area) {
  const form = area.form, list = one(".suggest", form), word = wordBefore(area);
  const hints = word ? JSON.parse(form.dataset.hints)[word.sign] : [];
  const fits = hints.filter((h) => `${h.name} ${h.shown}`.toLowerCase().includes(word.typed)).slice(0, 8);
  list.hidden = !fits.length || (word.sign === "/" && fits.some((h) => h.name === `/${word.typed}`) && area.value.includes(" "));
  list.replaceChildren(...fits.map((hint, index) => {
    const row = document.createElement("li"), name = document.createElement("strong"), more = document.createElement("span");
    row.id = `${list.id}-${index}`;
    row.role = "option";
    row.setAttribute("aria-selected", index === 0);
    row.dataset.insert = hint.name.startsWith("/") ? hint.name : word.sign + hint.name;
    name.textContent = row.dataset.insert;
    more.textContent = [hint.shown, hint.about].filter(Boolean).join(" — ");
    row.append(name, more);
    return row;
  }));
  if (list.hidden) area.removeAttribute("aria-activedescendant");
  else area.setAttribute("aria-activedescendant", `${list.id}-0`);
}
function accept(area, row) {
  const { start } = wordBefore(area), rest = area.value.slice(area.selectionStart).trimStart();
  area.setRangeText(`${row.dataset.insert} ${rest}`, start, area.value.length, "end");
  area.selectionStart = area.selectionEnd = start + row.dataset.insert.length + 1;
  one(".suggest", area.form).hidden = true;
  area.focus();
}
function move(list, step, area) {
  const rows = [...list.children], now = rows.findIndex((r) => r.getAttribute("aria-selected") === "true");
  const next = (now + step + rows.length) % rows.length;
  rows.forEach((row, index) => row.setAttribute("aria-selected", index === next));
  area.setAttribute("aria-activedescendant", rows[next].id);
}
document.addEventListener("input", (event) => {
  if (event.target.matches(".composer textarea")) { fit(event.target); suggest(event.target); }
});
document.addEventListener("keydown", (event) => {
  const area = event.target;
  if (!area.matches?.(".composer textarea") || event.isComposing || event.keyCode === 229) return;
  const list = one(".suggest", area.form);
  if (!list.hidden) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key]) { event.preventDefault(); return move(list, steps[event.key], area); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); list.hidden = true; return; }
    const chosen = one("[aria-selected=true]", list);
    const complete = area.value.trim() === chosen.dataset.insert;
    if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !complete)) { event.preventDefault(); return accept(area, chosen); }
  }
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    area.form.requestSubmit();
  }
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches?.(".composer")) return;
  if (!one("textarea", form).value.trim() && !one("[type=file]", form).files.length) event.preventDefault();
});
document.addEventListener("htmx:beforeSend", (event) => {
  const form = event.detail.elt;
  if (form.matches?.(".prompt")) awaitAnswer(Boolean(one("#composer")));
  if (!form.matches?.(".composer")) return;
  awaitAnswer(form.id === "composer" && one("textarea", form).value.includes("@"));
  one("textarea", form).value = "";
  one("[type=file]", form).value = "";
  one(".suggest", form).hidden = true;
  fit(one("textarea", form));
  chips(form);
  one(`#${form.id === "composer" ? "messages" : "thread-messages"}`).scrollTop = 0;
});
function chips(form) {
  const box = one(".chips", form), files = [...one("[type=file]", form).files];
  box.hidden = !files.length;
  box.replaceChildren(...files.map((file) => Object.assign(document.createElement("span"), { textContent: file.name })));
}

// --- presses that need no server ------------------------------------------------------------------------------------
document.addEventListener("click", (event) => {
  const target = event.target;
  const on = (selector) => target.closest(selector);
  for (const menu of all("details.menu[open], details.multi[open]")) {
    const inside = menu.contains(target);
    if (!inside || (target.closest("[role=menuitem]") && !on("[data-keep]"))) menu.open = false;
  }
  for (const box of all(".options:not(:empty)")) if (!box.parentElement.contains(target)) box.replaceChildren();
  if (on(".suggest li")) accept(on("form").querySelector("textarea"), on(".suggest li"));
  if (on("[data-toggle]")) document.body.classList.toggle(on("[data-toggle]").dataset.toggle);
  if (on("[data-theme-next]")) nextTheme();
  if (on("[data-copy]")) navigator.clipboard?.writeText(location.origin + on("[data-copy]").dataset.copy).then(() => toast(one("#toasts").dataset.copied));
  if (on("[data-new-talk]")) { one("#open-talk").value = `new-${one("#open-talk").value}`; on("[data-new-talk]").remove(); one("#composer textarea").focus(); }
  if (on("[data-pick]")) pick(on("[data-pick]"));
  if (on("a[hx-post]")) open(on("a[hx-post]").href, "_blank", "noopener"); // the press itself has kept the link from opening
  const choice = on(".feedback .button");
  for (const button of choice ? all(".button", choice.parentElement) : []) {
    button.classList.toggle("chosen", button === choice);
    button.setAttribute("aria-pressed", button === choice);
  }
});
// A menu that would end below what can be seen opens upward instead.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.open || !menu.matches("details.menu")) return;
  menu.classList.remove("rise");
  const room = (menu.closest(".scroller") || document.documentElement).getBoundingClientRect();
  menu.classList.toggle("rise", one(".menu-list", menu).getBoundingClientRect().bottom > room.bottom);
}, true);
function pick(option) {
  const box = option.closest(".combo"), hidden = one("input[type=hidden]", box);
  one("input[type=search]", box).value = option.dataset.label;
  hidden.value = option.dataset.pick;
  one(".options", box).replaceChildren();
  hidden.dispatchEvent(new Event("change", { bubbles: true }));
}
function nextTheme() {
  const order = ["auto", "light", "dark"], root = document.documentElement;
  root.dataset.theme = order[(order.indexOf(root.dataset.theme) + 1) % 3];
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
}
document.addEventListener("change", (event) => {
  const target = event.target;
  if (target.matches(".composer [type=file]")) chips(target.form);
  const multi = target.closest("details.multi"), box = target.closest(".combo");
  if (multi) {
    const label = one("[data-chosen]", multi), count = all("input:checked", multi).length;
    label.textContent = count ? label.dataset.chosen.replace("{n}", count) : label.dataset.none;
  }
  if (box && target.type === "checkbox" && target.closest(".options")) one(".chosen", box).append(target.closest("label"));
});

// --- keys and focus -------------------------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, textarea, select");
  if (event.key === "Escape" && !one("dialog[open]")) {
    const menu = one("details.menu[open]");
    if (menu) { menu.open = false; one("summary", menu).focus(); }
    else one("[data-close-thread]")?.click();
  }
  if (event.key === "/" && !typing) { event.preventDefault(); const area = one("#composer textarea"); area?.focus(); if (area && !area.value) { area.value = "/"; suggest(area); } }
});

function settle() {
  if (!one(".shell")) return;
  showModal();
  const marked = one("#thread .message.at") || one(".message.at");
  if (marked && !marked.dataset.seen) { marked.dataset.seen = "1"; marked.scrollIntoView({ block: "center" }); }
}
// A new message that is longer than the view shows its beginning; all others are simply at the end.
function reveal(scroller) {
  const last = scroller && all(".message", scroller).at(-1);
  if (!last || scroller.dataset.last === last.id) return;
  scroller.dataset.last = last.id;
  if (last.offsetHeight > scroller.clientHeight - 40) last.scrollIntoView({ block: "start" });
}
document.addEventListener("htmx:afterSettle", (event) => {
  settle();
  for (const scroller of all(".scroller")) reveal(scroller);
  if (event.detail.elt?.id === "thread") one("#thread-composer textarea")?.focus();
});
// Who asks in a channel sees the answer at once: its thread opens by itself, unless something is being written in another.
let asked = false, before = "";
const lastMine = () => all("#messages .message.mine").at(-1);
function awaitAnswer(expected) {
  asked = expected && innerWidth > 1000;
  before = lastMine()?.id ?? "";
}
// Pressed again while it has not opened: a redrawing may take the line away under the press.
function openAnswer(tries = 4) {
  const last = lastMine(), foot = last && one(".foot", last);
  if (!asked || !foot || last.id === before || one("#thread-composer textarea")?.value) return;
  asked = one("#open-thread")?.value !== last.dataset.ts;
  if (!asked || !tries) return;
  foot.click();
  setTimeout(openAnswer, 1500, tries - 1);
}
document.addEventListener("htmx:oobAfterSwap", () => {
  showModal();
  for (const scroller of all(".scroller")) reveal(scroller);
  openAnswer();
});
document.addEventListener("DOMContentLoaded", () => {
  settle();
  if (matchMedia("(pointer: fine)").matches) one("#composer textarea")?.focus();
});
