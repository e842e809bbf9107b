// What the events common to all workflows do to a case: assignment, reminders, restriction, territory, documents and terms.

import { applyDocument, applyPosting } from "./apply-document.ts";
import { awaitedKeys, remind } from "./asked.ts";
import { settleSignatures } from "./awaited-signatures.ts";
import type { DeadlineState } from "./deadline.ts";
import type { Circumstances, DecideEvent } from "./decision.ts";
import type { CaseDoc, Facts, WorkflowVersion } from "./definition.ts";
import { documentEvents } from "./document-events.ts";
import { follow, followEvent, refusedToFollower } from "./follow.ts";
import { chooseHousehold, followHousehold } from "./follow-household.ts";
import { reflection } from "./note-kinds.ts";
import { applyPersonDeath, personDeath } from "./person-death.ts";
import { applyPersonTerms, personTerms, termRule } from "./person-terms.ts";
import { noticeLapsed } from "./refusal-notice.ts";
import { type Act, deliverAct, extendTerm, resumeTerm, returnAct, runAgain, sendAct, stopByHand } from "./term-acts.ts";
import { giveAlarm, withAlarm } from "./term-alarms.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Changes `doc` in place as the event of that seq; returns the reason id when the event does not fit. */
export function applyCommon(
  version: WorkflowVersion,
  doc: CaseDoc,
  event: DecideEvent,
  at: Circumstances & { facts: Facts },
  seq: number,
): string | undefined {
  const { data } = event;
  const left = refusedToFollower(version, event.type);
  if (left) return left;
  if (event.type in documentEvents) return applyToDocument(doc, event, seq);
  switch (event.type) {
    case "ASSIGN":
      doc.head.assignee = text(data.assignee);
      for (const item of Object.values(doc.todo)) item.owner = text(data.assignee);
      return undefined;
    case "RESTRICT":
      restrict(doc, data.restricted === true, text(data.readers));
      return undefined;
    case "MOVE_TERRITORY":
      doc.head.territory = text(data.territory);
      return undefined;
    case followHousehold:
      return chooseHousehold(doc, at.facts, at.recordedAt);
    case personTerms:
      return applyPersonTerms(doc, event, at, seq);
    case personDeath:
      return applyPersonDeath(version, doc, event);
    case followEvent:
      follow(doc, data);
      return undefined;
    case "REMIND":
      return remindAwaited(doc, event);
    case "NOTE":
      // Of a note that few read, this does not see the kind.
      return data.noteKind === reflection ? "reflectionKeptApart" : undefined;
    case "RESERVED_NOTE":
    case "MARK_READ":
    case "FAN_OUT_SLICE":
    // Noted with whatever else declares a fact (declared-facts.ts).
    case "DECLARE_FACT":
    case "VERIFY_FACT":
      return undefined;
    default:
      return applyPosted(doc, event, seq) ?? applyTerm(version, doc, event, at);
  }
}

function applyToDocument(doc: CaseDoc, event: DecideEvent, seq: number): string | undefined {
  const failed = applyDocument(doc, event, seq);
  if (failed === undefined) settleSignatures(doc, event, seq);
  return failed;
}

/** Of a document that is named, its way is noted; that of an act that lies elsewhere stands in its term alone. */
const applyPosted = (doc: CaseDoc, event: DecideEvent, seq: number): string | undefined =>
  text(event.data.documentId) === "" ? undefined : applyPosting(doc, event, seq);

/**
 * Who is asked and has not answered is reminded by name; without a name it is whoever the case waits for: all who are
 * asked for that, or, where the wait is of another kind, whom the step waits for and none of those asked.
 */
function remindAwaited(doc: CaseDoc, { data, occurredOn }: DecideEvent): string | undefined {
  const { head, asked } = doc;
  const request = text(data.request);
  if (request !== "" && !asked[request]) return "requestNotOpen";
  const keys = request === "" ? awaitedKeys(doc) : [request];
  if (keys.length > 0) for (const key of keys) remind(doc, key, occurredOn);
  else if (head.waitingFor === undefined) return "waitsForNobody";
  else head.remindedOn = occurredOn;
  return undefined;
}

function restrict(doc: CaseDoc, restricted: boolean, readers: string): void {
  delete doc.head.restricted;
  delete doc.head.readers;
  if (!restricted) return;
  doc.head.restricted = true;
  doc.head.readers = readers
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function applyTerm(version: WorkflowVersion, doc: CaseDoc, event: DecideEvent, at: Circumstances): string | undefined {
  const id = text(event.data.deadline);
  // A letter that starts no term.
  if (id === "" && text(event.data.documentId) !== "") return undefined;
  const term = doc.deadlines[id];
  const rule = termRule(version, id);
  if (!term || !rule) return "noSuchTerm";
  const act: Act = { rule, term, parameters: at.terms, on: event.occurredOn, recordedAt: at.recordedAt };
  const done = actOn(act, event, at);
  if (typeof done === "string") return done;
  doc.deadlines[id] = event.type === termAlarm ? done : withAlarm(rule, done, at);
  if (event.type === termAlarm) noticeLapsed(version, doc, id, at);
  return undefined;
}

export const termEvents = [
  ...["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"],
  ...["SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM"],
] as const;

/** Sent by the deadlines job only. */
export const termAlarm = "TERM_ALARM";

/** Nobody's act: what the system tells a case by itself, of its terms and of its person, which stands in nobody's way. */
export const isSystemWork = (type: string): boolean =>
  type === termAlarm || type === personTerms || type === personDeath;

function actOn(act: Act, { type, data }: DecideEvent, at: Circumstances): DeadlineState | string {
  switch (type) {
    case "RECORD_SENDING":
      return sendAct(act, data);
    case "RECORD_RETURN":
      return returnAct(act, data);
    case "RECORD_DELIVERY":
      return deliverAct(act, data);
    case "SUSPEND_TERM":
      return stopByHand(act, text(data.ground));
    case "RESUME_TERM":
      return resumeTerm(act);
    case "EXTEND_TERM":
      return extendTerm(act, text(data.extensionGround), Number(data.days));
    case termAlarm:
      return alarm(act, at);
    default:
      return "unknownEvent";
  }
}

/** Met, stopped or moved between the job's question and this: nothing to alarm about. */
function alarm(act: Act, at: Circumstances): DeadlineState | string {
  const { rule } = act;
  const told = giveAlarm(rule, act.term, at);
  const untilOn = told?.stopped?.untilOn;
  if (!told) return "nothingDue";
  if (untilOn === undefined || untilOn > at.today) return told;
  const again = runAgain({ ...act, term: told }, untilOn);
  const next = withAlarm(rule, again, at);
  // What is told now is told of the end the term has now.
  const ends = again.dueAt ?? again.dueOn;
  const given = (told.told ?? []).filter((one) => one.at === at.recordedAt);
  return { ...next, told: [...(next.told ?? []), ...given.map((one) => ({ ...one, ...(ends ? { ends } : {}) }))] };
}
