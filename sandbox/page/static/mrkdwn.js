// Slack's light markup, drawn as elements.

import { h } from "./dom.js";
import { called, channel, store } from "./store.js";

const INLINE = [
  { find: /`([^`\n]+)`/u, draw: (found) => h("code", {}, unescaped(found[1])) },
  { find: /<([^<>\n]+)>/u, draw: (found) => reference(found[1]) },
  { find: marked("\\*"), draw: (found) => h("strong", {}, inline(found[1])) },
  { find: marked("_"), draw: (found) => h("em", {}, inline(found[1])) },
  { find: marked("~"), draw: (found) => h("s", {}, inline(found[1])) },
  { find: /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]'"”]/u, draw: (found) => link(unescaped(found[0])) },
];

function marked(sign) {
  return new RegExp(`(?<![\\p{L}\\p{N}${sign}])${sign}(?=\\S)([^\\n]*?\\S)${sign}(?![\\p{L}\\p{N}${sign}])`, "u");
}

/** Return a text object's content as nodes. */
export function words(text) {
  if (!text) return [];
  return text.type === "mrkdwn" ? mrkdwn(text.text) : lines(text.text);
}

/** Return plain text with its line breaks. */
export function lines(text) {
  return String(text).split("\n").flatMap((line, n) => (n ? [h("br"), line] : [line]));
}

/** Return mrkdwn as nodes: code blocks, quotes, and lines with their marks. */
export function mrkdwn(text) {
  return String(text).split(/```\n?([^]*?)\n?```/u).flatMap((part, n) => (n % 2 ? [h("pre", {}, unescaped(part))] : quoted(part)));
}

function quoted(text) {
  const groups = [];
  for (const line of text.split("\n")) {
    const quote = /^\s*(?:>|&gt;)\s?/u.exec(line);
    const last = groups.at(-1);
    const own = quote ? line.slice(quote[0].length) : line;
    if (last && last.quote === Boolean(quote)) last.lines.push(own);
    else groups.push({ quote: Boolean(quote), lines: [own] });
  }
  return groups.flatMap(({ quote, lines: own }) => {
    const drawn = own.flatMap((line, n) => (n ? [h("br"), ...inline(line)] : inline(line)));
    return quote ? [h("blockquote", {}, drawn)] : drawn;
  });
}

function inline(text) {
  let first = null;
  for (const mark of INLINE) {
    const found = mark.find.exec(text);
    if (found && (!first || found.index < first.found.index)) first = { found, mark };
  }
  if (!first) return text ? [unescaped(text)] : [];
  const { found, mark } = first;
  return [...inline(text.slice(0, found.index)), mark.draw(found), ...inline(text.slice(found.index + found[0].length))];
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function reference(inside) {
  const [target, label] = inside.split(/\|(.*)/su);
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${channel(target.slice(1))?.name ?? label ?? target.slice(1)}`);
  if (target.startsWith("!date^")) return date(target.split("^"), label);
  if (target.startsWith("!")) return h("span", { class: "mention" }, label ?? `@${target.slice(1)}`);
  return link(unescaped(target), label && unescaped(label));
}

function mention(id, label) {
  const mine = store.state && id === store.state.me;
  return h("span", { class: mine ? "mention mine" : "mention" }, `@${called(id) === id ? label ?? id : called(id)}`);
}

function link(url, label) {
  const safe = /^(https?:|mailto:)/iu.test(url);
  return safe ? h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label ?? url) : `${label ?? url}`;
}

const FORMATS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

function date([, seconds, format, url], fallback) {
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return unescaped(fallback ?? "");
  const text = unescaped(format ?? "{date} {time}").replace(/\{(\w+)\}/gu, (whole, name) => spelled(when, name) ?? whole);
  const drawn = h("time", { datetime: when.toISOString(), title: when.toString() }, text);
  return url ? h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, drawn) : drawn;
}

function spelled(when, name) {
  const pretty = name.endsWith("_pretty") && nearby(when);
  const format = FORMATS[name.replace("_pretty", "")];
  return pretty || (format && new Intl.DateTimeFormat("en-US", format).format(when));
}

function nearby(when) {
  const day = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
  const apart = Math.round((day(when) - day(new Date())) / 86_400_000);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[apart] ?? null;
}
