// The right side: the sandbox's clock, and a chair among Twilio's reviewers.

import { Refused, twilio } from "./api.js";
import { busy, fill, h, keyed } from "./dom.js";
import { business } from "./reviews.js";
import { store } from "./store.js";
import { faults, sites } from "./trouble.js";
import { span } from "./words.js";

const panel = document.querySelector("#panel");
const SPANS = [["1 minute later", 60], ["1 hour later", 3_600], ["1 day later", 86_400], ["1 week later", 604_800]];
let clock = null; // what the door told, and when
let parts;

/** Draw the panel's parts; they are filled by `refresh`. */
export function begin() {
  if (!store.setup.twilio) {
    fill(panel, h("p", { class: "nothing" }, "There is no Twilio beside this workspace."));
    return;
  }
  parts = { now: h("p", { class: "now" }), due: h("p", { class: "due" }), list: h("div", { class: "businesses" }), failed: h("p", { class: "error", role: "alert" }) };
  const buttons = SPANS.map(([label, seconds]) => h("button", { type: "button", class: "button", on: { click: (event) => later(event.currentTarget, seconds) } }, label));
  fill(
    panel,
    h("section", { "aria-labelledby": "clock-title" }, h("h2", { id: "clock-title" }, "Clock"), parts.now, h("div", { class: "spans" }, buttons), parts.due),
    h("section", { "aria-labelledby": "twilio-title" }, h("h2", { id: "twilio-title" }, "Twilio’s reviewers"), h("p", { class: "small" }, "You decide here what Twilio and the carriers say. What you leave alone is approved in time."), parts.failed, parts.list),
    faults(attempt),
    sites(attempt),
  );
  setInterval(tick, 1000);
}

/** Fetch the clock and what was filed, and show them. */
export async function refresh() {
  if (!parts) return;
  const [told, filed] = await Promise.all([twilio.get("clock"), twilio.get("filed")]);
  clock = { ...told, at: Date.now() };
  tick();
  const items = filed.length ? filed : [null];
  keyed(parts.list, items, (one) => JSON.stringify(one), (one) => (one ? business(one, now, attempt) : h("p", { class: "nothing" }, "Nothing has been filed yet.")));
}

function now() {
  return new Date(clock.now).getTime() + (Date.now() - clock.at) * clock.rate;
}

function tick() {
  if (!clock) return;
  const format = { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit" };
  parts.now.textContent = new Intl.DateTimeFormat("en-US", format).format(new Date(now()));
  parts.due.textContent = clock.next_due ? `Something falls due ${span(new Date(clock.next_due).getTime() - now())}.` : "Nothing is due.";
  for (const due of parts.list.querySelectorAll("[data-due]")) due.textContent = `Decided ${span(new Date(due.dataset.due).getTime() - now())}, if you leave it alone.`;
}

function later(button, seconds) {
  return attempt(button, () => twilio.post("clock", { advance: seconds }));
}

/** Do something at Twilio's admin door, then look again; say what could not be done. */
export async function attempt(control, act) {
  parts.failed.textContent = "";
  try {
    await busy(control, act());
    await refresh();
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    parts.failed.textContent = error.message;
    return false;
  }
}
