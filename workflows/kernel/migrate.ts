// How a running case of one version becomes a case of another: a declaration the new version makes and one pure decision
// on it. What has no place in the new version is refused with a reason; nothing is guessed, nothing outside the case is
// touched, and a case is neither closed nor opened again by it.
import { waitForAsked } from "./asked.ts";
import { commonEvents } from "./common-events.ts";
import { isOpenTerm, ruleIdOf } from "./deadline.ts";
import { endTerm } from "./decide-effects.ts";
import { copyDoc, finish } from "./decide-event.ts";
import { addTodo, type Circumstances, type DecideEvent, type Decision, type Refusal } from "./decision.ts";
import { isToVerify } from "./declared-facts.ts";
import type { CaseDoc, CaseSnapshot, Facts, FactValue, Head, WorkflowVersion } from "./definition.ts";
import type { Day } from "./ids.ts";
import { asStored, type JsonObject } from "./json.ts";
import { migrateEvent } from "./migrate-event.ts";
import type { HistoryFact, PastEvent, PastFact } from "./past.ts";
import { termRule } from "./person-terms.ts";
import { revert } from "./revert.ts";
import { withAlarm } from "./term-alarms.ts";
import { startTerm } from "./term-count.ts";

/** The case as the old version left it. */
export interface MigratingCase {
  state: string;
  context: JsonObject;
  head: Head;
  /** Oldest first; only with `history: true`, else empty. Events taken back are not among them. */
  events: readonly PastEvent[];
  today: Day;
}

/** Old name -> new name; null: it is no longer there. A name not listed stays as it is. */
type Renaming = Readonly<Record<string, string | null>>;

export interface Migration {
  /** State -> where it goes, or how the case itself decides (a state that was split). */
  states?: Readonly<Record<string, string | ((at: MigratingCase) => string)>>;
  /** The context of the new version; without it the old one is kept as it is. */
  context?: (at: MigratingCase) => JsonObject;
  /** null: nothing answers it any more; a plan's replay leaves such an event out. */
  events?: Renaming;
  /**
   * How an old event would be asked today, where its name alone does not say it; undefined for the others. Only a plan's
   * replay asks.
   */
  replay?: (event: Pick<DecideEvent, "type" | "data">) => Pick<DecideEvent, "type" | "data"> | null | undefined;
  /**
   * By the id of the rule, for all terms of that rule. null: the term, if open, is cancelled. A renamed one runs on to the
   * day it had.
   */
  deadlines?: Renaming;
  /** Missing facts ("da completare"); null: no longer asked for. */
  fields?: Renaming;
  /** Text ids of `texts.waiting`, of open requests too; null: nobody is waited for. */
  waiting?: Renaming;
  /**
   * Facts the new version demands and old cases may lack. `filled`: the new context has them, or old cases need none;
   * otherwise they are listed "da completare" in the open cases for which `when` holds, `withinDays` from the migration.
   */
  facts?: Readonly<Record<string, "filled" | NewFact>>;
  /** Terms the case gets with the new version, from the day of the migration unless `on` says another. */
  start?: (at: MigratingCase) => readonly { deadline: string; on?: Day }[];
  /** Text id in `texts.reasons` of why this case cannot go over. */
  refuse?: (at: MigratingCase) => string | undefined;
  /** The functions above read `events`. */
  history?: true;
}

export interface NewFact {
  /** The event that gives it later. */
  event: string;
  withinDays: number;
  when?: (at: MigratingCase) => boolean;
}

const isHistory = (fact: FactValue | undefined): fact is PastFact | HistoryFact =>
  typeof fact === "object" && fact !== null && "event" in fact;
const isPast = (fact: FactValue | undefined): fact is PastFact => isHistory(fact) && "before" in fact;

const refused = ({ state }: CaseSnapshot, ...reasons: string[]): Refusal => ({
  refused: true,
  code: "migrate",
  state,
  reasons,
  allowed: [],
});

/** Decides by the version the case goes to: that of the new rules, or of the old ones where a migration is taken back. */
export function decideMigrate(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  facts: Facts,
  at: Circumstances,
): Refusal | Decision {
  const { fromVersion, toVersion } = event.data;
  if (snapshot.seq === 0) return refused(snapshot, "notOpened");
  if (fromVersion !== snapshot.workflowVersion || toVersion !== version.version)
    return refused(snapshot, "migrationOtherwise");
  const decided =
    event.data.undoes === undefined ? goOver(version, snapshot, event, facts, at) : back(version, snapshot, facts);
  if (decided.refused || decided.stateAfter === event.data.plannedState) return decided;
  return refused(snapshot, "migrationOtherwise");
}

