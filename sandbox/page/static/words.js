// Twilio's words in plain ones, and the refusals most worth trying.

export const STAGES = {
  profile: "Business profile",
  trust_product: "Messaging profile",
  brand: "Brand",
  campaign: "Campaign",
  number: "Number",
};

/** What each word of Twilio's means, and whether it is good, bad or open. */
export const SAYS = {
  draft: ["being put together", "open"],
  "pending-review": ["submitted; nobody has looked yet", "open"],
  "in-review": ["a reviewer is looking", "open"],
  "twilio-approved": ["approved", "good"],
  "twilio-rejected": ["refused", "bad"],
  PENDING: ["submitted; nobody has looked yet", "open"],
  IN_PROGRESS: ["a reviewer is looking", "open"],
  APPROVED: ["approved", "good"],
  VERIFIED: ["approved", "good"],
  FAILED: ["refused", "bad"],
  SUSPENDED: ["suspended", "bad"],
  UNREGISTERED: ["not registered with the carriers", "open"],
  PENDING_REGISTRATION: ["the carriers are registering it", "open"],
  REGISTERED: ["registered; it may text", "good"],
  FAILURE: ["the carriers refused it", "bad"],
};

const IDENTITY = [
  [18602, "Tax id not found in the register", "business_registration_number"],
  [18601, "Name and web site do not belong together", "website_url"],
  [18603, "Address not found by the post", "street"],
  [18606, "E-mail is of another domain", "email"],
];

/** Refusals by stage: code, what it means, the field it names. */
export const REFUSALS = {
  profile: IDENTITY,
  trust_product: IDENTITY.slice(0, 1),
  brand: [
    [30795, "Name and tax id do not match the record", "business_registration_number"],
    [30796, "Not found at that stock exchange", "stock_ticker"],
    [30798, "No 501(c) letter found", "company_type"],
    [30799, "Something does not match; no reason given", ""],
  ],
  campaign: [
    [30893, "Samples do not fit the use case", "samples"],
    [30886, "Description is too vague", "description"],
    [30891, "Web site is down or shows no sign-up", "website_url"],
    [30892, "A shortened link in a sample", "samples"],
    [30887, "No clear way to opt out", "opt_out_message"],
    [30883, "Forbidden content", ""],
  ],
  number: [[30126, "The carriers did not take the number", ""]],
};

/** Disturbances of the line between the app and Twilio. */
export const FAULTS = {
  status429: ["Too many requests (429)", { do: "status", status: 429, headers: { "Retry-After": "1" } }],
  status503: ["Out of order (503)", { do: "status", status: 503 }],
  drop_before: ["Cut off before the work is done", { do: "drop_before" }],
  drop_after: ["Cut off after the work is done", { do: "drop_after" }],
  slow: ["Answered 5 seconds late", { do: "slow", seconds: 5 }],
  hang: ["Never answered", { do: "hang" }],
};

export const CALLS = { "": "any call", CustomerProfiles: "about profiles", BrandRegistrations: "about brands", Usa2p: "about campaigns", PhoneNumbers: "about numbers" };

export const SITES = {
  complete: "everything in order",
  login_wall: "sign-up behind a login",
  no_sms_clause: "no word on texts in the privacy policy",
  third_party_sharing: "shares data with partners",
  prechecked_box: "a box ticked beforehand",
  no_opt_in_form: "no sign-up form",
  other_brand: "another company's name",
  down: "down",
};

/** Return a span of time in words. */
export function span(milliseconds) {
  const minutes = Math.max(Math.round(milliseconds / 60_000), 0);
  if (minutes < 2) return milliseconds < 60_000 ? "within a minute" : "in a minute";
  if (minutes < 120) return `in ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `in ${hours} hours` : `in ${Math.round(hours / 24)} days`;
}
