// The notice of the reasons that stand against a request (L. 241/1990 art. 10-bis): a term for observations, and what
// the terms of the proceeding do meanwhile. Whether they stand still or begin again is a parameter with its source.
import { addDays, laterOf } from "../rules/calendar/days.ts";
import { ruleIdOf } from "./deadline.ts";
import { addTodo, type Circumstances, type DecideEvent } from "./decision.ts";
import type { CaseDoc, WorkflowVersion } from "./definition.ts";
import type { EffectParams } from "./effects.ts";
import { resumeTerm, runAgain, stopTerm } from "./term-acts.ts";
import { withAlarm } from "./term-alarms.ts";

interface Target {
  version: WorkflowVersion;
  doc: CaseDoc;
  event: DecideEvent;
  at: Circumstances;
  startTerm: (params: EffectParams["startDeadline"]) => void;
  stopTerm: (id: string, as: "met" | "cancelled") => void;
}

function declared({ version }: Target) {
  if (!version.refusalNotice) throw new Error("this version declares no notice of refusal");
  return version.refusalNotice;
}

export function noticeSent(target: Target): void {
  const { version, doc, event, at } = target;
  const { observations, stops, effect, ground, law } = declared(target);
  target.startTerm({ deadline: observations });
  const word = at.terms.word?.(effect.ruleset, effect.key);
  if (word !== "suspends" && word !== "interrupts") {
    addTodo(doc, event, { field: "term.refusalNotice", withinDays: 0 }, at);
    return;
  }
  for (const [id, term] of Object.entries(doc.deadlines)) {
    const rule = version.deadlines[ruleIdOf(id)];
    if (!rule || !stops.includes(ruleIdOf(id))) continue;
    const act = { rule, term, parameters: at.terms, on: event.occurredOn, recordedAt: at.recordedAt };
    doc.deadlines[id] = withAlarm(rule, stopTerm(act, { ground, law, effect: word }), at);
  }
}

export function noticeAnswered(target: Target): void {
  const { version, doc, event, at } = target;
  const { observations, ground, resumesAfter } = declared(target);
  target.stopTerm(observations, "met");
  standAgain(doc, ground);
  const later = resumesAfter ? (at.terms.parameter(resumesAfter.ruleset, resumesAfter.key) ?? 0) : 0;
  for (const [id, term] of Object.entries(doc.deadlines)) {
    const rule = version.deadlines[ruleIdOf(id)];
    if (!rule || term.stopped?.ground !== ground) continue;
    const act = { rule, term, parameters: at.terms, on: event.occurredOn, recordedAt: at.recordedAt };
    const from = laterOf(event.occurredOn, term.stopped.on);
    const resumed = resumeTerm(act, addDays(from, later));
    if (typeof resumed !== "string") doc.deadlines[id] = withAlarm(rule, resumed, at);
  }
}

/** They came in time and were written down late: what ran again without them is counted anew. */
function standAgain(doc: CaseDoc, ground: string): void {
  for (const [id, term] of Object.entries(doc.deadlines)) {
    const last = term.stops?.at(-1);
    if (term.status !== "running" || last?.ground !== ground || last.atLimit !== true) continue;
    const { law, effect, from: on } = last;
    const { stops = [], ...rest } = term;
    const before = stops.length > 1 ? { stops: stops.slice(0, -1) } : {};
    const status = effect === "suspends" ? "suspended" : "interrupted";
    doc.deadlines[id] = { ...rest, ...before, status, stopped: { on, ground, law, effect } };
  }
}

/**
 * Nobody made observations: the terms run again from the end of the term for them, whether or not somebody says so. Asked
 * whenever an alarm of that term is given.
 */
export function noticeLapsed(version: WorkflowVersion, doc: CaseDoc, id: string, at: Circumstances): void {
  const notice = version.refusalNotice;
  const ended = doc.deadlines[id];
  if (!notice || notice.observations !== id || ended?.status !== "running" || !ended.dueOn) return;
  if (ended.dueOn >= at.today) return;
  const { dueOn } = ended;
  for (const [other, term] of Object.entries(doc.deadlines)) {
    const rule = version.deadlines[ruleIdOf(other)];
    if (!rule || term.stopped?.ground !== notice.ground) continue;
    // On the last day observations may still come. What begins from zero has it as its first day, which is not counted.
    const onDay = laterOf(term.stopped.effect === "interrupts" ? dueOn : addDays(dueOn, 1), term.stopped.on);
    const act = { rule, term, parameters: at.terms, on: onDay, recordedAt: at.recordedAt };
    doc.deadlines[other] = withAlarm(rule, runAgain(act, onDay), at);
  }
}