/** The migration itself, wherever the plan thinks it leads. */
export function goOver(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: Pick<DecideEvent, "occurredOn">,
  facts: Facts,
  at: Circumstances,
): Refusal | Decision {
  const migration = version.migrations?.[snapshot.workflowVersion];
  if (!migration) return refused(snapshot, "migrationNoWay");
  const given: MigratingCase = { ...asGiven(snapshot), events: eventsIn(snapshot, migration, facts), today: at.today };
  const own = migration.refuse?.(given);
  if (own) return refused(snapshot, own);
  const target = migration.states?.[snapshot.state] ?? snapshot.state;
  const state = typeof target === "string" ? target : target(given);
  const info = version.states[state];
  if (!info) return refused(snapshot, "stateHasNoPlace");
  if ((info.closed === true) !== (snapshot.doc.head.closed === true)) return refused(snapshot, "migrationCloses");
  const doc = copyDoc(snapshot.doc);
  const act: DecideEvent = { type: migrateEvent, occurredOn: event.occurredOn, data: {}, sealed: [], toComplete: [] };
  const moving: Moving = { version, migration, given, doc, state, act, seq: snapshot.seq + 1, at };
  if (migration.context) doc.context = asStored(migration.context(given));
  const lost = moveTerms(moving) ?? moveFacts(moving);
  if (lost) return refused(snapshot, lost);
  moveRequests(moving);
  moveWaiting(moving, snapshot.state);
  moveProposers(moving);
  return { ...finish(version, snapshot, doc, state, [], []), workflowVersion: version.version };
}

interface Moving {
  version: WorkflowVersion;
  migration: Migration;
  given: MigratingCase;
  /** Changed in place. */
  doc: CaseDoc;
  state: string;
  act: DecideEvent;
  seq: number;
  at: Circumstances;
}

/** Copies: what a migration is given it may change without harm. */
function asGiven({ state, doc }: CaseSnapshot): Pick<MigratingCase, "state" | "context" | "head"> {
  const { context, head } = JSON.parse(JSON.stringify({ context: doc.context, head: doc.head })) as CaseDoc;
  return { state, context, head };
}

function eventsIn({ doc }: CaseSnapshot, migration: Migration, facts: Facts): PastEvent[] {
  if (!migration.history) return [];
  const { history } = facts;
  if (!isHistory(history)) throw new Error("a migration that reads the history is decided without one");
  return [history.event, ...history.later].filter(({ seq }) => doc.takenBack[seq] === undefined);
}

const renamed = (names: Renaming | undefined, name: string): string | null => {
  const to = names?.[name];
  return to === undefined ? name : to;
};

/** Of several terms by one rule (`opinion:3-school`) each keeps what it is about. */
export function renamedTerm(names: Renaming | undefined, id: string): string | null {
  const rule = ruleIdOf(id);
  const to = renamed(names, rule);
  return to === null ? null : `${to}${id.slice(rule.length)}`;
}

/**
 * Terms keep the day they had: the rules changed, not what was promised. Who hears of them is said by the new rules. The
 * reason when one has no place.
 */
function moveTerms({ version, migration, given, doc, seq, act, at }: Moving): string | undefined {
  const terms: CaseDoc["deadlines"] = {};
  for (const [id, term] of Object.entries(doc.deadlines)) {
    const to = renamedTerm(migration.deadlines, id);
    const rule = to === null ? undefined : termRule(version, to);
    if (to === null) {
      endTerm(doc, id, "cancelled", seq);
      terms[id] = doc.deadlines[id] ?? term;
    } else if (!isOpenTerm(term)) terms[to] = term;
    else if (rule) terms[to] = withAlarm(rule, term, at);
    else return "termHasNoPlace";
  }
  doc.deadlines = terms;
  for (const { deadline, on } of migration.start?.(given) ?? []) {
    const rule = version.deadlines[deadline];
    if (!rule) throw new Error(`deadline ${deadline} is not declared`);
    const { occurredOn: today } = act;
    const begin = rule.startsFrom === "delivered" ? { today } : { today, on: on ?? today };
    const term = startTerm(rule, begin, at.terms);
    if (term) terms[deadline] = withAlarm(rule, term, at);
    else addTodo(doc, act, { field: `term.${deadline}`, withinDays: 0 }, at);
  }
  return undefined;
}

/** Events of the version, opening ones apart, in whose form the field stands. */
const offering = (version: WorkflowVersion, field: string): string[] =>
  Object.entries({ ...version.events, ...commonEvents })
    .filter(([, info]) => !info.opens && info.form.fields.some(({ name }) => name === field))
    .map(([type]) => type);

