// What the fields of a view or message hold while a person is at them, and what is told to the app of it.

import { Refused, user } from "./api.js";
import { busy } from "./dom.js";
import { store, trouble } from "./store.js";

const KEYS = ["value", "selected_option", "selected_options", "selected_date", "selected_time", "selected_date_time",
  "selected_user", "selected_users", "selected_conversation", "selected_conversations", "selected_channel", "selected_channels"];

/** Return what an entry of Slack's state holds, plain: text, an option's value, or a list of these. */
function plain(entry) {
  const key = KEYS.find((one) => entry && one in entry);
  const held = key ? entry[key] : null;
  if (Array.isArray(held)) return held.map((one) => one.value ?? one);
  return held?.value ?? held ?? "";
}

/** A view with what was typed into it. Typed values outlive a redrawing as long as block and action keep their ids. */
export class Scene {
  constructor(view, again) {
    Object.assign(this, { view, again, held: new Map(), labels: new Map() });
  }

  redrawn(view) {
    this.view = view;
    return this;
  }

  entry(block, element) {
    return this.view.state.values[block.block_id]?.[element.action_id];
  }

  value(block, element) {
    const key = `${block.block_id}/${element.action_id}/${element.type}`;
    const typed = this.held.get(key);
    return typed !== undefined && offers(element, typed) ? typed : plain(this.entry(block, element));
  }

  /** Return what the chosen option of a type-ahead field is called. */
  label(block, element) {
    const chosen = this.value(block, element);
    return this.labels.get(chosen) ?? this.entry(block, element)?.selected_option?.text.text;
  }

  error(block) {
    return this.view.errors?.[block.block_id];
  }

  dispatches(block) {
    return block.type !== "input" || Boolean(block.dispatch_action);
  }

  typed(block, element, value) {
    this.held.set(`${block.block_id}/${element.action_id}/${element.type}`, value);
  }

  /** Keep a change, and tell the app of it where it wants to know at once. */
  async change(block, element, value, control, label) {
    if (label) this.labels.set(value, label);
    this.typed(block, element, value);
    if (this.dispatches(block)) await this.act(block, element, value, control);
  }

  /** Return what all inputs hold, block by block. */
  inputs(but = null) {
    const inputs = this.view.blocks.filter((block) => block.type === "input" && block !== but);
    return Object.fromEntries(inputs.map((block) => [block.block_id, this.value(block, block.element)]));
  }

  async act(block, element, value, control) {
    const where = { view_id: this.view.id, values: this.view.type === "modal" ? this.inputs(block) : {} };
    await used(this, where, block, element, value, control);
  }

  async options(block, element, query) {
    const told = await user("options", { user: store.me, view_id: this.view.id, block_id: block.block_id, action_id: element.action_id, query });
    return told.options;
  }
}

/** A message's elements: nothing is kept, every use is told. */
export class MessageScene {
  constructor(where, ts, again) {
    Object.assign(this, { where, ts, again });
  }

  value = (_block, element) => element.initial_option?.value ?? element.initial_value ?? "";
  label = () => "";
  error = () => null;
  typed = () => {};
  dispatches = () => true;
  options = async () => [];

  change(block, element, value, control) {
    return this.act(block, element, value, control);
  }

  act(block, element, value, control) {
    return used(this, { ...this.where, ts: this.ts }, block, element, value, control);
  }
}

async function used(scene, where, block, element, value, control) {
  const asked = { user: store.me, ...where, block_id: block.block_id, action_id: element.action_id, value };
  try {
    const told = await busy(control, user("act", asked));
    await scene.again(trouble(told));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await scene.again(error.message);
  }
}

function offers(element, value) {
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options);
  if (!options || !value) return true;
  const values = options.map((option) => option.value);
  return [value].flat().every((one) => values.includes(one));
}
