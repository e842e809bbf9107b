// Undo and step back: the case stands again as it did before an event, except for what others did since. What the
// event did to other rows (claims, links, cases it brought along) is compensated in the same decision.
import { termAlarm } from "./decide-common.ts";
import { copyDoc, finish, refuse, withMarks } from "./decide-event.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseDoc, CaseSnapshot, WorkflowVersion } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { eventInfo, isMend } from "./event-info.ts";
import { diff, type JsonObject, mergePatch } from "./json.ts";
import type { PastEvent, PastFact } from "./past.ts";
import { changesInForce, partsOf, replay } from "./replay.ts";
import { revert } from "./revert.ts";

interface Asked {
  version: WorkflowVersion;
  snapshot: CaseSnapshot;
  event: DecideEvent;
  past: PastFact;
  at: Circumstances;
}

const isGone = ({ snapshot }: Asked, one: PastEvent) => snapshot.doc.takenBack[one.seq] !== undefined;
const isAlarm = (one: PastEvent) => one.by[0] === "system" && one.type === termAlarm;

/** What stops any taking back; a text id. */
function fixed(asked: Asked): string | undefined {
  const { version, past } = asked;
  const info = eventInfo(version, past.event.type);
  if (isGone(asked, past.event)) return "alreadyTakenBack";
  if (info?.irrevocable) return info.irrevocable;
  if (past.event.seq === 1) return "openingStays";
  if (isMend(version, past.event.type) && past.event.type !== "CORRECT") return "mendStays";
  return undefined;
}

/** Nobody but the same worker acted since, and what the worker did since is taken back too. */
function actedSince(asked: Asked): boolean {
  const { accountId } = asked.at.actor;
  return asked.past.later.some(
    (one) => !isAlarm(one) && !(one.by[0] === accountId && (isGone(asked, one) || one.type === "UNDO")),
  );
}

function undoProblem(asked: Asked): string | undefined {
  const { past, event, at, version } = asked;
  const stays = fixed(asked);
  if (stays) return stays;
  if (eventInfo(version, past.event.type)?.internal) return "internalStays";
  if (past.event.by[0] !== at.actor.accountId) return "notYours";
  if (actedSince(asked)) return "actedSince";
  const elapsedMs = Date.parse(at.recordedAt) - Date.parse(past.event.recordedAt);
  return elapsedMs > Number(event.data.withinMinutes) * 60_000 ? "undoTooLate" : undefined;
}

function stepBackProblem(asked: Asked): string | undefined {
  const { past, event, version } = asked;
  const stays = fixed(asked);
  if (stays) return stays;
  const info = eventInfo(version, past.event.type);
  if (past.event.type === "CORRECT") return "mendStays";
  if (info?.internal) return "internalStays";
  if (info?.commutes) return "notAStep";
  const standing = past.later.filter((one) => !isGone(asked, one) && !isMend(version, one.type));
  if (standing.some((one) => eventInfo(version, one.type)?.commutes !== true)) return "notTheLast";
  return info?.signed && event.data.asSupervisor !== true ? "supervisorOnly" : undefined;
}

/** What compensates the effects of the event, last first. */
function compensations(past: PastFact): Effect[] {
  let companion = past.companions.length;
  return [...past.event.effects].reverse().flatMap((effect): Effect[] => {
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

export function takeBack(asked: Asked): Refusal | Decision {
  const { version, snapshot, event, past } = asked;
  const problem =
    event.type === "UNDO"
      ? undoProblem(asked)
      : event.type === "STEP_BACK"
        ? stepBackProblem(asked)
        : isGone(asked, past.event)
          ? "alreadyTakenBack"
          : undefined;
  if (problem) return refuse(version, snapshot, "mend", [problem]);
  const without = isCorrectedSince(asked) ? replayedWithout(asked) : reverted(asked);
  if ("conflicts" in without) return refuse(version, snapshot, "mend", ["changedSince"], without.conflicts);
  const doc = copyDoc(without.doc);
  doc.takenBack = { ...doc.takenBack, [past.event.seq]: snapshot.seq + 1 };
  doc.sealed = withMarks(doc.sealed, event, snapshot.seq + 1);
  forgetCorrection(doc, past.event);
  return finish(version, snapshot, doc, without.state, compensations(past), []);
}

type Without = { doc: CaseDoc; state: string } | { conflicts: string[] };

/** Field by field, from what the event changed. */
function reverted({ snapshot, past }: Asked): Without {
  const { stateBefore, stateAfter } = past.event;
  if (stateBefore !== stateAfter && snapshot.state !== stateAfter) return { conflicts: ["state"] };
  const now = snapshot.doc as unknown as JsonObject;
  const before = past.before.doc as unknown as JsonObject;
  const { doc, conflicts } = revert({ before, after: past.after.doc as unknown as JsonObject, now });
  if (conflicts.length > 0) return { conflicts };
  return { doc: doc as unknown as CaseDoc, state: stateBefore === stateAfter ? snapshot.state : stateBefore };
}

const isCorrectedSince = ({ snapshot, past }: Asked): boolean =>
  past.event.type !== "CORRECT" &&
  Object.entries(snapshot.doc.corrections).some(
    ([at, made]) => Number(at) > past.event.seq && made.outcome === "applied",
  );

/** A correction may have changed what the event changed: the history is decided again without the event. */
function replayedWithout({ version, snapshot, past }: Asked): Without {
  if (!past.history) return { conflicts: ["history"] };
  const { takenBack, corrections } = snapshot.doc;
  const changes = changesInForce(past.history, corrections);
  const base = replay(version, past.history, takenBack, changes);
  const next = replay(version, past.history, { ...takenBack, [past.event.seq]: snapshot.seq + 1 }, changes);
  const isSame = base && !base.refusedAt && base.snapshot.state === snapshot.state;
  if (!isSame || !next || next.refusedAt) return { conflicts: ["history"] };
  const patch = diff(partsOf(base.snapshot.doc), partsOf(next.snapshot.doc));
  const doc = mergePatch(snapshot.doc as unknown as JsonObject, patch) as unknown as CaseDoc;
  return { doc, state: next.snapshot.state };
}

function forgetCorrection(doc: CaseDoc, { type, seq }: PastEvent): void {
  if (type !== "CORRECT") return;
  doc.corrections = Object.fromEntries(Object.entries(doc.corrections).filter(([at]) => Number(at) !== seq));
}
