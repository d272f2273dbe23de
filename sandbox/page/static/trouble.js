// What makes life harder, or possible: faults on the line to Twilio, and web sites of made-up businesses.

import { twilio } from "./api.js";
import { h } from "./dom.js";
import { CALLS, FAULTS, SITES } from "./words.js";

/** Return the part in which calls to come can be disturbed. */
export function faults(attempt) {
  const which = chooser("fault-calls", CALLS);
  const what = chooser("fault-kind", Object.fromEntries(Object.entries(FAULTS).map(([name, [label]]) => [name, label])));
  const times = h("input", { class: "text", id: "fault-times", type: "number", min: 1, max: 99, value: 1 });
  const told = h("p", { class: "small", role: "status" });
  const order = () => twilio.post("faults", { path: which.value, times: Number(times.value), ...FAULTS[what.value][1] });
  return fold(
    "Disturb the line",
    "The next calls of the app to Twilio go wrong. Nothing may be lost or doubled by it.",
    [row("Calls", which), row("What happens", what), row("How often", times)],
    "Order it",
    async (button) => (told.textContent = (await attempt(button, order)) ? "Ordered." : ""),
    [h("button", { type: "button", class: "button", on: { click: async (event) => (told.textContent = (await attempt(event.currentTarget, () => twilio.forget("faults"))) ? "All calls pass again." : "") } }, "Forget all"), told],
  );
}

/** Return the part in which a web site can be put up. */
export function sites(attempt) {
  const name = h("input", { class: "text", id: "site-business", type: "text", required: true, placeholder: "Acme LLC" });
  const host = h("input", { class: "text", id: "site-host", type: "text", required: true, placeholder: "acme.example", pattern: "[a-z0-9.\\-]+\\.[a-z]+" });
  const kind = chooser("site-kind", SITES);
  const told = h("p", { class: "small", role: "status" });
  const put = () => {
    const url = `https://${host.value.trim()}`;
    const opt_in = { opt_in_url: `${url}/texts`, privacy_policy_url: `${url}/privacy`, terms_url: `${url}/terms` };
    return twilio.post("sites", { business: name.value.trim(), site: kind.value, answers: { company: { legal_name: name.value.trim(), website: url }, opt_in } });
  };
  const done = () => `https://${host.value.trim()} is up, with /texts, /privacy and /terms.`;
  return fold(
    "Put up a web site",
    "The app looks at a business’s pages before it files. Here is one for a business of your own.",
    [row("Legal name", name), row("Host", host), row("What it is like", kind)],
    "Put it up",
    async (button) => (told.textContent = (await attempt(button, put)) ? done() : ""),
    [told],
  );
}

function fold(title, about, rows, label, act, more) {
  const button = h("button", { type: "submit", class: "button" }, label);
  const form = h("form", {}, h("p", { class: "small" }, about), rows, h("div", { class: "row" }, button, more));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(button);
  });
  return h("details", {}, h("summary", {}, title), form);
}

function row(label, control) {
  return h("div", {}, h("label", { for: control.id }, label), control);
}

function chooser(id, options) {
  return h("select", { class: "text", id }, Object.entries(options).map(([value, label]) => h("option", { value }, label)));
}
