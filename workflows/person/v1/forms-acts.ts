// Forms of the acts by which somebody represents the person. Who, in which role, with which powers and on which days decides
// who may be told what, and is open; a name that is only written, the number and what else the act says are sealed.
import type { Field, Form } from "../../kernel/form.ts";
import { actModes, actOrders, actPowers, actRoles, responsibilities } from "../../rules/representation/acts.ts";

const open = { class: "open", required: true } as const;

/** Who made the act. The civil registry stands for parenthood by birth or recognition. */
export const authorities = ["civilRegistry", "juvenileCourt", "court", "guardianshipJudge", "otherAuthority"] as const;

/** A choice that only one role has. */
const only = (role: string): Pick<Field, "visibleWhen"> => ({ visibleWhen: { eq: ["actRole", role] } });

export const recordAct: Form = {
  fields: [
    { name: "actRole", kind: "choice", ...open, options: actRoles },
    {
      name: "representative",
      kind: "case",
      class: "open",
      pick: { kinds: ["person"] },
      visibleWhen: { empty: "representativeName" },
      requiredWhen: { empty: "representativeName" },
    },
    {
      name: "representativeName",
      kind: "text",
      class: "identity",
      maxLength: 160,
      visibleWhen: { empty: "representative" },
      requiredWhen: { empty: "representative" },
    },
    { name: "responsibility", kind: "choice", ...open, options: responsibilities, ...only("parent") },
    { name: "actMode", kind: "choice", ...open, options: actModes, ...only("supportAdministrator") },
    { name: "actPowers", kind: "choices", class: "open", options: actPowers, ...only("supportAdministrator") },
    { name: "actOrders", kind: "choices", class: "open", options: actOrders },
    /** The case in which the judge appointed her: it hears that the act is recorded. */
    {
      ...{ name: "guardianship", kind: "case", class: "open", pick: { kinds: ["guardianship-support"] } },
      ...{ mayDo: "LINK_RECORDED_ACT", ...only("supportAdministrator") },
    },
    { name: "authority", kind: "choice", ...open, options: authorities },
    { name: "actNumber", kind: "text", class: "judicial", maxLength: 60 },
    { name: "actOn", kind: "day", ...open, when: "past" },
    { name: "from", kind: "day", ...open },
    { name: "until", kind: "day", class: "open" },
    { name: "actText", kind: "longText", class: "judicial", maxLength: 2000 },
  ],
  sections: [
    {
      id: "representative",
      fields: [
        "actRole",
        "representative",
        "representativeName",
        "responsibility",
        "actMode",
        "actPowers",
        "actOrders",
      ],
    },
    { id: "act", fields: ["authority", "actNumber", "actOn", "from", "until", "actText", "guardianship"] },
  ],
};

export const endAct: Form = {
  fields: [
    { name: "act", kind: "integer", ...open, min: 1, initial: { path: "context.openAct" } },
    { name: "until", kind: "day", ...open, when: "past" },
    { name: "actEnd", kind: "choice", ...open, options: ["revoked", "expired", "replaced", "cameOfAge", "other"] },
  ],
};