/** What was to be completed stays so where the new version can take it. The reason when it cannot. */
function moveFacts({ version, migration, given, doc, state, act, at }: Moving): string | undefined {
  const todo: CaseDoc["todo"] = {};
  for (const [key, item] of Object.entries(doc.todo)) {
    const kept = keptTodo(version, migration, item);
    if (kept === undefined) return "factHasNoPlace";
    if (kept) todo[key === item.field ? kept.field : key] = kept;
  }
  doc.todo = todo;
  if (version.states[state]?.closed) return undefined;
  for (const [field, fact] of Object.entries(migration.facts ?? {})) {
    if (fact === "filled" || doc.sealed[field] || fact.when?.(given) === false) continue;
    addTodo(doc, { ...act, type: fact.event }, { field, withinDays: fact.withinDays }, at);
  }
  return undefined;
}

type Todo = CaseDoc["todo"][string];

/** Null: no longer asked for. Undefined: it has no place. */
function keptTodo(version: WorkflowVersion, migration: Migration, item: Todo): Todo | null | undefined {
  if (item.field === "correction" || isToVerify(item.field)) return item;
  const [, term] = /^term\.(.*)$/.exec(item.field) ?? [];
  if (term !== undefined) {
    const to = renamed(migration.deadlines, term);
    if (to === null) return null;
    const isDeclared = to === "refusalNotice" ? version.refusalNotice : version.deadlines[to];
    return isDeclared ? { ...item, field: `term.${to}` } : undefined;
  }
  const field = renamed(migration.fields, item.field);
  if (field === null) return null;
  const event = renamed(migration.events, item.event);
  const takers = offering(version, field);
  const [first] = takers;
  if (first === undefined) return undefined;
  return { ...item, field, event: event !== null && version.events[event] ? event : first };
}

/** Whom the case waits for: what the new state says, unless the workflow itself had set it for another reason. */
function moveWaiting({ version, migration, doc, state, act }: Moving, stateBefore: string): void {
  const { head } = doc;
  if (head.waitingFor !== undefined) {
    const to = renamed(migration.waiting, head.waitingFor);
    if (to === null) delete head.waitingFor;
    else head.waitingFor = to;
  }
  const declared = version.states[state]?.waitingFor;
  const isOfAState = Object.values(version.states).some(({ waitingFor }) => waitingFor === head.waitingFor);
  if (declared !== undefined) head.waitingFor = declared;
  else if (state !== stateBefore && isOfAState) waitForAsked(doc);
  if (head.waitingFor === undefined) {
    delete head.waitingSince;
    delete head.remindedOn;
  } else head.waitingSince ??= act.occurredOn;
}

/** Who was asked and has not answered is still asked. */
function moveRequests({ migration, doc }: Moving): void {
  const asked: CaseDoc["asked"] = {};
  for (const [key, { deadline, ...one }] of Object.entries(doc.asked)) {
    const request = renamed(migration.waiting, one.request);
    if (request === null) continue;
    const term = deadline === undefined ? null : renamedTerm(migration.deadlines, deadline);
    asked[`${request}${key.slice(one.request.length)}`] = {
      ...one,
      request,
      ...(term === null ? {} : { deadline: term }),
    };
  }
  doc.asked = asked;
}

/** Four eyes hold over the change: who proposed under the old name, or before anybody watched, has proposed. */
function moveProposers({ version, migration, given, doc }: Moving): void {
  const by: CaseDoc["by"] = {};
  for (const [type, accounts] of Object.entries(doc.by)) {
    const to = renamed(migration.events, type);
    if (to !== null) by[to] = accounts;
  }
  for (const { fourEyes } of Object.values(version.events)) {
    if (!fourEyes || by[fourEyes.proposedBy]) continue;
    const last = given.events.findLast(({ type }) => renamed(migration.events, type) === fourEyes.proposedBy);
    if (last) by[fourEyes.proposedBy] = last.by;
  }
  doc.by = by;
}

/** What may have happened since and hinders no way back: it means the same in every version. */
const harmless = (one: PastEvent): boolean => commonEvents[one.type]?.commutes === true;

/** Takes a migration back, as long as nobody acted under the new rules. */
function back(version: WorkflowVersion, snapshot: CaseSnapshot, { past }: Facts): Refusal | Decision {
  if (!isPast(past) || past.event.type !== migrateEvent) return refused(snapshot, "noSuchEvent");
  const { event, before, after, later } = past;
  if (snapshot.doc.takenBack[event.seq] !== undefined) return refused(snapshot, "alreadyTakenBack");
  if (before.workflowVersion !== version.version || after.state !== snapshot.state || !later.every(harmless))
    return refused(snapshot, "changedSince");
  const docs = { before: before.doc, after: after.doc, now: snapshot.doc } as unknown as Parameters<typeof revert>[0];
  const { doc: reverted, conflicts } = revert(docs);
  if (conflicts.length > 0) return refused(snapshot, "changedSince");
  const doc = copyDoc(reverted as unknown as CaseDoc);
  doc.by = before.doc.by;
  doc.takenBack = { ...doc.takenBack, [event.seq]: snapshot.seq + 1 };
  return { ...finish(version, snapshot, doc, before.state, [], []), workflowVersion: version.version };
}
