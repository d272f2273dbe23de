// What is pressed: buttons, menus behind three dots, and the question that may come before.

import { fill, h } from "./dom.js";
import { words } from "./mrkdwn.js";

/** Return a button; one with an address opens it as well. */
export function button(block, element, scene) {
  const press = async () => {
    if (!(await sure(element.confirm))) return;
    if (element.url) window.open(element.url, "_blank", "noopener");
    await scene.act(block, element, element.value, made);
  };
  const made = h(
    "button",
    {
      type: "button",
      class: `button ${element.style ?? ""}`,
      "aria-label": element.accessibility_label ?? null,
      "data-action": element.action_id,
      "data-focus": `${block.block_id}/${element.action_id}`,
      on: { click: press },
    },
    words(element.text),
  );
  return made;
}

/** Return a menu behind three dots. */
export function overflow(block, element, scene) {
  const list = h("ul", { role: "menu", class: "menu", hidden: true });
  const opener = h(
    "button",
    {
      type: "button",
      class: "button",
      "aria-label": "More",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-action": element.action_id,
      "data-focus": `${block.block_id}/${element.action_id}`,
    },
    "⋯",
  );
  const show = (on) => {
    list.hidden = !on;
    opener.setAttribute("aria-expanded", String(on));
    (on ? list.querySelector("button") : opener).focus();
  };
  const pick = async (option) => {
    show(false);
    if (!(await sure(element.confirm))) return;
    if (option.url) window.open(option.url, "_blank", "noopener");
    await scene.act(block, element, option.value, opener);
  };
  fill(
    list,
    element.options.map((option) =>
      h("li", { role: "none" }, h("button", { type: "button", role: "menuitem", on: { click: () => pick(option) } }, words(option.text))),
    ),
  );
  opener.addEventListener("click", () => show(list.hidden));
  const whole = h("div", { class: "overflow" }, opener, list);
  whole.addEventListener("keydown", (event) => walk(event, list, show));
  return whole;
}

function walk(event, list, show) {
  if (list.hidden) return;
  const items = [...list.querySelectorAll("button")];
  const here = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") show(false);
  else if (step) items[(here + step + items.length) % items.length].focus();
  else return;
  event.preventDefault();
}

/** Ask the question that comes before something is done, if there is one; tell whether it was answered with yes. */
export function sure(question) {
  if (!question) return Promise.resolve(true);
  const dialog = document.querySelector("#sure");
  return new Promise((resolve) => {
    const answer = (value) => h(
      "button",
      { type: "button", class: value ? `button ${question.style === "danger" ? "danger" : "primary"}` : "button", on: { click: () => dialog.close(value) } },
      words(value ? question.confirm : question.deny),
    );
    fill(
      dialog,
      h("h2", { id: "sure-title" }, words(question.title)),
      h("p", { id: "sure-text" }, words(question.text)),
      h("div", { class: "foot" }, answer(""), answer("yes")),
    );
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    dialog.showModal();
  });
}
