// The left side: who one is, and the places one can be at.

import { busy, fill, h, keepFocus } from "./dom.js";
import { user } from "./api.js";
import { address, bot, channel, conversation, store, trouble } from "./store.js";

const persona = document.querySelector("#persona");
const places = document.querySelector("#places");

/** Let somebody else be chosen. */
export function begin(become) {
  persona.addEventListener("change", () => become(persona.value));
}

/** Show people, places and shortcuts as they are; `again` looks at the state anew. */
export function show(go, again) {
  showPeople();
  keepFocus(places, () => showPlaces(go, again));
}

function showPlaces(go, again) {
  const rooms = store.state.channels.map((one) => link({ kind: "channel", id: one.id }, one.name, one.is_private ? "🔒" : "#", go));
  const app = bot()?.name ?? "The app";
  fill(
    places,
    group("Channels", rooms),
    group("Threads", [link({ kind: "threads", id: "" }, "All threads", "↳", go)]),
    group("Direct messages", [link({ kind: "direct", id: "" }, app, "✉", go)]),
    group("Apps", [link({ kind: "home", id: "" }, `${app}: Home`, "⌂", go)]),
    store.setup.shortcuts.length > 0 && group("Shortcuts", store.setup.shortcuts.map((one) => shortcut(one, again))),
  );
}

function showPeople() {
  const people = store.state.people.filter((one) => !one.is_bot && !one.deleted);
  const options = people.map((one) => h("option", { value: one.name, selected: one.name === store.me }, `${one.real_name || one.name}${role(one)}`));
  if (document.activeElement !== persona || options.length !== persona.options.length) fill(persona, options);
  persona.value = store.me;
}

function role(one) {
  const words = [one.is_admin && "admin", one.is_restricted && "guest"].filter(Boolean);
  return words.length ? ` (${words.join(", ")})` : "";
}

function group(title, links) {
  const id = `group-${title.toLowerCase().replace(" ", "-")}`;
  return h("div", { class: "group" }, h("h2", { id }, title), h("ul", { "aria-labelledby": id }, links.map((one) => h("li", {}, one))));
}

function link(place, label, sign, go) {
  const here = place.kind === store.place.kind && (place.kind !== "channel" || place.id === store.place.id);
  const unread = !here && isUnread(place);
  const follow = (event) => {
    event.preventDefault();
    go(place);
  };
  return h(
    "a",
    { href: address(place), "data-focus": `place/${address(place)}`, "aria-current": here ? "page" : null, class: unread ? "unread" : "", on: { click: follow } },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    label,
    unread && h("span", { class: "dot" }, h("span", { class: "hidden" }, "(new)")),
  );
}

/** Return a shortcut of the app, which can be used wherever one is. */
function shortcut({ name, description, callback_id }, again) {
  const use = async () => {
    const told = await busy(made, user("shortcut", { user: store.me, callback_id }));
    await again(trouble(told));
  };
  const made = h(
    "button",
    { type: "button", title: description, "data-focus": `shortcut/${callback_id}`, on: { click: use } },
    h("span", { class: "sign", "aria-hidden": "true" }, "⚡"),
    name,
  );
  return made;
}

function isUnread(place) {
  const told = ["channel", "direct"].includes(place.kind) ? conversation(place) : null;
  const last = told?.messages.at(-1);
  return Boolean(last && last.user !== store.me && last.ts > (store.read.get(`${store.me}/${told.key}`) ?? "0"));
}

/** Return the headline of the place that is looked at. */
export function headline() {
  const app = bot()?.name ?? "The app";
  const found = channel(store.place.id);
  const own = { direct: [app, store.setup.listens ? "Direct messages with the app" : "Messages from the app; it takes none here"], home: [app, "Home"], threads: ["All threads", "In every channel you see"] }[store.place.kind];
  if (own) return own;
  return found ? [`#${found.name}`, `${found.members.filter((name) => name !== app).length} people`] : ["", ""];
}
