// Version 1 of the application: its machine with states, events, terms and list columns.
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import type { ApplicationContext } from "./context.ts";
import { deadlines } from "./deadlines.ts";
import { onDeath } from "./death.ts";
import * as forms from "./forms.ts";
import { machine } from "./machine.ts";
import { reopeningEvents, reopeningStates } from "./reopening.ts";

const rules: Need = { fact: "housing", ruleset: "housing" };
const bandoPick = ["opensOn", "closesOn", "units", "correctionsUntil"];
const bandoOfPayload: Need = { fact: "bando", case: "data.bando", kind: "housing-bando", pick: bandoPick };
const bando: Need = { fact: "bando", case: "context.bando", kind: "housing-bando", pick: bandoPick };

const closed: StateInfo = { weight: 0, closed: true };
const waiting = (weight: number, waitingFor: string, next: readonly string[] = []): StateInfo => ({
  weight,
  waitingFor,
  next,
});

/** An application that waits in a ranking asks nothing of its worker: its load begins with a doubt or a check. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  imported: { weight: 0, next: ["ADMIT", "TAKE_TO_VERIFY"] },
  toVerify: { weight: 2, next: ["ADMIT", "EXCLUDE"] },
  admitted: { weight: 0 },
  excluded: { weight: 0 },
  ranked: waiting(0, "assignment", ["PROPOSE_DWELLING", "START_VERIFICATION"]),
  inVerification: waiting(2, "sources", ["CLOSE_VERIFICATION", "RECORD_CHECK"]),
  proposed: waiting(1, "applicantAnswer", ["VISIT_DWELLING", "ACCEPT_DWELLING", "DELIVER_PROPOSAL"]),
  dwellingVisited: waiting(1, "applicantAnswer", ["ACCEPT_DWELLING", "WAIVE_DWELLING"]),
  accepted: { weight: 2, next: ["ASSIGN_DWELLING", "START_VERIFICATION"] },
  assigned: { weight: 1, next: ["SIGN_CONTRACT"] },
  contracted: { weight: 1, next: ["HAND_OVER_KEYS"] },
  unreachable: waiting(1, "applicant", ["CONTACT_FOUND"]),
  suspendedForLitigation: waiting(1, "court", ["LIFT_LITIGATION"]),
  applicantDied: waiting(1, "household", ["SUCCEED", "CLOSE_AFTER_DEATH"]),
  excludedAtVerification: closed,
  waived: closed,
  handedOver: closed,
  forfeited: closed,
  withdrawnByApplicant: closed,
  closedWithCall: closed,
  ...reopeningStates,
};

const events: Record<string, EventInfo> = {
  IMPORT_APPLICATION: { opens: true, byImport: true, form: forms.importApplication, needs: [bandoOfPayload] },
  TAKE_TO_VERIFY: { form: forms.toVerify },
  ADMIT: { form: forms.admit },
  EXCLUDE: { alone: "judgment", form: forms.exclude },
  RANKED: { form: forms.ranked, internal: true },
  CALL_ENDED: { form: forms.callEnded, internal: true },
  REQUEST_CORRECTION: { form: forms.requestCorrection, needs: [bando, rules] },
  DECIDE_CORRECTION: { alone: "judgment", form: forms.decideCorrection },
  ACCEPT_CORRECTION_BY_SILENCE: { alone: "ownItem", form: forms.correctionBySilence, needs: [rules] },
  FILE_SELF_REVIEW: { form: forms.fileSelfReview },
  DECIDE_SELF_REVIEW: { alone: "judgment", form: forms.decideSelfReview },
  START_VERIFICATION: { form: forms.none },
  RECORD_CHECK: { form: forms.recordCheck },
  CONTEST_CHECK: { alone: "judgment", form: forms.contestCheck },
  RECORD_REPLY: { alone: "story", form: forms.recordReply },
  CLOSE_VERIFICATION: { form: forms.none },
  EXCLUDE_AT_VERIFICATION: { alone: "judgment", form: forms.exclude },
  PROPOSE_DWELLING: { form: forms.proposeDwelling, needs: [bando] },
  DELIVER_PROPOSAL: { form: forms.deliverProposal, irrevocable: "letterSent" },
  VISIT_DWELLING: { form: forms.visitDwelling },
  ACCEPT_DWELLING: { form: forms.acceptDwelling },
  WAIVE_DWELLING: { alone: "judgment", form: forms.waiveDwelling },
  ASSIGN_DWELLING: { form: forms.act, fourEyes: { proposedBy: "PROPOSE_DWELLING" }, signed: true },
  SIGN_CONTRACT: { alone: "ownItem", form: forms.signContract, irrevocable: "contractSigned" },
  HAND_OVER_KEYS: { alone: "ownItem", form: forms.handOverKeys, irrevocable: "keysHanded" },
  START_FORFEITURE: { alone: "judgment", form: forms.startForfeiture },
  FORFEIT: { alone: "judgment", form: forms.forfeit, fourEyes: { proposedBy: "START_FORFEITURE" }, signed: true },
  RECORD_RELEASE: { form: forms.recordRelease },
  WITHDRAW: { form: forms.withdraw },
  MARK_UNREACHABLE: { form: forms.unreachable },
  CONTACT_FOUND: { form: forms.admit },
  SUSPEND_FOR_LITIGATION: { form: forms.litigation },
  LIFT_LITIGATION: { form: forms.litigation },
  RECORD_DEATH: { alone: "story", form: forms.applicantDied },
  SUCCEED: { form: forms.succeed },
  CLOSE_AFTER_DEATH: { form: forms.admit },
  RECORD_HOUSEHOLD_CHANGE: { form: forms.householdChanged },
  LINK_SOCIAL_PROJECT: { alone: "ownItem", form: forms.linkProject },
  ...reopeningEvents,
};

export const applicationV1: WorkflowVersion = {
  version: 1,
  machine,
  states,
  events,
  deadlines,
  onDeath,
  remedies: {
    ...{ noOpenCorrection: "DECIDE_CORRECTION", noOpenSelfReview: "DECIDE_SELF_REVIEW" },
    ...{ wasAccepted: "ACCEPT_DWELLING", checksComplete: "RECORD_CHECK", hasNegativeCheck: "RECORD_CHECK" },
    ...{ wasContested: "CONTEST_CHECK", forfeitureStarted: "START_FORFEITURE" },
  },
  rulesets: ["housing", "standstill"],
  columnKinds: { platformId: "text", isbar: "decimal", ranking: "text", indigent: "boolean" },
  columns: ({ context }) => {
    const application = context as unknown as ApplicationContext;
    return {
      platformId: application.platformId,
      ...(application.scores.isbar === undefined ? {} : { isbar: application.scores.isbar }),
      // The comune alone; the owner is told by the dwellings.
      ...(application.rankings[0] ? { ranking: application.rankings[0].split("/")[1] ?? "" } : {}),
      indigent: application.indigent,
    };
  },
};
