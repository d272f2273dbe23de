// What the page knows: who one is, where one looks, and what is there to be seen.

export const store = {
  me: "", // a name
  place: { kind: "channel", id: "" },
  setup: { commands: [], shortcuts: [], listens: true, twilio: false, example: null },
  state: null, // as /page/state tells it
  read: new Map(), // conversation → the newest message that was seen there
  heard: new Map(), // conversation → the newest message or edit that was told of
  open: new Map(), // parent's ts → whether its thread is open, where somebody said so
};

/** Return a person by id or name. */
export function person(key) {
  return store.state?.people.find((one) => one.id === key || one.name === key);
}

/** Return what a person is called. */
export function called(key) {
  const found = person(key);
  return found ? found.real_name || found.name : key;
}

/** Return a channel by id. */
export function channel(id) {
  return store.state?.channels.find((one) => one.id === id);
}

/** Return the app's bot. */
export function bot() {
  return store.state?.people.find((one) => one.is_bot);
}

/** Return the conversation that is looked at: its messages, and how an act names it. */
export function conversation(place = store.place) {
  if (place.kind === "direct") return { key: "direct", messages: store.state.direct, where: { dm: store.me } };
  const found = channel(place.id);
  return found ? { key: found.id, messages: found.messages, where: { channel: found.id } } : null;
}

/** Return what to tell somebody whom the app did not answer as it should; an open window says it itself. */
export function trouble({ result, view }) {
  return result === "trouble" && !view ? "We had some trouble connecting. Try again?" : "";
}

/** Return the page's address for a place, as a person. */
export function address(place, me = store.me) {
  const where = place.kind === "channel" ? channel(place.id)?.name ?? "" : `-${place.kind}`;
  return `#${me}/${where}`;
}

/** Return the place that an address names, or the first channel. */
export function placeOf(word) {
  const kinds = { "-direct": "direct", "-home": "home", "-threads": "threads" };
  if (word in kinds) return { kind: kinds[word], id: "" };
  const channels = store.state.channels;
  const first = channels.find((one) => one.name === word) ?? channels.find((one) => one.members.includes(store.me)) ?? channels[0];
  return { kind: "channel", id: first?.id ?? "" };
}
