// The notice of the reasons that stand against a request (L. 241/1990 art. 10-bis): a term for observations, and what
// the terms of the proceeding do meanwhile. Whether they stand still or begin again is a parameter with its source.
import { addDays, laterOf } from "../rules/calendar/days.ts";
import { ruleIdOf } from "./deadline.ts";
import { addTodo, type Circumstances, type DecideEvent } from "./decision.ts";
import type { CaseDoc, WorkflowVersion } from "./definition.ts";
import type { EffectParams } from "./effects.ts";
import { resumeTerm, stopTerm } from "./term-acts.ts";
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
