// What the events common to all workflows do to a case: assignment, restriction, territory and terms.
import { daysBetween } from "../rules/calendar/days.ts";
import { type DeadlineState, moveTerm, startTerm } from "./deadline.ts";
import type { Circumstances, DecideEvent } from "./decision.ts";
import type { CaseDoc, WorkflowVersion } from "./definition.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Changes `doc` in place; returns the reason id when the event does not fit. */
export function applyCommon(
  version: WorkflowVersion,
  doc: CaseDoc,
  event: DecideEvent,
  at: Circumstances,
): string | undefined {
  const { data } = event;
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
    case "NOTE":
    case "RESERVED_NOTE":
    case "FAN_OUT_SLICE":
      return undefined;
    default:
      return applyTerm(version, doc, event, at);
  }
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
  const term = doc.deadlines[id];
  if (!term) return "noSuchTerm";
  switch (event.type) {
    case "RECORD_DELIVERY":
      if (term.status !== "waitingDelivery") return "notWaitingDelivery";
      return startDelivered(version, doc, id, text(event.data.deliveredOn), at);
    // Why a term is stopped or moved is free text, hence sealed; only events of older logs carry it in the open.
    case "SUSPEND_TERM":
      if (term.status !== "running") return "notRunning";
      doc.deadlines[id] = {
        ...term,
        status: "suspended",
        suspendedOn: event.occurredOn,
        reason: text(event.data.reason),
      };
      return undefined;
    case "RESUME_TERM": {
      if (term.status !== "suspended" || !term.suspendedOn) return "notSuspended";
      doc.deadlines[id] = resumeTerm(term, event.occurredOn, at);
      return undefined;
    }
    case "EXTEND_TERM": {
      if (term.status !== "running") return "notRunning";
      const more = Number(event.data.days);
      doc.deadlines[id] = {
        ...movedOn(moveTerm(term, more), at),
        extendedDays: (term.extendedDays ?? 0) + more,
        reason: text(event.data.reason),
      };
      return undefined;
    }
    case "TERM_EXPIRED":
      // Met or suspended between the job's question and this: nothing to alarm about.
      if (term.status !== "running") return "notRunning";
      doc.deadlines[id] = { ...term, alarmedOn: at.today };
      return undefined;
    default:
      return "unknownEvent";
  }
}

function startDelivered(
  version: WorkflowVersion,
  doc: CaseDoc,
  id: string,
  on: string,
  at: Circumstances,
): string | undefined {
  const rule = version.deadlines[id];
  const term = rule && startTerm(rule, { on }, at.terms);
  if (!term) return "noSuchTerm";
  doc.deadlines[id] = term;
  return undefined;
}

type Now = Pick<Circumstances, "recordedAt" | "today">;

/** A term whose end lies ahead again is alarmed again when it comes. */
function movedOn(term: DeadlineState, now: Now): DeadlineState {
  const isAhead = term.dueAt ? term.dueAt > now.recordedAt : term.dueOn !== undefined && term.dueOn >= now.today;
  if (!isAhead || term.alarmedOn === undefined) return term;
  const { alarmedOn: _given, ...rest } = term;
  return rest;
}

/** A suspended term runs again; its end moves by the days it stood still. */
export function resumeTerm(term: DeadlineState, on: string, now: Now): DeadlineState {
  if (term.status !== "suspended" || !term.suspendedOn) return term;
  const stopped = Math.max(0, daysBetween(term.suspendedOn, on));
  const { suspendedOn: _on, ...rest } = movedOn(moveTerm(term, stopped), now);
  return { ...rest, status: "running", suspendedDays: (term.suspendedDays ?? 0) + stopped };
}
