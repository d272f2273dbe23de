// The doors behind the page.

export class Refused extends Error {}

async function ask(method, path, body) {
  let answer;
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    answer = await fetch(path, { method, ...sent });
  } catch {
    throw new Refused("The sandbox does not answer. Is it still running?");
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(told.error ?? `The sandbox answered ${answer.status}.`);
  return told;
}

/** What a person does in Slack. */
export const user = (door, body) => ask("POST", `/_user/${door}`, body);

/** What a person sees of Slack. */
export const state = (name) => ask("GET", `/page/state?user=${encodeURIComponent(name)}`);

export const people = () => ask("GET", "/_user/people");
export const setup = () => ask("GET", "/page/setup");

/** What is ordered of Twilio, and seen of it. */
export const twilio = {
  get: (door) => ask("GET", `/page/twilio/${door}`),
  post: (door, body) => ask("POST", `/page/twilio/${door}`, body),
  forget: (door) => ask("DELETE", `/page/twilio/${door}`),
};

/** Call back whenever something has changed; returns what ends that. */
export function listen(name, { slack, twilio: onTwilio, lost, found }) {
  const source = new EventSource(`/page/changes?user=${encodeURIComponent(name)}`);
  source.addEventListener("slack", slack);
  source.addEventListener("twilio", onTwilio);
  source.addEventListener("error", lost);
  source.addEventListener("open", found);
  return () => source.close();
}
