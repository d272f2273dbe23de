// Where one types: messages, and commands with what completes them.

import { Refused, user } from "./api.js";
import { busy, fill, h } from "./dom.js";
import { bot, conversation, store } from "./store.js";

const form = document.querySelector("#composer");
let input;
let list;
let active = -1;
let after;

/** Draw the composer; `done` is called with a sentence when something did not work, without one when it did. */
export function begin(done) {
  after = done;
  list = h("ul", { role: "listbox", id: "commands", class: "options", "aria-label": "Commands", hidden: true });
  input = h("input", {
    id: "composer-text",
    type: "text",
    role: "combobox",
    "aria-label": "Message, or a command",
    "aria-expanded": "false",
    "aria-controls": "commands",
    "aria-autocomplete": "list",
    maxlength: 3000,
    on: { input: suggest, keydown: key, blur: hide },
  });
  const send = h("button", { type: "submit", class: "button primary" }, "Send");
  fill(form, h("div", { class: "combo up" }, input, list), send);
  form.addEventListener("submit", submit);
}

/** Show or hide the composer as the place wants it. */
export function show() {
  const shown = store.place.kind === "channel" || (store.place.kind === "direct" && store.setup.listens);
  form.hidden = !shown;
  const command = store.setup.commands[0]?.text;
  input.placeholder = command ? `Type ${command} to begin, or a message` : "Type a message";
}

function suggest() {
  const typed = input.value;
  const found = typed.startsWith("/") ? store.setup.commands.filter(({ text }) => text.startsWith(typed) && text !== typed) : [];
  active = -1;
  input.removeAttribute("aria-activedescendant");
  fill(
    list,
    found.map(({ text, about }, n) =>
      h("li", { role: "option", id: `command-${n}`, "data-text": text, "aria-selected": "false", on: { mousedown: (event) => pick(event, text) } }, h("b", {}, text), about && h("span", {}, about)),
    ),
  );
  list.hidden = !found.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
}

function hide() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function pick(event, text) {
  event.preventDefault();
  input.value = text;
  suggest();
  input.focus();
}

function key(event) {
  if (list.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = list.children[active]?.dataset.text;
  if (step) mark((active + step + list.children.length) % list.children.length);
  else if (event.key === "Tab" && !event.shiftKey) pick(event, chosen ?? list.children[0].dataset.text);
  else if (event.key === "Enter" && chosen) pick(event, chosen);
  else if (event.key === "Escape") hide();
  else return;
  event.preventDefault();
}

function mark(n) {
  active = n;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === n)));
  input.setAttribute("aria-activedescendant", list.children[n].id);
}

async function submit(event) {
  event.preventDefault();
  const text = input.value.trim();
  if (!text || input.disabled) return;
  hide();
  try {
    const told = await busy(form, say(text));
    input.value = "";
    await after(told.trouble ?? "");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await after(error.message);
  }
}

/** Say what was typed: a command, a mention of the app, or a message to people. */
function say(text) {
  const { where } = conversation();
  const asked = { user: store.me, ...(where.channel ? where : {}) };
  if (text.startsWith("/")) return user("command", { ...asked, text });
  const mention = `@${bot()?.name}`;
  if (text.startsWith(mention)) return user("mention", { ...asked, text: text.slice(mention.length).trim() });
  return user("say", { ...asked, text });
}
