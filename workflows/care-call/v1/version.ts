// Version 1 of the care call: what each state weighs, what each event asks and needs, what a row of the list shows.
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import type { CallContext } from "./context.ts";
import * as forms from "./forms.ts";
import { callMachine } from "./machine.ts";
import { maxApplications, picked } from "./rankings.ts";

const rules: Need = { fact: "rules", ruleset: "careCall" };
/** What rankings are formed from; who is not in them is left out by state. */
const applications: Need = {
  ...{ fact: "applications", children: "call", kind: "care-application", pick: picked, limit: maxApplications },
};
const waiting = (weight: number, waitingFor: string, next: readonly string[]): StateInfo => ({
  ...{ weight, waitingFor, next },
});

const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  draft: { weight: 2, next: ["OPEN_CALL", "EDIT_CALL"] },
  open: waiting(2, "applicants", ["CLOSE_WINDOW", "EXTEND_CALL"]),
  evaluating: { weight: 5, next: ["PROPOSE_RANKINGS"] },
  proposed: waiting(3, "approval", ["APPROVE_RANKINGS", "RETURN_RANKINGS"]),
  spreading: { weight: 3 },
  approved: { weight: 3, next: ["PUBLISH_RANKINGS"] },
  published: { weight: 2, next: ["PROPOSE_SCROLL", "ADD_MONEY", "END_CALL"] },
  scrollProposed: waiting(2, "approval", ["APPROVE_RANKINGS", "RETURN_RANKINGS"]),
  scrollSpreading: { weight: 2 },
  scrolled: { weight: 2, next: ["PUBLISH_RANKINGS"] },
  ended: { weight: 0, closed: true },
  revoked: { weight: 0, closed: true },
};

const events: Record<string, EventInfo> = {
  PREPARE_CALL: { opens: true, form: forms.prepareCall, needs: [rules] },
  EDIT_CALL: { form: forms.editCall, needs: [rules], proposes: "PREPARE_CALL", alone: "ownItem" },
  OPEN_CALL: {
    ...{ form: forms.openCall, signed: true, irrevocable: "published" },
    fourEyes: { proposedBy: "PREPARE_CALL" },
  },
  EXTEND_CALL: { form: forms.extendCall, irrevocable: "published" },
  CLOSE_WINDOW: { form: forms.none },
  PROPOSE_RANKINGS: { form: forms.none, needs: [applications] },
  PROPOSE_SCROLL: { form: forms.none, needs: [applications], proposes: "PROPOSE_RANKINGS" },
  APPROVE_RANKINGS: {
    ...{ form: forms.act, needs: [applications], signed: true, irrevocable: "alreadySpread" },
    fourEyes: { proposedBy: "PROPOSE_RANKINGS" },
  },
  RETURN_RANKINGS: { form: forms.explained },
  RANKINGS_SPREAD: { form: forms.counted, internal: true },
  APPLICATIONS_TOLD: { form: forms.counted, internal: true },
  PUBLISH_RANKINGS: { form: forms.publishRankings, irrevocable: "published" },
  ADD_MONEY: { form: forms.addMoney },
  END_CALL: { form: forms.act, irrevocable: "alreadySpread" },
  REVOKE_CALL: { form: forms.actWithReason, irrevocable: "alreadySpread" },
};

export const callV1: WorkflowVersion = {
  version: 1,
  machine: callMachine,
  states,
  events,
  deadlines: {},
  rulesets: ["careCall"],
  columnKinds: { title: "text", measure: "text", year: "integer", closesOn: "day" },
  columns: ({ context }) => {
    const { title, measure, year, closesOn } = context as unknown as CallContext;
    return { title, measure, year, ...(closesOn ? { closesOn } : {}) };
  },
};
