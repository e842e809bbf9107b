// Requests to several people or bodies at once (opinions of a team, a health service, a comune): who has not answered,
// since when, with a term of its own for each. The case waits for the first of them until the last has answered.
import type { DecideEvent } from "./decision.ts";
import type { AskedOne, CaseDoc } from "./definition.ts";
import type { EffectParams } from "./effects.ts";
import type { Day } from "./ids.ts";

interface Target {
  doc: CaseDoc;
  event: DecideEvent;
  seq: number;
  startTerm: (params: EffectParams["startDeadline"]) => void;
  stopTerm: (id: string, as: "met" | "cancelled") => void;
}

/** A case with more open requests than this is no longer asking, it is lost. */
export const mostAsked = 40;

/** The oldest request decides whom the case says it waits for; a wait of another kind goes first. */
export function waitForAsked(doc: CaseDoc): void {
  const oldest = Object.values(doc.asked).sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))[0];
  delete doc.head.waitingFor;
  delete doc.head.waitingSince;
  if (!oldest) return;
  doc.head.waitingFor = oldest.request;
  doc.head.waitingSince = oldest.since;
}

export function ask({ doc, event, seq, startTerm }: Target, params: EffectParams["ask"]): void {
  const { request, of, deadline, on } = params;
  const paper = params.document === undefined ? undefined : doc.documents?.[params.document];
  for (const one of of) {
    if (Object.keys(doc.asked).length >= mostAsked) return;
    const instance = `${seq}-${one}`;
    if (deadline) startTerm({ deadline, instance, about: one, ...(on === undefined ? {} : { on }) });
    const term = deadline ? `${deadline}:${instance}` : undefined;
    const document = paper && params.document ? { id: params.document, version: paper.versions.length } : undefined;
    const asked: AskedOne = {
      ...{ request, of: one, since: event.occurredOn, reminders: 0 },
      ...(document ? { document } : {}),
    };
    doc.asked[`${request}:${instance}`] = term && doc.deadlines[term] ? { ...asked, deadline: term } : asked;
  }
  waitForAsked(doc);
}

/** Keys of the open requests that the case waits for. */
export const awaitedKeys = ({ head, asked }: Pick<CaseDoc, "head" | "asked">): string[] =>
  Object.keys(asked).filter((key) => asked[key]?.request === head.waitingFor);

export function remind(doc: CaseDoc, key: string, on: Day): void {
  const asked = doc.asked[key];
  if (asked) doc.asked[key] = { ...asked, reminders: asked.reminders + 1, remindedOn: on };
}

export function settle({ doc, stopTerm }: Target, { key, as }: EffectParams["settle"]): void {
  const asked = doc.asked[key];
  if (!asked) return;
  if (asked.deadline) stopTerm(asked.deadline, as ?? "met");
  delete doc.asked[key];
  if (doc.head.waitingFor === asked.request) waitForAsked(doc);
}

/** The case is over: nobody is waited for any more. */
export function forgetAll(doc: CaseDoc): void {
  if (Object.keys(doc.asked).length === 0) return;
  doc.asked = {};
}

/** Whom of those asked for that the case waits for, and a list names: who was asked first. */
export function firstAsked({ asked }: Pick<CaseDoc, "asked">, request: string | undefined): AskedOne | undefined {
  let first: AskedOne | undefined;
  for (const one of Object.values(asked))
    if (one.request === request && (!first || one.since < first.since)) first = one;
  return first;
}
