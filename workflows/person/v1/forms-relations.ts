// Forms of relations between persons. All of it is open: it decides where the other side is found. What somebody saw and nobody
// declared is no relation: it belongs in the diary, under its own class.
import type { Form } from "../../kernel/form.ts";
import { ties } from "../../rules/relations/ties.ts";

const open = { class: "open", required: true } as const;

/** How it is known. */
const sources = ["registry", "document", "personSays"] as const;
const ends = ["separated", "divorced", "died", "careEnded", "adoption", "noLonger"] as const;

export const recordRelation: Form = {
  fields: [
    { name: "relative", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "tie", kind: "choice", ...open, options: ties },
    { name: "tieSource", kind: "choice", ...open, options: sources },
    { name: "from", kind: "day", class: "open", when: "past" },
    {
      ...{ name: "until", kind: "day", class: "open", when: "past" },
      visibleWhen: { not: { empty: "relationEnd" } },
    },
    { name: "relationEnd", kind: "choice", class: "open", options: ends },
  ],
};

export const endRelation: Form = {
  fields: [
    { name: "relation", kind: "integer", ...open, min: 1, initial: { path: "context.openRelation" } },
    { name: "until", kind: "day", class: "open", when: "past" },
    { name: "relationEnd", kind: "choice", ...open, options: ends },
  ],
};
