// A help for whoever only wants to see the journey: the fields of a window, filled in as an example business would.

import { twilio } from "./api.js";
import { store } from "./store.js";

const PATIENCE = 4_000; // milliseconds until a field that another one calls up must be there
const LOOK = 150;

let served = false;

/** Return the example's answers to the step that a view asks for, if there are any. */
export function exampleFor(view) {
  const step = view.callback_id.replace(/^step\./u, "");
  return store.setup.example?.answers[step] ?? null;
}

/** Fill in what is shown; `now` returns scene and dialog as they are, which change while fields react. */
export async function fillIn(now) {
  await serveSite();
  const left = { ...exampleFor(now().scene.view) };
  while (Object.keys(left).length) {
    const block = await nextField(now, left);
    if (!block) break;
    await answer(now(), block, left[block.element.action_id]);
    delete left[block.element.action_id];
  }
  await now().redraw();
}

/** Return the first field there is an answer to; one that the app has yet to call up may take a moment. */
async function nextField(now, left) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const found = now().scene.view.blocks.find((one) => one.type === "input" && one.element.action_id in left);
    if (found || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    await now().scene.again();
  }
}

async function answer({ scene, dialog }, block, wanted) {
  const [value, label] = await chosen(scene, block, wanted);
  if (same(scene.value(block, block.element), value)) return;
  if (label) scene.labels.set(value, label);
  if (scene.dispatches(block)) await scene.change(block, block.element, value, dialog, label);
  else scene.typed(block, block.element, value);
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
