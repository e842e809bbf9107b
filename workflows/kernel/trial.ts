// A case tried on another version of its workflow: how each of its events would be asked there, what it would lack, and
// the verdict. Pure; whoever tries a case brings the facts (server/versions/try-case.ts).
import { commonEvents } from "./common-events.ts";
import { isSystemWork } from "./decide-common.ts";
import type { DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseSnapshot, Versions, WorkflowVersion } from "./definition.ts";
import { evaluate, type Surroundings } from "./evaluate.ts";
import { eventInfo } from "./event-info.ts";
import type { Form } from "./form.ts";
import { diff, type JsonObject, sameJson } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { type Migration, renamedTerm } from "./migrate.ts";
import { partsOf, type Replayed } from "./replay.ts";

/**
 * - unchanged: only the number of the version would
 * - migrated: it goes over and something of it is renamed, added or moved
 * - stuck: its state, a term, a missing fact or one of its events has no place in the new version
 * - differently: under the new rules it would have ended in another step, or been stopped on the way
 * - lacking: the new version demands a fact that nobody was asked for
 */
export const verdicts = ["unchanged", "migrated", "stuck", "differently", "lacking"] as const;
export type Verdict = (typeof verdicts)[number];

export type Finding =
  /** `reason`: text id of `texts.reasons`. */
  | { what: "cannotGoOver"; reason: string }
  | { what: "eventHasNoPlace"; seq: number; event: string }
  | { what: "lacks"; seq: number; event: string; field: string }
  | { what: "stopped"; seq: number; event: string; reasons: string[] }
  | { what: "endsIn"; state: string }
  /** Top-level names of the context in which the migration and the replay disagree. */
  | { what: "contextDiffers"; names: string[] }
  | { what: "notReplayed"; why: "tooLong" | "ownVersionDiffers" };

export interface Trial {
  verdict: Verdict;
  stateAfter?: string;
  /** Merge patch of context, head, terms, missing facts and open requests. */
  changed: JsonObject;
  findings: Finding[];
}

/** Mends and migrations are not replayed and never asked about here. */
export type Asking = DecideEvent | "leftOut" | "noPlace";

/** How an old event is asked in `to`: renamed on the way through the versions between. */
export function askedIn(
  versions: Versions,
  to: WorkflowVersion,
  logged: Pick<LoggedEvent, "workflowVersion">,
  asked: DecideEvent,
): Asking {
  // An alarm is nobody's act, and may come on another day.
  if (isSystemWork(asked.type)) return "leftOut";
  let event = asked;
  for (let at = logged.workflowVersion; at !== to.version; ) {
    const step = stepFrom(versions, to, at);
    if (!step) break;
    const next = throughMigration(step.migration, event);
    if (!next) return "leftOut";
    event = next;
    at = step.version;
  }
  return eventInfo(to, event.type) ? event : "noPlace";
}

function stepFrom(versions: Versions, to: WorkflowVersion, at: number) {
  const later = [to, ...Object.values(versions)].filter(({ version }) => version > at || version === to.version);
  const next = later.find(({ migrations }) => migrations?.[at]);
  const migration = next?.migrations?.[at];
  return next && migration ? { version: next.version, migration } : undefined;
}

function throughMigration({ events, deadlines, replay }: Migration, event: DecideEvent): DecideEvent | null {
  const own = replay?.({ type: event.type, data: event.data });
  if (own !== undefined) return own && { ...event, ...own };
  const { deadline } = event.data;
  if (commonEvents[event.type] && typeof deadline === "string") {
    const to = renamedTerm(deadlines, deadline);
    return to === null ? null : { ...event, data: { ...event.data, deadline: to } };
  }
  const type = events?.[event.type];
  return type === null ? null : { ...event, type: type ?? event.type };
}

/** Fields that `to` demands of the event, that the version it was decided by did not, and that were not given. */
export function lackingIn(
  to: WorkflowVersion,
  own: WorkflowVersion | undefined,
  was: string,
  event: DecideEvent,
  around: Surroundings,
): string[] {
  const info = eventInfo(to, event.type);
  if (!info || info.internal || commonEvents[event.type] === info) return [];
  const before = own && eventInfo(own, was)?.form;
  const demanded = (form: Form | undefined) => new Set(form ? missing(form, event, around) : []);
  const already = demanded(before);
  return [...demanded(info.form)].filter((field) => !already.has(field));
}

/** Of a sealed field it is only known that it was given. */
function missing(form: Form, event: DecideEvent, around: Surroundings): string[] {
  const given = Object.fromEntries(event.sealed.map(({ field }) => [field, "…"]));
  const names = new Set(form.fields.map(({ name }) => name));
  const payload = Object.fromEntries(
    Object.entries({ ...given, ...event.data }).filter(([name]) => names.has(name)),
  ) as JsonObject;
  const { problems } = evaluate(form, payload, around);
  return problems.filter(({ code, path }) => code === "required" && !path.includes(".")).map(({ path }) => path);
}

export interface Tried {
  before: CaseSnapshot;
  /** The migration, decided on the case as it stands. */
  moved: Refusal | Decision;
  /** The history under the new rules; undefined when it was not replayed. */
  replayed: Replayed | undefined;
  findings: Finding[];
}

/** A fact of which the migration says what becomes of it in older cases is not lacking. */
const isCovered = (to: WorkflowVersion, { before }: Tried, field: string): boolean =>
  to.migrations?.[before.workflowVersion]?.facts?.[field] !== undefined;

export function judge(to: WorkflowVersion, tried: Tried): Trial {
  const { before, moved, replayed } = tried;
  const findings = tried.findings.filter((one) => one.what !== "lacks" || !isCovered(to, tried, one.field));
  if (moved.refused) findings.push(...moved.reasons.map((reason): Finding => ({ what: "cannotGoOver", reason })));
  else if (replayed && !replayed.refusedAt) findings.push(...disagreements(moved, replayed.snapshot));
  if (replayed?.refusedAt) {
    const { seq, type: event, reasons } = replayed.refusedAt;
    findings.push({ what: "stopped", seq, event, reasons });
  }
  const changed = moved.refused ? {} : diff(partsOf(before.doc), partsOf(moved.docAfter));
  const same = !moved.refused && moved.stateAfter === before.state && sameJson(changed, {});
  const verdict = verdictOf(findings) ?? (same ? "unchanged" : "migrated");
  return { verdict, changed, findings, ...(moved.refused ? {} : { stateAfter: moved.stateAfter }) };
}

function disagreements(moved: Decision, { state, doc }: CaseSnapshot): Finding[] {
  if (state !== moved.stateAfter) return [{ what: "endsIn", state }];
  const differs = Object.keys(diff(moved.docAfter.context, doc.context)).sort();
  return differs.length > 0 ? [{ what: "contextDiffers", names: differs }] : [];
}

function verdictOf(findings: readonly Finding[]): Verdict | undefined {
  const has = (...kinds: Finding["what"][]) => findings.some(({ what }) => kinds.includes(what));
  if (has("cannotGoOver", "eventHasNoPlace")) return "stuck";
  if (has("lacks")) return "lacking";
  return has("stopped", "endsIn") ? "differently" : undefined;
}
