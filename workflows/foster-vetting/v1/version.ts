// Version 1 of the family's path put together: states with their load, events with forms and rules, terms.
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { columnKinds, columns } from "./columns.ts";
import { deadlines } from "./deadlines.ts";
import * as bank from "./forms-bank.ts";
import * as path from "./forms-path.ts";
import { machine } from "./machine.ts";

/** Weights: interviews and visits are most of the work; a family waiting or in the bank asks for little. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  interest: { weight: 1 },
  transferred: { weight: 1, waitingFor: "otherService" },
  informed: { weight: 1 },
  waitingCourse: { weight: 1, waitingFor: "course" },
  inTraining: { weight: 1 },
  inKnowledge: { weight: 4 },
  restitution: { weight: 2 },
  decision: { weight: 1 },
  inBank: { weight: 1 },
  unavailable: { weight: 0 },
  proposed: { weight: 2, waitingFor: "family" },
  engaged: { weight: 2 },
  reassessment: { weight: 3 },
  pausedByFamily: { weight: 0, waitingFor: "family" },
  suspended: { weight: 1 },
  notIncluded: { weight: 0, closed: true },
  assessedForChild: { weight: 0, closed: true },
  withdrawn: { weight: 0, closed: true },
  left: { weight: 0, closed: true },
  transferredOut: { weight: 0, closed: true },
};

/** Steps asked by the path are parameters in force on the day of the act. */
const rules: readonly Need[] = [{ fact: "foster", ruleset: "foster" }];

const personFact = (field: string): Need => ({ fact: field, case: `data.${field}`, kind: "person", pick: [] });

const events: Record<string, EventInfo> = {
  REGISTER_INTEREST: {
    form: path.registerInterest,
    opens: true,
    needs: [personFact("applicantOne"), personFact("applicantTwo"), personFact("childPerson")],
  },
  COMPLETE_DATA: { form: path.completeData },
  INFORM: { form: path.inform },
  ENROLL_COURSE: { form: path.enrollCourse },
  RECORD_TRAINING_MEETING: { form: path.recordTrainingMeeting },
  RECORD_EXTERNAL_REPORT: { form: path.recordExternalReport },
  START_KNOWLEDGE: { form: path.startKnowledge, needs: rules },
  SECOND_WORKER: { form: path.secondWorker },
  RECORD_INTERVIEW: { form: path.recordInterview },
  HOME_VISIT: { form: path.homeVisit },
  RECORD_DECLARATION: { form: path.recordDeclaration },
  RECORD_OFFICE_CHECK: { form: path.recordOfficeCheck },
  RECORD_MEDICAL_CERTIFICATE: { form: path.recordMedical },
  LISTEN_OWN_CHILDREN: { form: path.listenOwnChildren },
  DECLARE_AVAILABILITY: { form: path.declareAvailability },
  WRITE_REPORT: { form: path.writeReport, needs: rules },
  SIGN_REPORT: { form: path.signReport, fourEyes: { proposedBy: "WRITE_REPORT" }, signed: true },
  PROPOSE_OUTCOME: { form: path.proposeOutcome },
  RESTITUTE: { form: path.restitute, irrevocable: "told" },
  CONTEST_RESTITUTION: { form: path.contestRestitution },
  ANSWER_CONTESTATION: { form: path.answerContestation, irrevocable: "letterSent" },
  SEND_BACK: { form: path.sendBack },
  DECIDE: { form: path.decide, fourEyes: { proposedBy: "PROPOSE_OUTCOME" }, signed: true },
  SET_UNAVAILABLE: { form: bank.setUnavailable },
  SET_AVAILABLE: { form: bank.setAvailable },
  PROPOSE_TO_FAMILY: { form: bank.proposeToFamily },
  DECLINE_PROPOSAL: { form: bank.declineProposal },
  ENGAGE: { form: bank.engage },
  RELEASE: { form: bank.release },
  PROPOSE_LOAN: { form: bank.proposeLoan },
  LEND_OUT: { form: bank.lendOut, fourEyes: { proposedBy: "PROPOSE_LOAN" }, signed: true },
  CHANGED_HOUSEHOLD: { form: bank.changedHousehold, needs: [personFact("joiningApplicant")] },
  PAUSE: { form: bank.pause },
  RESUME: { form: bank.resume },
  TRANSFER: { form: bank.transfer },
  WITHDRAW: { form: bank.withdraw },
  LEAVE_BANK: { form: bank.leaveBank },
  REOPEN: { form: bank.reopen },
};

export const version1: WorkflowVersion = {
  version: 1,
  machine,
  states,
  events,
  deadlines,
  columnKinds,
  columns,
  rulesets: ["foster"],
};
