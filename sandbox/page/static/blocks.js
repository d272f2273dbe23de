// Block Kit, drawn: the same for messages, modals and Home. What is used is told to the `scene` it stands in.

import { h } from "./dom.js";
import { button, overflow } from "./buttons.js";
import { field } from "./fields.js";
import { words } from "./mrkdwn.js";

/** Return blocks as elements; `scene` knows what fields hold and takes what is done with them. */
export function drawn(blocks, scene) {
  return blocks.map((block) => (DRAWN[block.type] ?? unknown)(block, scene));
}

const DRAWN = {
  header: (block) => h("h3", { class: "block block-header" }, words(block.text)),
  divider: () => h("hr", { class: "block" }),
  section,
  context: (block) => h("div", { class: "block block-context" }, block.elements.map(small)),
  actions: (block, scene) =>
    h("div", { class: "block block-actions" }, block.elements.map((element) => interactive(block, element, scene))),
  image: (block) => h("figure", { class: "block" }, picture(block), block.title && h("figcaption", {}, words(block.title))),
  alert: (block) => h("div", { class: `block block-alert ${block.level ?? "default"}`, role: "note" }, words(block.text)),
  input,
};

function section(block, scene) {
  const fields = block.fields && h("div", { class: "block-fields" }, block.fields.map((text) => h("div", {}, words(text))));
  const said = h("div", { class: "block-said" }, block.text && h("div", {}, words(block.text)), fields);
  const beside = block.accessory && h("div", { class: "block-beside" }, interactive(block, block.accessory, scene));
  return h("div", { class: "block block-section" }, said, beside);
}

function interactive(block, element, scene) {
  if (element.type === "image") return picture(element);
  if (element.type === "button") return button(block, element, scene);
  if (element.type === "overflow") return overflow(block, element, scene);
  const name = element.placeholder?.text ?? block.text?.text ?? element.action_id.replaceAll("_", " ");
  return field(block, element, scene, { "aria-label": name });
}

function input(block, scene) {
  const id = `field-${block.block_id}`;
  const error = scene.error(block);
  const told = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const grouped = ["checkboxes", "radio_buttons", "multi_static_select", "multi_external_select"].includes(block.element.type);
  const optional = block.optional && h("span", { class: "optional" }, " (optional)");
  const name = { id: `${id}-label`, class: "label" };
  const label = grouped ? h("span", name, words(block.label), optional) : h("label", { ...name, for: id }, words(block.label), optional);
  const marks = {
    id,
    "aria-describedby": told || null,
    "aria-invalid": error ? "true" : null,
    "aria-required": block.optional || grouped ? null : "true",
    ...(grouped ? { "aria-labelledby": `${id}-label` } : {}),
  };
  return h(
    "div",
    { class: error ? "block block-input wrong" : "block block-input", "data-block": block.block_id },
    label,
    field(block, block.element, scene, marks),
    error && h("p", { class: "error", id: `${id}-error` }, error),
    block.hint && h("p", { class: "hint", id: `${id}-hint` }, words(block.hint)),
  );
}

function small(item) {
  return item.type === "image" ? picture(item) : h("span", {}, words(item));
}

/** Show a picture by its words: nothing is loaded from elsewhere. */
function picture(item) {
  return h("span", { class: "picture", role: "img", "aria-label": item.alt_text }, item.alt_text);
}

function unknown(block) {
  return h("div", { class: "block block-context" }, `(a block of the kind ${block.type})`);
}
