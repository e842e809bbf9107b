// Version 1 of case-intake: what each state weighs, what each event asks, needs and derives.
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { observationsRemedies } from "../../kernel/observations.ts";
import { proceedingNotice } from "../../kernel/proceeding.ts";
import { contactByMistake, contactNoMistake } from "../../rules/mistakes/contact.ts";
import { signedQualities } from "../../rules/project/signing.ts";
import { approvalFigures, bindsCommitted, bindsGiven } from "./approved.ts";
import { awaitingEvents } from "./awaiting.ts";
import { columnKinds, columns } from "./columns.ts";
import { intakeDeadlines } from "./deadlines.ts";
import { registersOf } from "./entrusting.ts";
import * as access from "./forms-access.ts";
import * as budget from "./forms-budget.ts";
import * as course from "./forms-course.ts";
import * as project from "./forms-project.ts";
import { fillTool } from "./forms-tools.ts";
import { intakeMachine } from "./machine.ts";
import { draftFacts, reviewedGoals } from "./project.ts";
import { answeredItems } from "./tools.ts";

/** Load of an open case on its worker, relative to a contact (product's own scale, the same for all workers). */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  contact: { weight: 1, next: ["ORIENT_AND_CLOSE", "REPORT", "START_LISTENING"] },
  reported: { weight: 2, next: ["CONVOKE", "START_LISTENING", "RECORD_INTERVIEW"] },
  inListening: { weight: 3, next: ["RECORD_INTERVIEW", "START_ASSESSMENT", "HOME_VISIT"] },
  inAssessment: { weight: 4, next: ["DRAFT_PROJECT", "RECORD_ASSESSMENT", "FILL_TOOL"] },
  inWaitingList: { weight: 1, waitingFor: "place", next: ["ACTIVATE_DELIVERY", "REVIEW_LIST"] },
  projectDrafted: { weight: 4, next: ["SIGN_PROJECT", "APPROVE_PROJECT", "REFUSE_TO_SIGN"] },
  projectSigned: { weight: 3, next: ["ACTIVATE_DELIVERY"] },
  inDelivery: { weight: 3, next: ["START_REVIEW", "RECORD_INTERVIEW", "HOME_VISIT"] },
  suspended: { weight: 1, waitingFor: "resumption", next: ["RESUME"] },
  inReview: { weight: 3, next: ["RECORD_REVIEW", "FILL_TOOL"] },
  transferred: { weight: 1, waitingFor: "acceptance", next: ["ACCEPT_TRANSFER", "REFUSE_TRANSFER"] },
  reopening: { weight: 2, next: ["START_ASSESSMENT", "START_LISTENING"] },
  closedOriented: { weight: 0, closed: true },
  closed: { weight: 0, closed: true },
  declined: { weight: 0, closed: true },
  untraceable: { weight: 0, closed: true },
  openedByMistake: { weight: 0, closed: true, withdrawn: true },
};

const chosenPerson: readonly Need[] = [{ fact: "person", case: "data.person", kind: "person", pick: ["ageBand"] }];
const person: readonly Need[] = [{ fact: "person", case: "head.personId", kind: "person", pick: ["ageBand"] }];
/** Which body runs the professional social service in the case's comune on that day. */
const body: Need = { fact: "body", mandate: "professionalService" };

const accessEvents: Record<string, EventInfo> = {
  OPEN_CONTACT: { form: access.openContact, opens: true, needs: chosenPerson },
  OPEN_FROM_CONTACT: { form: access.openFromContact, opens: true, internal: true, needs: chosenPerson },
  ORIENT_AND_CLOSE: { form: access.orientAndClose },
  OPENED_BY_MISTAKE: { form: contactByMistake },
  NOT_A_MISTAKE: { form: contactNoMistake },
  REPORT: { alone: "story", form: access.report },
  START_LISTENING: { form: access.startListening },
  CONVOKE: { form: access.convoke },
  NO_SHOW: { form: access.noShow },
  RECORD_INTERVIEW: { alone: "story", form: access.recordInterview },
  HOME_VISIT: { alone: "story", form: access.homeVisit },
  SECOND_OPINION: { alone: "judgment", form: access.secondOpinion },
  COMPLETE_DATA: { form: access.completeData, fills: "payer" },
  OUTCOME_TO_SENDER: {
    form: access.outcomeToSender,
    outsideEffect: { blocking: ["protocolNumber"] },
    irrevocable: "letterSent",
  },
};

const projectEvents: Record<string, EventInfo> = {
  START_ASSESSMENT: { form: project.startAssessment },
  RECORD_ASSESSMENT: { alone: "judgment", form: project.recordAssessment },
  FILL_TOOL: { alone: "judgment", form: fillTool, derive: answeredItems },
  WAIT_LIST: { form: project.waitList },
  REVIEW_LIST: { form: project.waitList },
  DRAFT_PROJECT: { alone: "judgment", form: project.draftProject, derive: draftFacts, fills: "payer" },
  APPROVE_PROJECT: {
    alone: "judgment",
    form: project.approveProject,
    fourEyes: { proposedBy: "DRAFT_PROJECT" },
    tells: "assignee",
    signed: true,
  },
  SIGN_PROJECT: {
    alone: "ownItem",
    form: project.signProject,
    derive: signedQualities,
    fills: "signing",
    signed: true,
  },
  REFUSE_TO_SIGN: { alone: "story", form: project.refuseToSign },
  ACTIVATE_URGENTLY: {
    alone: "judgment",
    form: project.activateUrgently,
    derive: bindsGiven,
    needs: [...person, body],
    outsideEffect: { blocking: [] },
  },
  ACTIVATE_DELIVERY: {
    form: project.activateDelivery,
    derive: bindsGiven,
    needs: [...person, body],
    outsideEffect: { blocking: ["payingTerritory"] },
  },
  ENTRUST_DELIVERY: { form: project.entrustDelivery, irrevocable: "registerOpened" },
  END_DELIVERY: { form: project.endDelivery },
};

