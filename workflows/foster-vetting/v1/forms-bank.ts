// Forms of a family's life in the bank and of the ways out of the path. A child met by placement or loan is
// never named here: the bank keeps dates only.
import type { Field, Form } from "../../kernel/form.ts";
import { availabilityKinds, otherService, ownChildrenCount, person, words } from "./forms-path.ts";

const reason = (name: string): Field => words(name, { required: true, maxLength: 4000 });
const until = (name: string): Field => ({ name, kind: "day", class: "open", when: "future" });
const proposedKind: Field = {
  name: "proposedKind",
  kind: "choice",
  class: "open",
  required: true,
  options: availabilityKinds,
};

export const setUnavailable: Form = {
  fields: [until("unavailableUntil"), reason("unavailableReason")],
};
export const setAvailable: Form = { fields: [words("availabilityNotes")] };

export const proposeToFamily: Form = {
  fields: [
    proposedKind,
    { name: "proposedBy", kind: "choice", class: "open", required: true, options: ["ourService", "otherService"] },
  ],
};
export const declineProposal: Form = {
  fields: [
    { name: "declinedBy", kind: "choice", class: "open", required: true, options: ["family", "service"] },
    words("declineReason", { maxLength: 4000 }),
  ],
};

export const engage: Form = { fields: [proposedKind, until("engagedUntil")] };
export const release: Form = { fields: [words("releaseNotes", { maxLength: 4000 })] };

export const proposeLoan: Form = {
  fields: [{ ...otherService, required: true }, words("loanReason", { required: true, maxLength: 4000 })],
};
/** Both supervisors' yes: ours is this act, by four eyes; the other's is its dated answer. */
export const lendOut: Form = {
  fields: [
    { name: "otherSupervisorAgreedOn", kind: "day", class: "open", required: true, when: "past" },
    { name: "familyAgreedOn", kind: "day", class: "open", required: true, when: "past" },
    until("engagedUntil"),
  ],
};

export const changedHousehold: Form = {
  fields: [
    {
      name: "changeKind",
      kind: "choice",
      class: "social",
      required: true,
      options: ["birth", "separation", "move", "illness", "bereavement", "adoptionRequest", "newMember", "other"],
    },
    words("changeNotes"),
    { ...ownChildrenCount },
    person("remainingApplicant", { visibleWhen: { empty: "joiningApplicant" } }),
    person("joiningApplicant", { visibleWhen: { empty: "remainingApplicant" } }),
  ],
};

export const pause: Form = { fields: [reason("pauseReason")] };
export const resume: Form = { fields: [words("resumeNotes")] };

export const transfer: Form = {
  fields: [
    { ...otherService, required: true },
    reason("transferReason"),
    { name: "protocolNumber", kind: "text", class: "open", maxLength: 50 },
  ],
};
export const withdraw: Form = {
  fields: [
    { name: "endedBy", kind: "choice", class: "open", required: true, options: ["family", "service"] },
    reason("withdrawReason"),
  ],
};
export const leaveBank: Form = {
  fields: [
    { name: "endedBy", kind: "choice", class: "open", required: true, options: ["family", "service"] },
    reason("leaveReason"),
  ],
};
export const reopen: Form = { fields: [reason("reopenReason")] };
