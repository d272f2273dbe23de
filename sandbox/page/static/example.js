// A help for whoever only wants to see the journey: the fields of a window, filled in as an example business would.

import { twilio } from "./api.js";
import { store } from "./store.js";

const ROUNDS = 12; // fields that call up others are answered one after the other

let served = false;

/** Return the example's answers to the step that a view asks for, if there are any. */
export function exampleFor(view) {
  const step = view.callback_id.replace(/^step\./u, "");
  return store.setup.example?.answers[step] ?? null;
}

/** Fill in what is shown; `now` returns scene and dialog as they are, which change while fields react. */
export async function fillIn(now) {
  await serveSite();
  const done = new Set();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { scene } = now();
    const answers = exampleFor(scene.view) ?? {};
    const block = scene.view.blocks.find((one) => one.type === "input" && !done.has(one.element.action_id) && one.element.action_id in answers);
    if (!block) break;
    done.add(block.element.action_id);
    const [value, label] = await chosen(scene, block, answers[block.element.action_id]);
    if (same(scene.value(block, block.element), value)) continue;
    if (scene.dispatches(block)) await scene.change(block, block.element, value, now().dialog, label);
    else scene.typed(block, block.element, value);
    if (label) scene.labels.set(value, label);
  }
  await now().redraw();
}

/** Put the example's web site up, so that checks find what it says. */
async function serveSite() {
  const { example, twilio: there } = store.setup;
  if (served || !there) return;
  await twilio.post("sites", { business: example.business, site: example.site, answers: example.answers });
  served = true;
}

/** Return what to put into a field, and what it is called where only the app knows. */
async function chosen(scene, block, answer) {
  const { element } = block;
  if (element.type === "external_select") {
    const found = await scene.options(block, element, String(answer));
    const option = found.find((one) => one.value === answer) ?? found[0];
    return option ? [option.value, option.text.text] : ["", ""];
  }
  if (element.type === "users_select") return [named(store.state.people, answer), ""];
  if (element.type.startsWith("c") && element.type.endsWith("s_select")) return [named(store.state.channels, answer), ""];
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options);
  if (!options) return [answer, ""];
  const values = [answer].flat().map((wanted) => optionOf(options, wanted)).filter(Boolean);
  return [element.type.startsWith("multi") || element.type === "checkboxes" ? values : values[0] ?? "", ""];
}

function optionOf(options, wanted) {
  if (wanted === "first") return options[0].value;
  const found = options.find((one) => one.value === wanted) ?? options.find((one) => one.text.text.includes(wanted));
  return found?.value;
}

function named(list, name) {
  return list.find((one) => one.name === name)?.id ?? "";
}

function same(before, after) {
  return JSON.stringify(before) === JSON.stringify(after);
}