/** Who wrote the project commits no money for it. */
const byAnother = { fourEyes: { proposedBy: "DRAFT_PROJECT" } } as const;
const budgetEvents: Record<string, EventInfo> = {
  COMMIT_BUDGET: { form: budget.commitBudget, derive: bindsCommitted, fills: "costSharing", ...byAnother },
  CHANGE_COMMITMENT: { form: budget.changeCommitment, derive: bindsCommitted, fills: "costSharing", ...byAnother },
  RECORD_SPENT: { form: budget.recordSpent },
  RECORD_DELIVERED: { form: budget.recordDelivered, internal: true },
  RELEASE_COMMITMENT: { form: budget.releaseCommitment },
};

const courseEvents: Record<string, EventInfo> = {
  SUSPEND: { form: course.suspend },
  RESUME: { form: course.nothing },
  START_REVIEW: { form: course.nothing },
  RECORD_REVIEW: { alone: "judgment", form: course.recordReview, derive: reviewedGoals },
  CLOSE: { alone: "judgment", form: course.close, derive: reviewedGoals },
  DECLINE: { alone: "story", form: course.decline },
  DECLARE_UNTRACEABLE: { form: course.declareUntraceable },
  COURT_MANDATE: { alone: "story", form: course.courtMandate, needs: person },
  SEND_COURT_REPORT: {
    alone: "judgment",
    form: course.courtReport,
    outsideEffect: { blocking: ["actNumber"] },
    irrevocable: "letterSent",
  },
  END_MANDATE: { alone: "story", form: course.endMandate },
  REMOVE_URGENTLY: { alone: "judgment", form: course.removeUrgently },
  SEND_REMOVAL_ACT: { alone: "judgment", form: course.sendRemovalAct, irrevocable: "letterSent" },
  RECORD_PROSECUTOR_REQUEST: { alone: "judgment", form: course.prosecutorRequest },
  RECORD_REMOVAL_DECREE: { alone: "judgment", form: course.removalDecree },
  RECORD_REMOVAL_HEARING: { alone: "judgment", form: course.removalHearing },
  END_REMOVAL: { alone: "judgment", form: course.endRemoval },
  RESIDENCE_MOVED: { form: course.residenceMoved },
  PERSON_DIED: { alone: "story", form: course.personDied, toldAnew: ["END_DELIVERY"] },
  SHARE_CARE: { form: course.shareCare },
  END_SHARED_CARE: { form: course.shareCare },
  REQUEST_OPINION: { form: course.requestOpinion },
  RECORD_OPINION: { form: course.recordOpinion, tells: "assignee" },
  WITHDRAW_OPINION: { form: course.withdrawOpinion },
  SEND_REFUSAL_NOTICE: {
    alone: "judgment",
    form: course.refusalNotice,
    outsideEffect: { blocking: ["protocolNumber"] },
    irrevocable: "letterSent",
  },
  RECORD_OBSERVATIONS: { alone: "story", form: course.observations },
  REFUSE_REQUEST: { alone: "judgment", form: course.refuseRequest, irrevocable: "letterSent" },
  TRANSFER: { form: course.transfer, tells: "newPlace" },
  ACCEPT_TRANSFER: { form: course.nothing, ofPlace: true },
  REFUSE_TRANSFER: { form: course.refuseTransfer, ofPlace: true, tells: "assignee" },
  REOPEN: { form: course.reopen, needs: person },
};

export const intakeV1: WorkflowVersion = {
  version: 1,
  machine: intakeMachine,
  states,
  events: { ...accessEvents, ...projectEvents, ...budgetEvents, ...courseEvents, ...awaitingEvents },
  deadlines: intakeDeadlines,
  refusalNotice: proceedingNotice,
  columnKinds,
  columns,
  remedies: {
    ...{ assessed: "RECORD_ASSESSMENT", assessedAndAlive: "RECORD_ASSESSMENT", signedOrMandate: "SIGN_PROJECT" },
    ...{ approvedIfCosts: "APPROVE_PROJECT", convoked: "CONVOKE", hasMandate: "COURT_MANDATE" },
    ...{ noMandate: "END_MANDATE", noticeSent: "SEND_REFUSAL_NOTICE", opinionOpen: "REQUEST_OPINION" },
    ...{ deliveryOpen: "ACTIVATE_DELIVERY", careShared: "SHARE_CARE", mayCommit: "APPROVE_PROJECT" },
    ...{ commitmentOpen: "COMMIT_BUDGET", approvedForCost: "APPROVE_PROJECT" },
    ...{ approvedCoversCost: "APPROVE_PROJECT", withinApproved: "APPROVE_PROJECT" },
    ...observationsRemedies,
  },
  figures: approvalFigures,
  rulesets: ["intake", "standstill"],
  followers: registersOf,
};
