// What was filed for one business, with what a reviewer can do about each thing that waits.

import { twilio } from "./api.js";
import { h } from "./dom.js";
import { REFUSALS, SAYS, STAGES } from "./words.js";

/** Return a business with everything that was filed for it. */
export function business({ business: name, items, mail }, now, attempt) {
  const click = (event) => attempt(event.currentTarget, () => twilio.post("click", { business: name }));
  const mailed = mail && h("div", { class: "mailed" }, h("p", {}, "A link was mailed to the brand’s contact."), h("button", { type: "button", class: "button", on: { click } }, "Click the mailed link"));
  return h("article", { class: "business" }, h("h3", {}, name), items.map((item) => filed(item, attempt)), mailed);
}

function filed(item, attempt) {
  const [meaning, mood] = SAYS[item.says] ?? ["a word without a meaning here", "open"];
  const title = item.name ? `${STAGES[item.stage]} ${item.name}` : STAGES[item.stage];
  const codes = item.codes.length ? ` (${item.codes.join(", ")})` : "";
  return h(
    "div",
    { class: `filed ${mood}`, "data-stage": item.stage },
    h("div", { class: "filed-head" }, h("strong", {}, title), h("code", {}, item.says)),
    h("p", { class: "meaning" }, `${meaning}${codes}`),
    item.waits && waiting(item, title, attempt),
  );
}

function waiting(item, title, attempt) {
  const decide = (control, what) => attempt(control, () => twilio.post("decide", { sid: item.sid, ...what }));
  const form = refusal(item, decide);
  const refuse = h("button", { type: "button", class: "button", "aria-expanded": "false", "aria-label": `Refuse: ${title}` }, "Refuse…");
  refuse.addEventListener("click", () => {
    form.hidden = !form.hidden;
    refuse.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) form.querySelector("select").focus();
  });
  const press = (label, what, kind = "") =>
    h("button", { type: "button", class: `button ${kind}`, "aria-label": `${label}: ${title}`, on: { click: (event) => decide(event.currentTarget, what) } }, label);
  return [
    h("p", { class: "due", "data-due": item.due }),
    h("div", { class: "row" }, press("Approve", { decision: "approve" }, "primary"), refuse, press("A day more", { seconds: 86_400 })),
    form,
  ];
}

function refusal(item, decide) {
  const listed = REFUSALS[item.stage] ?? [];
  const code = h("select", { class: "text", id: `code-${item.sid}` }, listed.map(([value, meaning]) => h("option", { value }, `${value} · ${meaning}`)), h("option", { value: "" }, "Another code…"));
  const other = entry(item, "number", "Code", "30795", { inputmode: "numeric", pattern: "[0-9]{5}" });
  const fields = entry(item, "fields", "Fields it names", listed[0]?.[2] ?? "");
  const reason = entry(item, "reason", "Reason in words (optional)", "");
  const chosen = () => {
    const found = listed.find(([value]) => String(value) === code.value);
    other.hidden = Boolean(found);
    fields.querySelector("input").value = found?.[2] ?? "";
  };
  code.addEventListener("change", chosen);
  const form = h("form", { class: "refusal", hidden: true }, h("label", { for: code.id }, "Reason"), code, other, fields, reason, h("button", { type: "submit", class: "button danger" }, "Refuse"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = (part) => part.querySelector("input").value.trim();
    const named = said(fields).split(/[\s,]+/u).filter(Boolean);
    const given = { code: Number(code.value || said(other)), fields: named, ...(said(reason) ? { reason: said(reason) } : {}) };
    decide(form.querySelector("[type=submit]"), { decision: given });
  });
  chosen();
  return form;
}

function entry(item, name, label, value, more = {}) {
  const id = `${name}-${item.sid}`;
  return h("div", {}, h("label", { for: id }, label), h("input", { class: "text", id, type: "text", value, ...more }));
}
