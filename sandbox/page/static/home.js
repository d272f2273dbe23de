// The app's Home, as it was published for the person one is.

import { user } from "./api.js";
import { drawn } from "./blocks.js";
import { fill, h, keepFocus } from "./dom.js";
import { Scene } from "./scene.js";
import { called, store } from "./store.js";

let shown = "";
let scene = null;

/** Tell the app that its Home is looked at. */
export async function visit() {
  shown = "";
  await user("home", { user: store.me });
}

/** Show the Home as it is. */
export function show(content, again) {
  const view = store.state.home;
  const key = JSON.stringify([store.me, view?.id, view?.hash]);
  if (key === shown && content.querySelector(".home")) return;
  shown = key;
  if (!view) {
    fill(content, h("div", { class: "home empty" }, h("p", {}, `The app has not published a Home for ${called(store.me)}.`)));
    return;
  }
  scene = scene?.view.id === view.id ? scene.redrawn(view) : new Scene(view, again);
  keepFocus(content, () => fill(content, h("div", { class: "home" }, drawn(view.blocks, scene))));
}
