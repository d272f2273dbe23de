// A field whose options come from the app as one types: a combobox with its list.

import { fill, h } from "./dom.js";

const PAUSE = 120; // milliseconds without a key before the app is asked

let made = 0;

/** Return a type-ahead field. */
export function combo(element, to) {
  const list = h("ul", { role: "listbox", id: `options-${(made += 1)}`, class: "options", "aria-label": "Suggestions", hidden: true });
  const input = h("input", {
    class: "text",
    type: "text",
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    value: to.scene.label(to.block, element) ?? "",
    placeholder: element.placeholder?.text ?? "Type to search",
    ...to.marks,
  });
  const combobox = new Combo(element, to, input, list);
  combobox.listen();
  return h("div", { class: "combo" }, input, list);
}

class Combo {
  constructor(element, to, input, list) {
    Object.assign(this, { element, to, input, list, options: [], active: -1, asked: 0, shown: input.value });
  }

  listen() {
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("click", () => this.search());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.leave());
  }

  /** Ask the app after a pause; an answer that comes late is for an older question and is dropped. */
  search() {
    const turn = (this.asked += 1);
    const query = this.input.value === this.shown ? "" : this.input.value.trim();
    if (query.length < (this.element.min_query_length ?? 3)) {
      this.hide();
      return;
    }
    clearTimeout(this.timer);
    this.input.setAttribute("aria-busy", "true"); // what is listed answers an older question until the new answer is here
    this.timer = setTimeout(async () => {
      const found = await this.to.scene.options(this.to.block, this.element, query);
      if (turn !== this.asked) return;
      this.input.removeAttribute("aria-busy");
      this.show(found);
    }, PAUSE);
  }

  show(found) {
    this.options = found;
    this.active = -1;
    const items = found.map((option, n) =>
      h("li", { role: "option", id: `${this.list.id}-${n}`, "aria-selected": "false", on: { mousedown: (event) => this.press(event, n) } }, option.text.text),
    );
    fill(this.list, items.length ? items : h("li", { role: "option", "aria-disabled": "true", class: "none" }, "Nothing found"));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  hide() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.input.removeAttribute("aria-busy");
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  press(event, n) {
    event.preventDefault(); // the field keeps the focus
    this.choose(n);
  }

  choose(n) {
    const option = this.options[n];
    this.hide();
    if (!option) return;
    this.shown = this.input.value = option.text.text;
    this.to.change(option.value, this.input, this.shown);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.list.hidden) this.search();
    else if (step) this.move(step);
    else if (event.key === "Enter" && !this.list.hidden) this.choose(Math.max(this.active, 0));
    else if (event.key === "Escape" && !this.list.hidden) this.hide();
    else return;
    event.preventDefault();
  }

  move(step) {
    const items = [...this.list.children];
    if (!this.options.length) return;
    this.active = (this.active + step + items.length) % items.length;
    items.forEach((item, n) => item.setAttribute("aria-selected", String(n === this.active)));
    items[this.active].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", items[this.active].id);
  }

  /** What was not chosen does not count: show again what is held, or clear it. */
  leave() {
    this.hide();
    if (this.input.value === this.shown) return;
    if (this.input.value.trim()) {
      this.input.value = this.shown;
      return;
    }
    this.shown = "";
    this.to.change("", this.input, "");
  }
}
