// Making elements. Text is always text: nothing that anybody typed is ever read as markup.

/** Make an element: attributes (`on` holds listeners, false and null leave an attribute out), then children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Put these children in place of the present ones. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
}

/**
 * Show items in order, keeping the element of each item whose `key` is unchanged, so that focus, selection and
 * screen readers are left alone by what did not change.
 */
export function keyed(parent, items, key, draw) {
  const present = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const found = present.get(key(item));
    if (found) return found;
    const drawn = draw(item);
    drawn.dataset.key = key(item);
    return drawn;
  });
  if (wanted.length !== parent.children.length || wanted.some((element, n) => parent.children[n] !== element)) {
    keepFocus(parent, () => parent.replaceChildren(...wanted));
  }
}

/** Do something that draws anew, and give the focus back to what has the same `data-focus` afterwards. */
export function keepFocus(within, draw) {
  const held = within.contains(document.activeElement) ? document.activeElement : null;
  const name = held?.dataset.focus;
  const range = held && "selectionStart" in held ? safeRange(held) : null;
  draw();
  if (!held || held === document.activeElement) return;
  const again = held.isConnected ? held : name && within.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (range && again !== held) again.setSelectionRange(...range);
}

function safeRange(input) {
  try {
    return input.selectionStart === null ? null : [input.selectionStart, input.selectionEnd];
  } catch {
    return null; // inputs of some types have no selection
  }
}

/** Mark an element as busy while a promise is under way. */
export async function busy(element, promise) {
  element.setAttribute("aria-busy", "true");
  try {
    return await promise;
  } finally {
    element.removeAttribute("aria-busy");
  }
}
