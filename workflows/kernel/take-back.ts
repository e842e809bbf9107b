// Undo and step back: the case stands again as it did before an event, except for what others did since. What the
// event did to other rows (claims, links, cases it brought along) is compensated in the same decision. A case that went
// over to another version since stands as if it had gone over without the event.
import { romeDay } from "../rules/calendar/days.ts";
import { isSystemWork } from "./decide-common.ts";
import { copyDoc, finish, refuse, withMarks } from "./decide-event.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseDoc, CaseSnapshot, WorkflowVersion } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { isMend } from "./event-info.ts";
import { changing } from "./holdings.ts";
import { diff, type JsonObject, mergePatch } from "./json.ts";
import { goOver } from "./migrate.ts";
import { migrateEvent } from "./migrate-event.ts";
import { infoOf, type PastEvent, type PastFact } from "./past.ts";
import { relationMoves } from "./relation-role.ts";
import { changesInForce, isFullOfMends, partsOf, replay } from "./replay.ts";
import { revert } from "./revert.ts";
import { pointToCorrections, toldSince } from "./sealed-marks.ts";

interface Asked {
  version: WorkflowVersion;
  snapshot: CaseSnapshot;
  event: DecideEvent;
  past: PastFact;
  at: Circumstances;
}

const isGone = ({ snapshot }: Asked, one: PastEvent) => snapshot.doc.takenBack[one.seq] !== undefined;
/** Nobody's act: an alarm, or the change of the procedure. */
const isSystems = (one: PastEvent) => one.type === migrateEvent || (one.by[0] === "system" && isSystemWork(one.type));

/** What stops any taking back; a text id. */
function fixed(asked: Asked): string | undefined {
  const { version, past } = asked;
  const info = infoOf(past.versions, past.event);
  if (isGone(asked, past.event)) return "alreadyTakenBack";
  // Whether a version no longer here let it be taken back is not known.
  if (!info) return "migratedSince";
  if (info.irrevocable) return info.irrevocable;
  if (past.event.seq === 1) return "openingStays";
  if (isMend(version, past.event.type) && past.event.type !== "CORRECT") return "mendStays";
  // A correction that was told to other cases is corrected once more: so they hear of that, too.
  return past.event.effects.some(({ effect }) => effect === "fanOut") ? "correctionTold" : undefined;
}

/** Nobody but the same worker acted since, and what the worker did since is taken back too. */
function actedSince(asked: Asked): boolean {
  const { accountId } = asked.at.actor;
  return asked.past.later.some(
    (one) => !isSystems(one) && !(one.by[0] === accountId && (isGone(asked, one) || one.type === "UNDO")),
  );
}

/** What came after it leaves it standing: the reason of its kind; of more than is looked at nobody knows. */
function settledSince(asked: Asked): string | undefined {
  const { past } = asked;
  const settled = infoOf(past.versions, past.event)?.settledBy;
  if (!settled) return undefined;
  if (past.later.some((one) => settled.events.includes(one.type) && !isGone(asked, one))) return settled.reason;
  return past.laterCut ? "tooFarBack" : undefined;
}

function undoProblem(asked: Asked): string | undefined {
  const { past, event, at } = asked;
  const stays = fixed(asked);
  if (stays) return stays;
  if (past.laterCut) return "actedSince";
  if (infoOf(past.versions, past.event)?.internal) return "internalStays";
  if (past.event.by[0] !== at.actor.accountId) return "notYours";
  if (actedSince(asked)) return "actedSince";
  const elapsedMs = Date.parse(at.recordedAt) - Date.parse(past.event.recordedAt);
  return elapsedMs > Number(event.data.withinMinutes) * 60_000 ? "undoTooLate" : undefined;
}

