// The page: what happened is fetched again whenever something says that it has changed, then shown.

import * as composer from "./composer.js";
import * as home from "./home.js";
import * as modal from "./modal.js";
import * as panel from "./panel.js";
import * as rail from "./rail.js";
import { listen, people, Refused, setup, state } from "./api.js";
import { fill, h } from "./dom.js";
import { newest, showConversation, showThreads } from "./messages.js";
import { address, called, channel, conversation, placeOf, store } from "./store.js";

const content = document.querySelector("#content");
const banner = document.querySelector("#banner");
const news = document.querySelector("#news");
let stop = () => {};
let looking = null;
let once = false;

/**
 * Fetch what there is to be seen, and show it; calls made meanwhile are answered by one more look. A complaint takes
 * the place of the last one; an empty one takes the last one away.
 */
async function refresh(complaint = null) {
  if (complaint !== null) say(complaint);
  if (looking) {
    once = true;
    return looking;
  }
  looking = look().finally(() => (looking = null));
  return looking;
}

async function look() {
  do {
    once = false;
    const me = store.me;
    const told = await state(me);
    if (me !== store.me) once = true;
    else {
      store.state = told;
      show();
    }
  } while (once);
}

function show() {
  if (store.place.kind === "channel" && !channel(store.place.id)) store.place = placeOf("");
  announce();
  showPlace();
  rail.show(go, refresh);
  composer.show();
  modal.show(store.state);
  document.title = `${rail.headline()[0]} · Sandbox workspace`;
}

function showPlace() {
  const [title, about] = rail.headline();
  fill(document.querySelector("#top"), h("h2", {}, title), h("span", {}, about));
  content.setAttribute("aria-label", `${title}: ${store.place.kind === "home" ? "Home" : "messages"}`);
  const low = content.scrollHeight - content.scrollTop - content.clientHeight < 60;
  const before = content.dataset.place;
  content.dataset.place = address(store.place);
  if (store.place.kind === "home") {
    home.show(content, refresh);
    if (before !== content.dataset.place) content.scrollTop = 0;
    return;
  }
  const list = content.querySelector("ol.messages") ?? h("ol", { class: "messages" });
  if (!list.isConnected) fill(content, list, h("p", { class: "nothing" }, "Nothing has been said here yet."));
  if (store.place.kind === "threads") showThreads(list, refresh);
  else showConversation(list, refresh);
  content.querySelector(".nothing").hidden = list.children.length > 0;
  if (low || before !== content.dataset.place) content.scrollTop = content.scrollHeight;
}

/** Tell screen readers of a new message, and remember what was seen here. */
function announce() {
  const here = ["channel", "direct"].includes(store.place.kind) ? conversation() : null;
  for (const place of [...store.state.channels.map(({ id }) => ({ kind: "channel", id })), { kind: "direct", id: "" }]) {
    const told = conversation(place);
    const last = newest(told.messages);
    const key = `${store.me}/${told.key}`;
    const known = store.heard.get(key);
    if (last && known !== undefined && last.ts > known && last.by !== store.me) {
      news.textContent = `${called(last.by)} in ${place.kind === "direct" ? "direct messages" : `#${channel(place.id).name}`}: ${last.line}`;
    }
    store.heard.set(key, last?.ts ?? "0");
    if (here?.key === told.key || !store.read.has(key)) store.read.set(key, told.messages.at(-1)?.ts ?? "0");
  }
}

/** Say what went wrong, until something else is done. */
function say(text) {
  fill(banner, text ? [h("span", {}, text), h("button", { type: "button", class: "cross", "aria-label": "Dismiss", on: { click: () => say("") } }, "✕")] : []);
}

async function go(place) {
  store.place = place;
  say("");
  tab("main");
  history.replaceState(null, "", address(place));
  if (place.kind === "home") await home.visit().catch(complain);
  await refresh();
}

async function become(name) {
  stop();
  store.me = name;
  say("");
  store.state = await state(name);
  if (store.place.kind === "channel" && !channel(store.place.id)) store.place = placeOf("");
  history.replaceState(null, "", address(store.place));
  stop = listen(name, {
    slack: () => refresh().catch(complain),
    twilio: () => panel.refresh().catch(complain),
    lost: () => say("The sandbox does not answer. The page goes on as soon as it does."),
    found: () => {
      if (banner.textContent.startsWith("The sandbox does not answer")) say("");
      refresh().then(() => panel.refresh()).catch(complain);
    },
  });
  if (store.place.kind === "home") await home.visit();
  await refresh();
}

function complain(error) {
  if (!(error instanceof Refused)) throw error;
  say(error.message);
}

function tab(name) {
  document.body.dataset.tab = name;
  for (const button of document.querySelectorAll(".tabs button")) button.setAttribute("aria-pressed", String(button.dataset.tab === name));
}

async function begin() {
  const [name, word] = decodeURIComponent(location.hash.slice(1)).split("/");
  const everybody = (await people()).filter((one) => !one.is_bot && !one.deleted);
  store.setup = await setup();
  store.me = (everybody.find((one) => one.name === name) ?? everybody.find((one) => one.name === "maya") ?? everybody[0]).name;
  store.state = await state(store.me);
  store.place = placeOf(word || "sms-launch");
  rail.begin((who) => become(who).catch(complain));
  composer.begin(refresh);
  modal.begin(refresh);
  panel.begin();
  for (const button of document.querySelectorAll(".tabs button")) button.addEventListener("click", () => tab(button.dataset.tab));
  tab("main");
  await become(store.me);
}

window.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  complain(event.reason);
});
await begin().catch(complain);
document.documentElement.dataset.ready = "yes";
