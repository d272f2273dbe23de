// What is filled in: one function for each kind of element. Each shows what the scene says it holds and tells every change.

import { h } from "./dom.js";
import { combo } from "./combo.js";
import { words } from "./mrkdwn.js";
import { called, person, store } from "./store.js";

/** Return an element to fill in; `marks` are the attributes that tie it to its label, hint and error. */
export function field(block, element, scene, marks) {
  const draw = FIELDS[element.type];
  if (!draw) return h("span", { class: "hint" }, `(a field of the kind ${element.type})`);
  return draw(element, {
    block,
    scene,
    value: scene.value(block, element),
    change: (value, control, label) => scene.change(block, element, value, control, label),
    marks: { ...marks, "data-action": element.action_id, "data-focus": `${block.block_id}/${element.action_id}` },
  });
}

const FIELDS = {
  plain_text_input: (element, to) => (element.multiline ? paragraph(element, to) : line("text", element, to)),
  email_text_input: (element, to) => line("email", element, to),
  url_text_input: (element, to) => line("url", element, to),
  number_input: (element, to) => line("text", element, to, { inputmode: element.is_decimal_allowed ? "decimal" : "numeric" }),
  datepicker: (element, to) => moment("date", element, to),
  timepicker: (element, to) => moment("time", element, to),
  datetimepicker: datetime,
  static_select: (element, to) => select(element, to, entries(element)),
  users_select: (element, to) => select(element, to, someone()),
  conversations_select: (element, to) => select(element, to, conversations(element)),
  channels_select: (element, to) => select(element, to, conversations({ filter: { include: ["public"] } })),
  external_select: combo,
  radio_buttons: (element, to) => choices("radio", element.options, to),
  checkboxes: (element, to) => choices("checkbox", element.options, to),
  multi_static_select: (element, to) => choices("checkbox", flat(entries(element)).map(asOption), to, "many"),
  multi_users_select: (element, to) => choices("checkbox", someone().map(asOption), to, "many"),
  multi_conversations_select: (element, to) => choices("checkbox", conversations(element).map(asOption), to, "many"),
  multi_channels_select: (element, to) => choices("checkbox", conversations({ filter: { include: ["public"] } }).map(asOption), to, "many"),
};

function line(type, element, to, more = {}) {
  const attributes = { type, value: to.value ?? "", placeholder: element.placeholder?.text, maxlength: element.max_length, ...more, ...to.marks };
  const input = h("input", { class: "text", ...attributes, on: { input: () => to.scene.typed(to.block, element, input.value) } });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !to.scene.dispatches(to.block)) return;
    event.preventDefault();
    to.change(input.value, input);
  });
  return input;
}

function paragraph(element, to) {
  const most = element.max_length;
  const count = h("span", { class: "count", "aria-hidden": "true" });
  const area = h("textarea", { class: "text", rows: 4, placeholder: element.placeholder?.text, maxlength: most, ...to.marks });
  const tell = () => {
    to.scene.typed(to.block, element, area.value);
    count.textContent = most ? `${area.value.length.toLocaleString("en-US")} of ${most.toLocaleString("en-US")}` : "";
  };
  area.value = to.value ?? "";
  area.addEventListener("input", tell);
  tell();
  return h("div", { class: "paragraph" }, area, count);
}

function moment(type, element, to) {
  const input = h("input", { class: "text short", type, value: to.value ?? "", ...to.marks });
  input.addEventListener("change", () => to.change(input.value, input));
  return input;
}

function datetime(element, to) {
  const shown = to.value ? new Date((to.value - new Date(to.value * 1000).getTimezoneOffset() * 60) * 1000).toISOString().slice(0, 16) : "";
  const input = h("input", { class: "text short", type: "datetime-local", value: shown, ...to.marks });
  input.addEventListener("change", () => to.change(input.value ? Math.floor(new Date(input.value).getTime() / 1000) : "", input));
  return input;
}

function select(element, to, listed) {
  // Only where nothing need be chosen can a choice be taken back.
  const fixed = !(to.block.type === "input" && to.block.optional);
  const options = [h("option", { value: "", selected: !to.value, disabled: fixed, hidden: fixed }, element.placeholder?.text ?? "Choose…"), listed.map((entry) => optionOf(entry, to.value))];
  const made = h("select", { class: "text", ...to.marks, on: { change: () => to.change(made.value, made) } }, options);
  return made;
}

function optionOf(entry, value) {
  if (entry.entries) return h("optgroup", { label: entry.label }, entry.entries.map((one) => optionOf(one, value)));
  return h("option", { value: entry.value, selected: entry.value === value }, entry.label);
}

function entries(element) {
  const told = (option) => ({ value: option.value, label: option.text.text });
  if (element.options) return element.options.map(told);
  return element.option_groups.map((group) => ({ label: group.label.text, entries: group.options.map(told) }));
}

function flat(listed) {
  return listed.flatMap((entry) => entry.entries ?? [entry]);
}

function asOption({ value, label }) {
  return { value, text: { type: "plain_text", text: label } };
}

function someone() {
  return store.state.people.filter((one) => !one.deleted).map((one) => ({ value: one.id, label: called(one.id) }));
}

function conversations(element) {
  const kinds = element.filter?.include ?? ["public", "private", "im"];
  const rooms = store.state.channels.filter((one) => !one.is_archived && kinds.includes(one.is_private ? "private" : "public"));
  const listed = rooms.map((one) => ({ value: one.id, label: `#${one.name}` }));
  const people = kinds.includes("im") ? store.state.people.filter((one) => !one.is_bot && !one.deleted) : [];
  return [...listed, ...people.map((one) => ({ value: `@${one.name}`, label: `@${called(person(one.id).id)}` }))];
}

function choices(type, options, to, kind = "") {
  const many = type === "checkbox";
  const held = many ? to.value ?? [] : [to.value];
  const name = `${to.block.block_id}/${to.marks["data-action"]}`;
  const { id, ...marks } = to.marks;
  const group = h("div", { role: many ? "group" : "radiogroup", class: `choices ${kind}`, id, tabindex: "-1", ...marks });
  const told = () => {
    const picked = [...group.querySelectorAll("input:checked")].map((one) => one.value);
    to.change(many ? picked : picked[0] ?? "", group);
  };
  group.append(...options.map((option, n) => choice(option, { type, name, n, checked: held.includes(option.value), told })));
  return group;
}

function choice(option, { type, name, n, checked, told }) {
  const about = option.description && h("span", { class: "about" }, words(option.description));
  const box = h("input", { type, name, value: option.value, checked, "data-focus": `${name}/${n}`, on: { change: told } });
  return h("label", { class: "choice" }, box, h("span", {}, words(option.text), about));
}
