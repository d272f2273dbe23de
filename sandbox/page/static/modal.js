// The modals a person has open: the top one as a dialog, what lies beneath as a stack behind it.

import { Refused, user } from "./api.js";
import { drawn } from "./blocks.js";
import { busy, fill, h, keepFocus } from "./dom.js";
import { exampleFor, fillIn } from "./example.js";
import { words } from "./mrkdwn.js";
import { Scene } from "./scene.js";
import { bot, store } from "./store.js";

const dialog = document.querySelector("#modal");
let shown = { key: "", id: "", callback: "" };
let scene = null;
let again = async () => {}; // looks at the state anew

/** Tell the modals how the page looks anew. */
export function begin(refresh) {
  again = refresh;
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close(false);
  });
}

/** Show a person's modals as they are now. */
export function show({ stack, trouble }) {
  const view = stack.at(-1);
  if (!view) {
    shown = { key: "", id: "", callback: "" };
    scene = null;
    if (dialog.open) dialog.close();
    return;
  }
  const key = JSON.stringify([store.me, view.id, view.hash, view.errors, trouble, stack.length]);
  if (key === shown.key && dialog.open) return;
  draw(view, stack.length, trouble);
  shown = { key, id: view.id, callback: view.callback_id };
}

function draw(view, depth, trouble) {
  const same = dialog.open && shown.id === view.id && shown.callback === view.callback_id;
  scene = scene?.view.id === view.id ? scene.redrawn(view) : new Scene(view, again);
  const top = same ? dialog.querySelector(".body").scrollTop : 0;
  keepFocus(dialog, () => fill(dialog, form(view, depth, trouble)));
  dialog.dataset.depth = String(depth);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".body").scrollTop = top;
  if (!same) begun(view);
}

/** Begin a new window at its title, or at the field it wants to be begun at. */
function begun(view) {
  const wanted = view.blocks.find((block) => block.element?.focus_on_load);
  const first = wanted && dialog.querySelector(`[data-block="${CSS.escape(wanted.block_id)}"] [data-action]`);
  (first ?? dialog.querySelector("h2")).focus();
}

function form(view, depth, trouble) {
  const submit = view.submit && h("button", { type: "submit", class: "button primary" }, words(view.submit));
  const cancel = h("button", { type: "button", class: "button", on: { click: () => close(false) } }, view.close ? words(view.close) : "Cancel");
  const all = h("button", { type: "button", class: "cross", "aria-label": depth > 1 ? "Close all windows" : "Close this window", on: { click: () => close(true) } }, "✕");
  return h(
    "form",
    { novalidate: true, "data-callback": view.callback_id, "data-view": view.id, on: { submit: (event) => submitted(event, view) } },
    h("div", { class: "head" }, h("h2", { id: "modal-title", tabindex: "-1" }, words(view.title)), h("span", { class: "by" }, `${bot()?.name ?? "app"} · app`)),
    h("div", { class: "trouble", role: "alert" }, trouble ?? ""),
    h("div", { class: "body" }, drawn(view.blocks, scene)),
    h("div", { class: "foot" }, helper(view), cancel, submit),
    all,
  );
}

/** Offer to fill in an example: a help of the sandbox, apart from what the app has drawn. */
function helper(view) {
  if (!exampleFor(view)) return null;
  const label = "Fill in an example";
  const press = (event) => busy(event.currentTarget, fillIn(() => ({ scene, dialog, redraw })).catch(failed));
  return h("button", { type: "button", class: "button helper", title: "A help of the sandbox; the app knows nothing of it", on: { click: press } }, label);
}

async function submitted(event, view) {
  event.preventDefault();
  if (!view.submit || dialog.querySelector("form").ariaBusy) return;
  const whole = event.currentTarget;
  const button = whole.querySelector("[type=submit]");
  try {
    const sent = user("submit", { user: store.me, view_id: view.id, values: scene.inputs() });
    const told = await busy(whole, busy(button, sent));
    await again();
    if (told.result === "errors") firstError();
  } catch (error) {
    failed(error);
  }
}

function firstError() {
  const wrong = dialog.querySelector(".wrong");
  const control = wrong?.querySelector("input:not([type=hidden]), textarea, select");
  (control ?? wrong)?.focus();
  wrong?.scrollIntoView({ block: "center" });
}

async function close(everything) {
  try {
    await user("close", { user: store.me, view_id: shown.id, all: everything });
    await again();
  } catch (error) {
    failed(error);
  }
}

/** Show again what the scene holds, though the app has drawn nothing new. */
function redraw() {
  shown = { ...shown, key: "" };
  return again();
}

/** Say in the window what could not be done. */
function failed(error) {
  if (!(error instanceof Refused)) throw error;
  const place = dialog.querySelector(".trouble");
  if (place) place.textContent = error.message;
}
