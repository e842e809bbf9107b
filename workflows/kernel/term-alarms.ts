// Who hears of a term and when: the ladder its rule declares, told once for each rung, and told again when the end has
// moved away. The next moment is kept with the term, so that the job that tells needs no rule.
import { addDays, addHours } from "../rules/calendar/days.ts";
import type { DeadlineRule, DeadlineState, Hearer, Tell, Told } from "./deadline.ts";
import type { Day, Instant } from "./ids.ts";

const usual: readonly Tell[] = [{ at: 1, who: ["assignee"] }];
const usualHours: readonly Tell[] = [{ at: 0, who: ["assignee"] }];

interface Rung {
  name: string;
  moment: Day | Instant;
  who: readonly Hearer[];
}

/** Nobody is to forget what no law sets going again. */
const standing = ({ standstill }: DeadlineRule, askOn: Day): Rung[] =>
  (standstill?.tell ?? [])
    .map(({ at, who }) => ({ name: `still:${at}`, moment: addDays(askOn, at), who }))
    .sort((a, b) => (a.moment < b.moment ? -1 : 1));

/** The alarms of a term as it stands now, earliest first. */
function rungs(rule: DeadlineRule, term: DeadlineState): Rung[] {
  const { dueOn, dueAt, status, stopped } = term;
  if (status === "waitingDelivery") return dueOn ? [{ name: "delivery:0", moment: dueOn, who: ["assignee"] }] : [];
  if (stopped?.untilOn) return [{ name: "stop:0", moment: stopped.untilOn, who: ["assignee"] }];
  if (stopped?.askOn) return standing(rule, stopped.askOn);
  if (status !== "running" || !dueOn) return [];
  const ladder = rule.tell ?? (dueAt ? usualHours : usual);
  return ladder
    .map(({ at, who }) => ({
      name: `end:${at}`,
      moment: dueAt ? addHours(dueAt, at) : addDays(dueOn, at),
      who,
    }))
    .sort((a, b) => (a.moment < b.moment ? -1 : 1));
}

interface Now {
  recordedAt: Instant;
  today: Day;
}

const reached = ({ moment }: Rung, { recordedAt, today }: Now) => moment <= (moment.length === 10 ? today : recordedAt);

/** The term with its next alarm; what it was told of an end that lies ahead again is forgotten. */
export function withAlarm(rule: DeadlineRule, term: DeadlineState, now: Now): DeadlineState {
  const { alarmAt: _alarm, told = [], ...rest } = term;
  const all = rungs(rule, term);
  const ahead = new Set(all.filter((rung) => !reached(rung, now)).map(({ name }) => name));
  const names = new Set(all.map(({ name }) => name));
  const still = told.filter(({ alarm }) => !ahead.has(alarm) && names.has(alarm));
  const next = all.find(({ name }) => !still.some(({ alarm }) => alarm === name));
  return { ...rest, ...(still.length > 0 ? { told: still } : {}), ...(next ? { alarmAt: next.moment } : {}) };
}

/** Tells what has been reached and was not told; undefined when there is nothing to tell. */
export function giveAlarm(rule: DeadlineRule, term: DeadlineState, now: Now): DeadlineState | undefined {
  const isTold = ({ name }: Rung) => term.told?.some(({ alarm }) => alarm === name) === true;
  const due = rungs(rule, term).filter((rung) => reached(rung, now) && !isTold(rung));
  if (due.length === 0) return undefined;
  const ends = term.stopped?.askOn ?? term.dueAt ?? term.dueOn;
  const given = due.map(({ name, who }): Told => ({ alarm: name, at: now.recordedAt, who, ...(ends ? { ends } : {}) }));
  return withAlarm(rule, { ...term, told: [...(term.told ?? []), ...given] }, now);
}
