// Messages: a conversation with its threads, or all threads.

import { drawn } from "./blocks.js";
import { h, keyed } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { MessageScene } from "./scene.js";
import { called, conversation, person, store } from "./store.js";

/** Show a conversation, parents first, each with its thread below. */
export function showConversation(list, again) {
  const { messages, where } = conversation();
  const parents = messages.filter((one) => !one.thread_ts || one.thread_ts === one.ts);
  showParents(list, parents.map((parent) => ({ parent, messages, where })), again);
}

/** Show every thread there is, the newest last. */
export function showThreads(list, again) {
  const found = store.state.channels.flatMap(({ id, name, messages }) => {
    const parents = messages.filter((one) => messages.some((other) => other.thread_ts === one.ts && other !== one));
    return parents.map((parent) => ({ parent, messages, where: { channel: id }, room: `#${name}` }));
  });
  showParents(list, found, again);
}

function showParents(list, items, again) {
  const threads = items.map((item) => ({ ...item, replies: repliesTo(item) }));
  const newest = threads.findLast((thread) => thread.replies.length)?.parent.ts;
  for (const thread of threads) thread.shown = store.open.get(thread.parent.ts) ?? thread.parent.ts === newest;
  const key = ({ parent, replies, shown, room }) => JSON.stringify([store.me, parent, replies, shown, room]);
  keyed(list, threads, key, (thread) => drawThread(thread, again));
}

function repliesTo({ parent, messages }) {
  return messages.filter((one) => one.thread_ts === parent.ts && one.ts !== parent.ts);
}

function drawThread(thread, again) {
  const { parent, replies, where, shown, room } = thread;
  const below = h("ol", { class: "replies", hidden: !shown }, replies.map((reply) => h("li", {}, message(reply, where, again))));
  const count = `${replies.length} ${replies.length === 1 ? "reply" : "replies"}`;
  const toggle = () => {
    store.open.set(parent.ts, !shown);
    again();
  };
  const opener = h("button", { type: "button", class: "thread-toggle", "aria-expanded": String(shown), "data-focus": `thread/${parent.ts}`, on: { click: toggle } }, count);
  return h("li", { class: "thread" }, room && h("p", { class: "room" }, room), message(parent, where, again), replies.length ? [opener, below] : null);
}

function message(told, where, again) {
  const scene = new MessageScene(where, told.ts, again);
  const body = told.blocks?.length ? drawn(told.blocks, scene) : [h("p", { class: "block" }, mrkdwn(told.text))];
  return h(
    "article",
    { class: told.ephemeral_to ? "message ephemeral" : "message", "data-ts": told.ts },
    avatar(told.user),
    h(
      "div",
      { class: "message-body" },
      h("div", { class: "byline" }, h("strong", {}, called(told.user)), person(told.user)?.is_bot && h("span", { class: "app-mark" }, "App"), stamp(told.ts)),
      told.ephemeral_to && h("p", { class: "only-you" }, "Only visible to you"),
      body,
      told.edited && h("span", { class: "edited" }, "(edited)"),
    ),
  );
}

/** Return the picture that stands for somebody: the first letter of their name. */
export function avatar(key) {
  const name = called(key);
  const app = person(key)?.is_bot;
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0) * 7, 0) % 6;
  return h("span", { class: `avatar ${app ? "app" : `hue-${hue}`}`, "aria-hidden": "true" }, app ? "✉" : name.slice(0, 1).toUpperCase());
}

function stamp(ts) {
  const when = new Date(Number(ts) * 1000);
  const text = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" }).format(when);
  return h("time", { datetime: when.toISOString(), title: when.toLocaleString() }, text);
}

/** Return the message that is newest in a conversation, and what it says in a line. */
export function newest(messages) {
  const last = messages.at(-1);
  return last ? { ts: last.edited?.ts ?? last.ts, by: last.user, line: h("p", {}, mrkdwn(last.text.split("\n")[0])).textContent } : null;
}

