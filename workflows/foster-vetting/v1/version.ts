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
  interest: { weight: 1, next: ["INFORM"] },
  transferred: { weight: 1, waitingFor: "otherService", next: ["START_KNOWLEDGE", "RECORD_EXTERNAL_REPORT"] },
  informed: { weight: 1, next: ["ENROLL_COURSE", "START_KNOWLEDGE"] },
  waitingCourse: { weight: 1, waitingFor: "course", next: ["RECORD_TRAINING_MEETING"] },
  inTraining: { weight: 1, next: ["START_KNOWLEDGE", "RECORD_TRAINING_MEETING"] },
  inKnowledge: {
    weight: 4,
    next: ["PROPOSE_OUTCOME", "SIGN_REPORT", "WRITE_REPORT", "RECORD_INTERVIEW", "HOME_VISIT"],
  },
  restitution: { weight: 2, next: ["DECIDE", "RESTITUTE"] },
  decision: { weight: 1, next: ["ANSWER_CONTESTATION", "DECIDE"] },
  inBank: { weight: 1, next: ["PROPOSE_TO_FAMILY"] },
  unavailable: { weight: 0, next: ["SET_AVAILABLE"] },
  proposed: { weight: 2, waitingFor: "family", next: ["ENGAGE", "DECLINE_PROPOSAL"] },
  engaged: { weight: 2, next: ["RELEASE"] },
  reassessment: {
    weight: 3,
    next: ["PROPOSE_OUTCOME", "SIGN_REPORT", "WRITE_REPORT", "RECORD_INTERVIEW", "HOME_VISIT"],
  },
  pausedByFamily: { weight: 0, waitingFor: "family", next: ["RESUME"] },
  suspended: { weight: 1, next: ["REOPEN"] },
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
  RECORD_EXTERNAL_REPORT: { alone: "story", form: path.recordExternalReport },
  START_KNOWLEDGE: { form: path.startKnowledge, needs: rules },
  SECOND_WORKER: { form: path.secondWorker },
  RECORD_INTERVIEW: { alone: "story", form: path.recordInterview },
  HOME_VISIT: { alone: "story", form: path.homeVisit },
  RECORD_DECLARATION: { form: path.recordDeclaration },
  RECORD_OFFICE_CHECK: { form: path.recordOfficeCheck },
  RECORD_MEDICAL_CERTIFICATE: { form: path.recordMedical },
  LISTEN_OWN_CHILDREN: { alone: "story", form: path.listenOwnChildren },
  DECLARE_AVAILABILITY: { alone: "story", form: path.declareAvailability },
  WRITE_REPORT: { alone: "judgment", form: path.writeReport, needs: rules },
  SIGN_REPORT: { alone: "judgment", form: path.signReport, fourEyes: { proposedBy: "WRITE_REPORT" }, signed: true },
  PROPOSE_OUTCOME: { alone: "judgment", form: path.proposeOutcome },
  RESTITUTE: { alone: "judgment", form: path.restitute, irrevocable: "told" },
  CONTEST_RESTITUTION: { alone: "story", form: path.contestRestitution },
  ANSWER_CONTESTATION: { alone: "judgment", form: path.answerContestation, irrevocable: "letterSent" },
  SEND_BACK: { alone: "judgment", form: path.sendBack, tells: "assignee" },
  DECIDE: {
    ...{ alone: "judgment", form: path.decide, fourEyes: { proposedBy: "PROPOSE_OUTCOME" } },
    ...{ signed: true, tells: "assignee" },
  },
  SET_UNAVAILABLE: { form: bank.setUnavailable },
  SET_AVAILABLE: { form: bank.setAvailable },
  PROPOSE_TO_FAMILY: { alone: "judgment", form: bank.proposeToFamily },
  DECLINE_PROPOSAL: { form: bank.declineProposal },
  ENGAGE: { form: bank.engage },
  RELEASE: { form: bank.release },
  PROPOSE_LOAN: { form: bank.proposeLoan },
  LEND_OUT: { form: bank.lendOut, fourEyes: { proposedBy: "PROPOSE_LOAN" }, signed: true },
  CHANGED_HOUSEHOLD: { alone: "story", form: bank.changedHousehold, needs: [personFact("joiningApplicant")] },
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
  remedies: {
    ...{ trainingDone: "RECORD_TRAINING_MEETING", otherServiceReportGiven: "RECORD_EXTERNAL_REPORT" },
    ...{ interviewsDone: "RECORD_INTERVIEW", bothProfessionsMet: "RECORD_INTERVIEW", homeVisitDone: "HOME_VISIT" },
    ...{ secondWorkerNamed: "SECOND_WORKER", declarationsGiven: "RECORD_DECLARATION" },
    ...{ declarationsChecked: "RECORD_OFFICE_CHECK", medicalSeen: "RECORD_MEDICAL_CERTIFICATE" },
    ...{ ownChildrenHeard: "LISTEN_OWN_CHILDREN", availabilityDeclared: "DECLARE_AVAILABILITY" },
    ...{ reportSigned: "SIGN_REPORT", contestationAnswered: "ANSWER_CONTESTATION", restituted: "RESTITUTE" },
  },
  rulesets: ["foster", "standstill"],
};