function stepBackProblem(asked: Asked): string | undefined {
  const { past, event, version } = asked;
  const stays = fixed(asked);
  if (stays) return stays;
  const info = infoOf(past.versions, past.event);
  if (past.event.type === "CORRECT") return "mendStays";
  if (info?.internal) return "internalStays";
  if (info?.commutes) return "notAStep";
  if (past.laterCut) return "tooFarBack";
  const standing = past.later.filter((one) => !isGone(asked, one) && !isSystems(one) && !isMend(version, one.type));
  if (standing.some((one) => infoOf(past.versions, one)?.commutes !== true)) return "notTheLast";
  return info?.signed && event.data.asSupervisor !== true ? "supervisorOnly" : undefined;
}

/** What compensates the effects of the event, last first; what changed nothing then is left alone now. */
function compensations(past: PastFact): Effect[] {
  let companion = past.companions.length;
  return changing(past.heldBefore ?? [], past.event.effects)
    .reverse()
    .flatMap((effect): Effect[] => {
      switch (effect.effect) {
        case "claim":
          return [{ ...effect, effect: "release" }];
        case "release":
          return [{ ...effect, effect: "claim" }];
        case "link":
          return [{ ...effect, effect: "unlink" }];
        case "unlink":
          return [{ ...effect, effect: "link" }];
        case "companion": {
          companion -= 1;
          const one = past.companions[companion];
          if (!one) throw new Error(`the log lacks a companion of ${past.event.type}`);
          const { caseId, kind, seq } = one;
          return [{ effect: "companion", caseId, kind, type: "TAKE_BACK", data: { undoes: seq } }];
        }
        // A frozen document stays in the log, the case no longer points to it; what spreads is irrevocable (decide-event.ts).
        default:
          return [];
      }
    });
}

/** Told by the case that brought the event along, only that it still stands is looked at. */
function problemOf(asked: Asked): string | undefined {
  if (asked.event.type === "UNDO") return undoProblem(asked);
  if (asked.event.type === "STEP_BACK") return stepBackProblem(asked);
  return isGone(asked, asked.past.event) ? "alreadyTakenBack" : undefined;
}

export function takeBack(asked: Asked): Refusal | Decision {
  const { version, snapshot, event, past } = asked;
  const problem = problemOf(asked) ?? settledSince(asked);
  if (problem) return refuse(version, snapshot, "mend", [problem]);
  if (isFullOfMends(snapshot.doc)) return refuse(version, snapshot, "mend", ["tooManyMends"]);
  const since = toldOfPlaceSince(asked);
  if (since.length > 0) return refuse(version, snapshot, "mend", ["changedSince"], since);
  const without = isCorrectedSince(asked) ? replayedWithout(asked) : withoutEvent(asked);
  if ("reason" in without) return refuse(version, snapshot, "mend", [without.reason], without.fields);
  const doc = copyDoc(without.doc);
  doc.takenBack = { ...doc.takenBack, [past.event.seq]: snapshot.seq + 1 };
  doc.sealed = withMarks(doc.sealed, event, snapshot.seq + 1);
  forgetCorrection(doc, past.event);
  return finish(version, snapshot, doc, without.state, [...compensations(past), ...(without.moved ?? [])], []);
}

/** What was told of the place after the event had moved the case there would else be said of where it lay before. */
const toldOfPlaceSince = ({ version, snapshot, past }: Asked): string[] =>
  past.before.doc.head.territory === past.after.doc.head.territory
    ? []
    : toldSince(snapshot.doc, version.sealedByDate ?? [], past.event.seq);

interface Standing {
  state: string;
  doc: CaseDoc;
  /** Relations that a correction had moved to another person. */
  moved?: Effect[];
}
type Stays = { reason: string; fields?: string[] };

/** What stands at `now` without the change from `before` to `after`. */
function withoutChange(
  { version: { sums } }: Pick<Asked, "version">,
  before: Standing,
  after: Standing,
  now: Standing,
): Standing | Stays {
  const moved = before.state !== after.state;
  if (moved && now.state !== after.state) return { reason: "changedSince" };
  const docs = { before: before.doc, after: after.doc, now: now.doc } as unknown as Parameters<typeof revert>[0];
  const { doc, conflicts } = revert(docs, sums);
  if (conflicts.length > 0) return { reason: "changedSince", fields: conflicts };
  return { state: moved ? before.state : now.state, doc: doc as unknown as CaseDoc };
}

