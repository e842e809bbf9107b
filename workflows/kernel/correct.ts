// Correcting a fact recorded earlier. The history is decided again in memory with the fact as it should have been: where
// only the fact differs, the case takes it; where the case would have gone elsewhere, the correction waits for somebody
// to decide, and that decision is an event of its own. Both values stay in the log.
import { addDays } from "../rules/calendar/days.ts";
import { copyDoc, finish, refuse, withMarks } from "./decide-event.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseDoc, CaseSnapshot, WorkflowVersion } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { isMend } from "./event-info.ts";
import { actingFor, hasProposed, isApproved, proposalOf } from "./four-eyes.ts";
import { diff, type Json, type JsonObject, mergePatch, sameJson } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { fieldOfMark } from "./marks.ts";
import { migrateEvent } from "./migrate-event.ts";
import { reflection } from "./note-kinds.ts";
import { infoOf, type PastFact } from "./past.ts";
import { isRelationLink, relationMoves } from "./relation-role.ts";
import {
  type Change,
  changeOf,
  changesInForce,
  correctedFields,
  isFullOfMends,
  partsOf,
  type Replayed,
  replay,
} from "./replay.ts";
import { pointToCorrections } from "./sealed-marks.ts";
import { isToldAnew, wordsAnew } from "./told-anew.ts";

interface Asked {
  version: WorkflowVersion;
  snapshot: CaseSnapshot;
  event: DecideEvent;
  past: PastFact;
  at: Circumstances;
}

/** How a case would differ had a fact been recorded right. */
export interface Consequence {
  base: Replayed | undefined;
  next: Replayed | undefined;
  /** Merge patch of context, head, terms and missing facts, from what is recorded to what would be. */
  patch: JsonObject;
  /** The case would stand in another step, have other terms, or have touched other rows. */
  elsewhere: boolean;
  /** It was proposed and approved so: who may approve it decides, and neither who proposed nor who corrected it. */
  approved: boolean;
  /** Why it cannot be applied by itself; a text id. */
  blocked?: string;
  /** Relations that go over to another person. */
  moved: Effect[];
  /** Word to other cases that is sent once more, as it should have been. */
  anew: Effect[];
}

type BySeq = ReadonlyMap<number, Effect[]>;

interface Moving extends Pick<Change, "movesRelations"> {
  toldAnew: readonly string[];
}

/** Compared by what cannot be moved from here: claims are only where somebody decides, relations go along. */
const lasting = (effects: BySeq, one: Moving): Json =>
  compared(effects, one).filter(({ effect }) => effect !== "claim" && effect !== "release") as unknown as Json;
const all = (effects: BySeq, one: Moving): Json => compared(effects, one) as unknown as Json;
const compared = (effects: BySeq, { movesRelations, toldAnew }: Moving): Effect[] =>
  [...effects.values()]
    .flat()
    .filter((effect) => !(movesRelations && isRelationLink(effect)) && !isToldAnew(effect, toldAnew));

/** `one` corrects the event `corrects`; other corrections in force are kept. */
export function consequence(snapshot: CaseSnapshot, past: PastFact, corrects: number, one: Change): Consequence {
  const none = { base: undefined, next: undefined, patch: {}, elsewhere: true, approved: false, moved: [], anew: [] };
  if (!past.history) return { ...none, blocked: "historyTooLong" };
  const logged = past.history.events.map((one) => one.logged);
  const changes = changesInForce(logged, snapshot.doc.corrections);
  const base = replay(past.versions, past.history, snapshot.doc.takenBack, changes, corrects);
  const withOne = new Map(changes).set(corrects, [...(changes.get(corrects) ?? []), one]);
  const next = replay(past.versions, past.history, snapshot.doc.takenBack, withOne, corrects);
  if (!base || !next) return { ...none, blocked: "correctionAcrossVersions" };
  const before = base.snapshot.doc;
  const after = next.snapshot.doc;
  const byDate = past.versions[snapshot.workflowVersion]?.sealedByDate ?? [];
  const patch = diff(partsOf(before, byDate), partsOf(after, byDate));
  const corrected = logged.find(({ seq }) => seq === corrects);
  const toldAnew = (corrected && infoOf(past.versions, corrected)?.toldAnew) ?? [];
  const moving: Moving = { ...one, toldAnew };
  const anew = wordsAnew(base.effects, next.effects, toldAnew);
  const blocked = base.refusedAt
    ? "correctionCannotReplay"
    : next.refusedAt
      ? "correctionRefused"
      : !anew || !sameJson(lasting(base.effects, moving), lasting(next.effects, moving))
        ? "correctionEffects"
        : undefined;
  const approved = isApproved(past.versions, logged, snapshot.doc.takenBack, corrects);
  const elsewhere =
    approved ||
    blocked !== undefined ||
    base.snapshot.state !== next.snapshot.state ||
    patch.deadlines !== undefined ||
    !sameJson(all(base.effects, moving), all(next.effects, moving));
  const moved = one.movesRelations ? relationMoves(base.effects, next.effects) : [];
  return { base, next, patch, elsewhere, approved, moved, anew: anew ?? [], ...(blocked ? { blocked } : {}) };
}

