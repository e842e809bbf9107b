// Forms of where the person lives apart from residence (domicile, stays) and of who pays: comuni and days decide and are open,
// addresses and names of places are sealed.
import type { Field, Form } from "../../kernel/form.ts";
import { payerServices, stayKinds } from "../../rules/payer/paying-body.ts";

const open = { class: "open", required: true } as const;
const past = (name: string): Field => ({ name, kind: "day", ...open, when: "past" });

export const moveDomicile: Form = {
  fields: [
    { name: "domicile", kind: "comune", ...open },
    past("domicileFrom"),
    {
      name: "domicileAddress",
      kind: "text",
      class: "contact",
      visibleWhen: { not: { eq: ["context.protectedAddress", true] } },
    },
  ],
};
export const endDomicile: Form = { fields: [past("until")] };

export const recordStay: Form = {
  fields: [
    { name: "stayKind", kind: "choice", ...open, options: stayKinds },
    past("from"),
    { name: "stayPlace", kind: "text", class: "social", maxLength: 160 },
    /** The comune that pays is told before ("previamente informato"). */
    { name: "noticeTo", kind: "comune", class: "open" },
    {
      name: "noticeOn",
      kind: "day",
      class: "open",
      when: "past",
      visibleWhen: { not: { empty: "noticeTo" } },
      requiredWhen: { not: { empty: "noticeTo" } },
    },
  ],
};
export const endStay: Form = {
  fields: [{ name: "stay", kind: "integer", ...open, min: 1, initial: { path: "context.openStay" } }, past("until")],
};

export const decidePayer: Form = {
  fields: [
    { name: "payerService", kind: "choice", ...open, options: payerServices },
    { name: "payer", kind: "comune", ...open },
    { name: "payerActNumber", kind: "text", class: "social", required: true, maxLength: 60 },
    past("actOn"),
    { name: "from", kind: "day", ...open },
    { name: "until", kind: "day", class: "open" },
  ],
};

/** A claim waits for the other comune's answer. */
export const claimSent = "claimSent";
const isClaim = { in: ["payerOutcome", [claimSent, "claimAccepted", "claimRefused"]] as [string, string[]] };

export const checkPayer: Form = {
  fields: [
    {
      name: "payerOutcome",
      kind: "choice",
      ...open,
      options: ["sameBody", "newBody", claimSent, "claimAccepted", "claimRefused"],
    },
    { name: "claimTo", kind: "comune", class: "open", visibleWhen: isClaim, requiredWhen: isClaim },
    { name: "claimOn", kind: "day", class: "open", when: "past", visibleWhen: isClaim, requiredWhen: isClaim },
    { name: "payerText", kind: "longText", class: "social", maxLength: 2000 },
  ],
};
