// Terms that come from the record of the person a case is about: papers and acts that run out, coming of age. The system finds them
// anew every day and says all of them at once; what no longer holds goes. Their words say nothing of the person, because who sees a
// case need not see her record.

import { rowsOf, textOf } from "./data.ts";
import { type DeadlineRule, isOpenTerm, ruleIdOf } from "./deadline.ts";
import type { Circumstances, DecideEvent } from "./decision.ts";
import type { CaseDoc, EventInfo, WorkflowVersion } from "./definition.ts";
import type { Day } from "./ids.ts";
import { reminder } from "./ladders.ts";
import { withAlarm } from "./term-alarms.ts";
import { startTerm } from "./term-count.ts";

/** Sent by the job only. */
export const personTerms = "PERSON_TERMS";

const ofRecord = { length: "agreed", startsFrom: "occurredOn", calendar: "civil", onHoliday: "stay" } as const;

/** Rules that no workflow declares. The second is one that begins long before: its worker hears of it at once. */
export const personTermRules: Readonly<Record<string, DeadlineRule>> = {
  personTerm: { ...ofRecord, source: "Scheda della persona", tell: reminder(30) },
  personTermEarly: {
    ...{ ...ofRecord, source: "Scheda della persona" },
    tell: [
      { at: -400, who: ["assignee"] },
      { at: -180, who: ["assignee"] },
      { at: -30, who: ["assignee", "supervisor"] },
      { at: 0, who: ["assignee"] },
    ],
  },
};

/** The rule of a term, declared by the workflow or common to all. */
export const termRule = (version: WorkflowVersion, deadlineId: string): DeadlineRule | undefined =>
  version.deadlines[ruleIdOf(deadlineId)] ?? personTermRules[ruleIdOf(deadlineId)];

/** With these many the rest is left for later: the next ends first. */
export const mostPersonTerms = 20;

export const personTermsInfo: EventInfo = {
  internal: true,
  commutes: true,
  form: {
    fields: [
      {
        ...{ name: "terms", kind: "group", class: "open", max: mostPersonTerms },
        fields: [
          { name: "deadline", kind: "text", class: "open", required: true },
          { name: "dueOn", kind: "day", class: "open", required: true },
        ],
      },
    ],
  },
};

export interface PersonTerm {
  /** Rule and instance: `personTerm:p4`. */
  deadline: string;
  dueOn: Day;
}

const isOfPerson = (id: string) => ruleIdOf(id) in personTermRules;

/** What the case lacks or has too much of; both empty when it holds just what is wanted. */
export function personTermChanges(
  deadlines: CaseDoc["deadlines"],
  wanted: readonly PersonTerm[],
): { start: PersonTerm[]; end: string[] } {
  const ids = new Set(wanted.map(({ deadline }) => deadline));
  const holds = ({ deadline, dueOn }: PersonTerm) => {
    const term = deadlines[deadline];
    return term !== undefined && isOpenTerm(term) && term.agreedOn === dueOn;
  };
  return {
    start: wanted.filter((one) => isOfPerson(one.deadline) && !holds(one)),
    end: Object.entries(deadlines).flatMap(([id, term]) =>
      isOfPerson(id) && isOpenTerm(term) && !ids.has(id) ? [id] : [],
    ),
  };
}

/** Changes `doc` in place; the reason id where there is nothing to change. */
export function applyPersonTerms(
  doc: CaseDoc,
  { data, occurredOn }: DecideEvent,
  at: Circumstances,
  seq: number,
): string | undefined {
  const wanted = rowsOf(data.terms).map((row) => ({ deadline: textOf(row.deadline), dueOn: textOf(row.dueOn) }));
  const { start, end } = personTermChanges(doc.deadlines, wanted);
  if (start.length + end.length === 0 || doc.head.closed) return "nothingDue";
  for (const id of end) {
    const term = doc.deadlines[id];
    if (!term) continue;
    const { alarmAt: _, stopped: __, ...rest } = term;
    doc.deadlines[id] = { ...rest, status: "cancelled", endedSeq: seq };
  }
  for (const { deadline, dueOn } of start) {
    const rule = personTermRules[ruleIdOf(deadline)];
    const term = rule && startTerm(rule, { today: occurredOn, on: dueOn }, at.terms);
    if (rule && term) doc.deadlines[deadline] = withAlarm(rule, term, at);
  }
  return undefined;
}