/** Where a case lies is changed by its own events, with their reasons. */
const placeFields = ["territory", "area"];

function correctProblem({ version, snapshot, event, past, at }: Asked): string | undefined {
  const { type, seq } = past.event;
  if (type === migrateEvent) return "migrationStays";
  if (isMend(version, type)) return "mendStays";
  const info = infoOf(past.versions, past.event);
  if (info?.internal) return "internalStays";
  if (info?.fourEyes && hasProposed(at.actor, snapshot.doc, info.fourEyes.proposedBy)) return "fourEyes";
  if (snapshot.doc.takenBack[seq] !== undefined) return "alreadyTakenBack";
  if (isFullOfMends(snapshot.doc)) return "tooManyMends";
  const fields = correctedFields(event.data);
  if (fields.length === 0 && typeof event.data.correctedOn !== "string") return "nothingCorrected";
  // Who reads a note is not corrected, and a reflection is not for all.
  if (type === "NOTE" && changeOf(event.data).open.noteKind === reflection) return "reflectionKeptApart";
  return seq === 1 && fields.some((field) => placeFields.includes(field)) ? "placeStays" : undefined;
}

export function correct(asked: Asked): Refusal | Decision {
  const { version, snapshot, event, past, at } = asked;
  const problem = correctProblem(asked);
  if (problem) return refuse(version, snapshot, "mend", [problem]);
  const { seq: corrects, type } = past.event;
  const one = changeOf(event.data);
  const found = consequence(snapshot, past, corrects, one);
  const seq = snapshot.seq + 1;
  const doc = found.elsewhere ? copyDoc(snapshot.doc) : withPatch(snapshot.doc, found.patch);
  const byDate = version.sealedByDate ?? [];
  // What somebody approved stands as it was approved until it is decided on.
  if (!found.approved) point(doc, corrects, seq, one, byDate);
  for (const { field, subject, class: dataClass } of event.sealed)
    if (fieldOfMark(field) === "mendReason") doc.sealed[field] = { seq, subject, class: dataClass };
  const outcome = found.elsewhere ? "pending" : "applied";
  doc.corrections = { ...doc.corrections, [seq]: { corrects, fields: correctedFields(event.data), outcome } };
  pointToCorrections(doc, byDate);
  // Who corrected what was proposed has proposed it too.
  const proposal = infoOf(past.versions, past.event)?.proposes ?? type;
  const proposers = doc.by[proposal];
  if (proposers && (found.approved || correctedFields(event.data).length > 0))
    doc.by = { ...doc.by, [proposal]: [...new Set([...proposers, ...actingFor(at.actor)])] };
  if (found.elsewhere)
    doc.todo[`correction${seq}`] = {
      field: "correction",
      event: "SETTLE_CORRECTION",
      dueOn: addDays(at.today, 0),
      owner: doc.head.assignee ?? at.actor.accountId,
    };
  return finish(version, snapshot, doc, snapshot.state, found.elsewhere ? [] : [...found.moved, ...found.anew], []);
}

const withPatch = (doc: CaseDoc, patch: JsonObject): CaseDoc =>
  copyDoc(mergePatch(doc as unknown as JsonObject, patch) as unknown as CaseDoc);

/** Sealed values that stood as the event gave them now stand as the correction gives them; those placed by date as the replay says. */
function point(doc: CaseDoc, corrects: number, seq: number, one: Change, byDate: readonly string[]): void {
  const earlier = Object.entries(doc.corrections).filter(([, made]) => made.corrects === corrects);
  const own = new Set([corrects, ...earlier.map(([at]) => Number(at))]);
  const stands = (field: string) =>
    !byDate.includes(field) && (doc.sealed[field] === undefined || own.has(doc.sealed[field].seq));
  for (const { field, subject, class: dataClass } of one.sealed) {
    delete doc.todo[field];
    if (stands(field)) doc.sealed[field] = { seq, subject, class: dataClass };
  }
  for (const field of Object.keys(one.open)) delete doc.todo[field];
  for (const [mark, at] of Object.entries(doc.sealed))
    if (one.cleared.includes(fieldOfMark(mark)) && own.has(at.seq)) delete doc.sealed[mark];
}