/** The case now without the event, over all changes of version since. */
function withoutEvent(asked: Asked): Standing | Stays {
  const { past, snapshot } = asked;
  const passed = past.migrations.filter(({ event }) => !isGone(asked, event) && event.data.undoes === undefined);
  let change: { before: Standing; after: Standing } = past;
  for (const { event, before, after } of passed) {
    const without = withoutChange(asked, change.before, change.after, before);
    if ("reason" in without) return without;
    const over = goneOver(asked, event, before, without);
    if (!over) return { reason: "migratedSince" };
    change = { before: over, after };
  }
  return withoutChange(asked, change.before, change.after, snapshot);
}

/** The case gone over as it did then, but from where it would have stood. */
function goneOver(asked: Asked, event: PastEvent, before: CaseSnapshot, without: Standing): Standing | undefined {
  const { past, at } = asked;
  const [from, to] = [past.versions[before.workflowVersion], past.versions[event.workflowVersion]];
  if (!from || !to) return undefined;
  const doc = copyDoc(without.doc);
  if (from.states[without.state]?.closed) doc.head.closed = true;
  else delete doc.head.closed;
  doc.takenBack = { ...doc.takenBack, [past.event.seq]: event.seq };
  const then = { ...at, recordedAt: event.recordedAt, today: romeDay(event.recordedAt) };
  const [first = past.event, ...rest] = [...past.earlier, past.event];
  const history = { event: first, later: [...rest, ...past.later.filter(({ seq }) => seq < event.seq)] };
  const outcome = goOver(to, { ...before, state: without.state, doc }, event, { history }, then);
  if (outcome.refused) return undefined;
  return { state: outcome.stateAfter, doc: outcome.docAfter };
}

const isCorrectedSince = ({ snapshot, past }: Asked): boolean =>
  past.event.type !== "CORRECT" &&
  Object.entries(snapshot.doc.corrections).some(
    ([at, made]) => Number(at) > past.event.seq && made.outcome === "applied",
  );

/** A correction may have changed what the event changed: the history is decided again without the event. */
function replayedWithout({ version, snapshot, past }: Asked): Standing | Stays {
  const stays = { reason: "changedSince", fields: ["history"] };
  const { history, versions, event } = past;
  if (!history) return stays;
  const { takenBack, corrections } = snapshot.doc;
  const logged = history.events.map((one) => one.logged);
  const changes = changesInForce(logged, corrections);
  const base = replay(versions, history, takenBack, changes, event.seq);
  const next = replay(versions, history, { ...takenBack, [event.seq]: snapshot.seq + 1 }, changes, event.seq);
  const isSame = base && !base.refusedAt && base.snapshot.state === snapshot.state;
  if (!isSame || !next || next.refusedAt) return stays;
  const byDate = version.sealedByDate ?? [];
  const patch = diff(partsOf(base.snapshot.doc, byDate), partsOf(next.snapshot.doc, byDate));
  const doc = copyDoc(mergePatch(snapshot.doc as unknown as JsonObject, patch) as unknown as CaseDoc);
  pointToCorrections(doc, byDate);
  const isMoved = (past.history?.events ?? []).some(
    ({ logged: one }) => corrections[one.seq]?.corrects === event.seq && one.payload.movesRelations === true,
  );
  return { state: next.snapshot.state, doc, ...(isMoved ? { moved: relationMoves(base.effects, next.effects) } : {}) };
}

function forgetCorrection(doc: CaseDoc, { type, seq }: PastEvent): void {
  if (type !== "CORRECT") return;
  doc.corrections = Object.fromEntries(Object.entries(doc.corrections).filter(([at]) => Number(at) !== seq));
}