export function settle(asked: Asked): Refusal | Decision {
  const { version, snapshot, event, past } = asked;
  const made = snapshot.doc.corrections[past.event.seq];
  if (made?.outcome !== "pending") return refuse(version, snapshot, "mend", ["notPending"]);
  const settled = (doc: CaseDoc, outcome: "applied" | "kept"): CaseDoc => {
    const { [`correction${past.event.seq}`]: _done, ...todo } = doc.todo;
    const sealed = withMarks(doc.sealed, event, snapshot.seq + 1);
    return { ...doc, todo, sealed, corrections: { ...doc.corrections, [past.event.seq]: { ...made, outcome } } };
  };
  if (event.data.choice === "keep")
    return finish(version, snapshot, settled(copyDoc(snapshot.doc), "kept"), snapshot.state, [], []);
  const payload = past.history?.events.find(({ logged }) => logged.seq === past.event.seq)?.logged.payload;
  const change = changeOf(payload ?? {});
  const found = consequence(snapshot, past, made.corrects, change);
  const { base, next } = found;
  const notYours = notToSettle(asked, made.corrects, found.approved);
  if (notYours) return refuse(version, snapshot, "mend", [notYours]);
  if (found.blocked || !base || !next)
    return refuse(version, snapshot, "mend", [found.blocked ?? "correctionCannotReplay"]);
  if (base.snapshot.state !== snapshot.state) return refuse(version, snapshot, "mend", ["changedSince"]);
  if (next.snapshot.state !== base.snapshot.state && event.data.asSupervisor !== true && isSigned(asked))
    return refuse(version, snapshot, "mend", ["supervisorOnly"]);
  const doc = settled(withPatch(snapshot.doc, found.patch), "applied");
  const byDate = version.sealedByDate ?? [];
  if (found.approved) point(doc, made.corrects, past.event.seq, change, byDate);
  pointToCorrections(doc, byDate);
  const effects = [...claimsBetween(base, next), ...found.moved, ...found.anew];
  return finish(version, snapshot, doc, next.snapshot.state, effects, []);
}

/** Four eyes hold for what is put right as for what was first recorded; a text id. */
function notToSettle({ snapshot, past, event, at }: Asked, corrects: number, approved: boolean): string | undefined {
  const corrected = past.history?.events.find(({ logged }) => logged.seq === corrects)?.logged;
  const proposal =
    approved && corrected
      ? proposalOf(past.versions, corrected)
      : corrected && infoOf(past.versions, corrected)?.fourEyes?.proposedBy;
  if (proposal !== undefined && hasProposed(at.actor, snapshot.doc, proposal)) return "fourEyes";
  return approved && event.data.asApprover !== true ? "approverDecides" : undefined;
}

/** Something was signed on the way: only a supervisor moves the case away from there. */
function isSigned({ past, snapshot }: Asked): boolean {
  // What a version no longer here counted as signed is not known: then a supervisor decides.
  const signed = (one: LoggedEvent) => (infoOf(past.versions, one) ?? { signed: true }).signed === true;
  return (past.history?.events ?? []).some(
    ({ logged }) => signed(logged) && snapshot.doc.takenBack[logged.seq] === undefined,
  );
}

type Claim = Extract<Effect, { effect: "claim" | "release" }>;

/** Claims the case holds one way and not the other. */
function claimsBetween(base: Replayed, next: Replayed): Effect[] {
  const had = held(base);
  const has = held(next);
  const claim = (key: string, effect: "claim" | "release"): Effect => {
    const [kind = "", ...resource] = key.split("/");
    return { effect, kind, resource: resource.join("/") };
  };
  return [
    ...[...had].filter((key) => !has.has(key)).map((key) => claim(key, "release")),
    ...[...has].filter((key) => !had.has(key)).map((key) => claim(key, "claim")),
  ];
}

function held({ effects }: Replayed): Set<string> {
  const keys = new Set<string>();
  const claims = [...effects.values()].flat().filter((one): one is Claim => /^(claim|release)$/.test(one.effect));
  for (const { effect, kind, resource } of claims) {
    if (effect === "claim") keys.add(`${kind}/${resource}`);
    else keys.delete(`${kind}/${resource}`);
  }
  return keys;
}
