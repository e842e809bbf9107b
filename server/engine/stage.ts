// Decides one command against a draft and stages its event with all rows it writes; companions follow in the
// same draft, so they stand or fall together. Returns an answer; throws only on a bug.
import { type DistrictTables, findRuleset } from "../../db/district/load-tables.ts";
import type { Driver, Statement } from "../../db/driver/driver.ts";
import type { KeyPool } from "../../db/keys/key-file.ts";
import { appendEvent, appendFrozen, appendSealed, bindKey } from "../../db/log/append-statements.ts";
import { effectStatements, putDeadlines, putReaders, putSnapshot, putVersion } from "../../db/log/cache-statements.ts";
import { type EventRow, eventHash, sealedHash } from "../../db/log/event-row.ts";
import { daysAt, isAct } from "../../db/log/list-days.ts";
import { listRowOf, putListRow } from "../../db/log/list-row.ts";
import { putMentions } from "../../db/log/mentions.ts";
import { isMilestone, putMilestone } from "../../db/log/milestones.ts";
import { readClaims, type StoredCase } from "../../db/log/read-log.ts";
import { personKind, personStatements } from "../../db/people/person-cache.ts";
import { putProtocol } from "../../db/search/protocol-cache.ts";
import { decide } from "../../workflows/kernel/decide.ts";
import type { Circumstances, Decision, Refusal } from "../../workflows/kernel/decision.ts";
import type { CaseSnapshot, Facts, Need, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { emptySnapshot } from "../../workflows/kernel/fold.ts";
import { canonical, type JsonObject } from "../../workflows/kernel/json.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import { mentionsOf } from "../../workflows/kernel/referring.ts";
import type { Answer, Command } from "./command.ts";
import { committedFacts, loadFacts, storedFacts } from "./facts.ts";
import type { HotCases } from "./hot-cases.ts";
import { identityAfter } from "./identity-after.ts";
import { namesWithdrawn, namingWith, withdrawnAnswer } from "./naming.ts";
import { openingHead } from "./opening.ts";
import type { Overlay } from "./overlay.ts";
import { sealValues } from "./seal.ts";
import { termParameters } from "./term-parameters.ts";

/** What deciding needs; a rehearsal has no more than this. */
export interface DecideContext {
  driver: Driver;
  tables: DistrictTables;
  hot: Pick<HotCases, "load" | "find">;
  workflows: ReadonlyMap<string, Workflow>;
  recordedAt: string;
  today: string;
}

export interface StageContext extends DecideContext {
  keys: KeyPool;
  hot: HotCases;
  random: (size: number) => Uint8Array;
}

/** Nobody writes that much by hand: a program in a loop stops here (docs/adr/0018). */
const maxEvents = 1_000_000;
const maxCompanions = 8;
/** Cases that follow one: as many as a case may ever entrust. */
const maxFollowers = 40;

/** The case as the draft sees it, else as committed. */
async function findStored(context: DecideContext, overlay: Overlay, caseId: string): Promise<StoredCase | undefined> {
  const staged = overlay.findCase(caseId);
  if (staged) return staged;
  if (context.hot.find(caseId) === undefined) await context.hot.load(context.driver, [caseId]);
  return context.hot.find(caseId) ?? undefined;
}

function wrongEnvelope(command: Command, stored: StoredCase | undefined, version: WorkflowVersion): Answer | undefined {
  const { caseId } = command;
  const info = eventInfo(version, command.type);
  const seq = stored?.snapshot.seq ?? 0;
  if (info?.internal && !command.internal) return { ok: false, code: "INVALID", caseId, reason: "internal" };
  if (stored && stored.snapshot.kind !== command.kind) return { ok: false, code: "NOT_FOUND", caseId };
  if (!stored && !info?.opens) return { ok: false, code: "NOT_FOUND", caseId };
  if (seq >= maxEvents) return { ok: false, code: "LIMIT", caseId, reason: "events" };
  const checked = command.expectedSeq !== null && (command.strict === true || !(info?.commutes && seq > 0));
  return checked && command.expectedSeq !== seq ? { ok: false, code: "STALE", caseId, seq } : undefined;
}

/** A case is decided by its own version; the one it goes over to decides whether it may. */
const decidingVersion = ({ type, open }: Command, stored: StoredCase | undefined): number | undefined =>
  stored && type === migrateEvent ? Number(open.toVersion) : stored?.snapshot.workflowVersion;

/** A decision that only needs to be written, or the answer that says why there is none. */
export type Decided =
  | { answer: Answer }
  | {
      workflow: Workflow;
      stored: StoredCase | undefined;
      before: CaseSnapshot;
      facts: Facts;
      decision: Decision;
    };

/** Decides the command against what `draft` sees and stages its claims; writes nothing else. */
export async function decideFor(context: DecideContext, draft: Overlay, command: Command): Promise<Decided> {
  const { caseId } = command;
  const workflow = context.workflows.get(command.kind);
  if (!workflow) return { answer: { ok: false, code: "NOT_FOUND", caseId } };
  // What is known in memory, as nearly always, is not waited for: each wait is a turn of its own.
  const known = draft.findCase(caseId) ?? context.hot.find(caseId);
  const stored = known === undefined ? await findStored(context, draft, caseId) : (known ?? undefined);
  const number = decidingVersion(command, stored) ?? workflow.current;
  const version = workflow.versions[number];
  if (!version) return { answer: { ok: false, code: "LIMIT", caseId, reason: "version" } };
  const wrong = wrongEnvelope(command, stored, version);
  if (wrong) return { answer: wrong };
  const before = stored?.snapshot ?? openingHead(workflow, emptySnapshot(caseId, command.kind, number), command.open);
  if (!before) return { answer: { ok: false, code: "INVALID", caseId, reason: "opening" } };
  if (namesWithdrawn(context, draft, command)) return { answer: withdrawnAnswer(before) };
  const needs = eventInfo(version, command.type)?.needs ?? [];
  const facts = needs.length > 0 ? await factsFor(context, draft, command, before, needs) : {};
  const outcome = decideCommand(context, command, version, before, facts);
  if (outcome.refused) return { answer: { ok: false, code: "REFUSED", caseId, refusal: outcome } };
  const taken = outcome.effects.length > 0 && (await takeClaims(context, draft, caseId, outcome));
  if (taken) return { answer: { ok: false, code: "REFUSED", caseId, refusal: claimRefusal(before, taken) } };
  return { workflow, stored, before, facts, decision: outcome };
}

/** Stages the command and its companions into `draft`. */
export async function stage(context: StageContext, draft: Overlay, command: Command, depth = 0): Promise<Answer> {
  const decided = await decideFor(context, draft, command);
  if ("answer" in decided) return decided.answer;
  const { decision, ...rest } = decided;
  const event = await stageEvent({ context, draft, command, ...rest }, decision);
  if (decision.effects.length > 0) {
    const failed = await withCompanions(command, decision, depth, (one) => stage(context, draft, one, depth + 1));
    if (failed) return failed;
  }
  return {
    ok: true,
    caseId: command.caseId,
    number: event.number,
    seq: event.seq,
    pos: event.pos,
    state: event.state_after,
    repeated: false,
  };
}

function factsFor(
  context: DecideContext,
  draft: Overlay,
  { open: data, occurredOn }: Command,
  snapshot: CaseSnapshot,
  needs: readonly Need[],
): Promise<Facts> {
  const find = async (id: string) => (await findStored(context, draft, id))?.snapshot;
  const staged = { staged: (id: string) => draft.rowsOf(id), stagedBy: (ids: readonly string[]) => draft.madeBy(ids) };
  const { territory } = snapshot.doc.head;
  const naming = namingWith(context.driver, draft, find);
  const source = { ...committedFacts(context, staged), find, naming };
  return loadFacts(source, { needs, snapshot, data, territory, occurredOn });
}

function decideCommand(
  context: DecideContext,
  { actor, type, open, fields, toComplete, occurredOn }: Command,
  version: WorkflowVersion,
  before: CaseSnapshot,
  facts: Facts,
): Refusal | Decision {
  const at: Circumstances = {
    actor,
    recordedAt: context.recordedAt,
    today: context.today,
    terms: termParameters(context.tables, before.doc.head.territory, occurredOn),
  };
  return decide(version, before, { type, occurredOn, data: open, sealed: fields, toComplete }, facts, at);
}

const claimRefusal = (before: CaseSnapshot, kind: string): Refusal => ({
  refused: true,
  code: "claimTaken",
  state: before.state,
  reasons: [`claim.${kind}`],
  allowed: [],
});

/** The kind of a claim somebody else holds; nobody is named. Stages the claims otherwise; one's own may be taken again. */
async function takeClaims(
  context: DecideContext,
  draft: Overlay,
  caseId: string,
  decision: Decision,
): Promise<string | undefined> {
  for (const effect of decision.effects) {
    if (effect.effect !== "claim" && effect.effect !== "release") continue;
    const key = `${effect.kind}/${effect.resource}`;
    const staged = draft.findClaim(key);
    const owner = staged !== undefined ? staged : ((await readClaims(context.driver, [effect])).get(key) ?? null);
    if (effect.effect === "claim") {
      if (owner !== null && owner !== caseId) return effect.kind;
      draft.setClaim(key, caseId);
    } else if (owner === caseId) draft.setClaim(key, null);
  }
  return undefined;
}

/** The key that seals what is said of a subject is gone, by erasure or by loss: nothing more can be said of it. */
export class LostKeyError extends Error {
  override name = "LostKeyError";
}

interface Staging {
  context: StageContext;
  draft: Overlay;
  command: Command;
  workflow: Workflow;
  before: CaseSnapshot;
  stored: StoredCase | undefined;
  facts: Facts;
}

function keyFor(staging: Staging, subject: string, statements: Statement[]): { keyId: number; key: Uint8Array } {
  const { context, draft, command } = staging;
  const bound = staging.stored ? context.hot.bindings(command.caseId)?.get(subject) : undefined;
  if (bound !== undefined) {
    const key = context.keys.find(bound);
    if (!key) throw new LostKeyError(`key ${bound} is destroyed`);
    return { keyId: bound, key };
  }
  const staged = draft.findBinding(command.caseId, subject);
  if (staged) return staged;
  const fresh = context.keys.take();
  draft.bindings.push({ caseId: command.caseId, subject, ...fresh });
  statements.push(bindKey(command.caseId, subject, fresh.keyId));
  return fresh;
}

function sealParts(staging: Staging, pos: number, seq: number, statements: Statement[]) {
  const { command, context } = staging;
  const parts: { subject: string; class: string; blob: Uint8Array }[] = [];
  for (const part of command.sealed) {
    const { keyId, key } = keyFor(staging, part.subject, statements);
    const place = { caseId: command.caseId, seq, subject: part.subject, class: part.class };
    const blob = sealValues(part.values, key, context.random(12), place);
    parts.push({ subject: part.subject, class: part.class, blob });
    statements.push(
      appendSealed({ pos, seq, caseId: command.caseId, subject: part.subject, class: part.class, keyId, blob }),
    );
  }
  return sealedHash(parts);
}

function rulesetVersions(context: StageContext, version: WorkflowVersion, territory: string, on: string): JsonObject {
  const used: JsonObject = {};
  for (const id of version.rulesets ?? []) used[id] = findRuleset(context.tables, id, territory, on)?.version ?? false;
  return used;
}

async function stageEvent(staging: Staging, decision: Decision): Promise<EventRow> {
  const { context, draft, command, workflow, before, stored } = staging;
  const statements: Statement[] = [];
  const pos = draft.pos + 1;
  const seq = before.seq + 1;
  const sealed = sealParts(staging, pos, seq, statements);
  let number = before.number;
  if (seq === 1 && workflow.list === "cases") {
    draft.series += 1;
    number = `${context.today.slice(0, 4)}-${String(draft.series).padStart(6, "0")}`;
  }
  const workflowVersion = decision.workflowVersion ?? before.workflowVersion;
  const version = workflow.versions[workflowVersion] as WorkflowVersion;
  const row: EventRow = {
    pos,
    case_id: command.caseId,
    seq,
    kind: command.kind,
    number,
    type: command.type,
    event_version: (workflow.upcasters?.[command.type]?.length ?? 0) + 1,
    workflow_version: workflowVersion,
    rulesets: JSON.stringify(rulesetVersions(context, version, decision.docAfter.head.territory, command.occurredOn)),
    actor: command.actor.accountId,
    behalf_of: command.actor.behalfOf ?? "",
    recorded_at: context.recordedAt,
    occurred_on: command.occurredOn,
    command_id: command.commandId,
    correlation_id: command.correlationId,
    payload_mac: command.payloadMac,
    payload: JSON.stringify(command.open),
    facts: JSON.stringify(storedFacts(staging.facts)),
    state_before: before.state,
    state_after: decision.stateAfter,
    patch: JSON.stringify(decision.patch),
    effects: JSON.stringify(decision.effects),
    sealed_hash: sealed,
    prev_hash: stored?.lastHash ?? "",
    hash: "",
  };
  row.hash = eventHash(row);
  const { stateAfter: state, docAfter: doc } = decision;
  const after: CaseSnapshot = { caseId: before.caseId, kind: before.kind, number, workflowVersion, seq, state, doc };
  statements.unshift(appendEvent(row));
  const written: StoredCase = { snapshot: after, lastHash: row.hash, lastPos: pos };
  if (workflow.list === "cases") {
    const known = stored?.listRow;
    const step = { before, after, type: row.type, occurredOn: row.occurred_on, today: context.today, known };
    const days = daysAt(step);
    const now = listRowOf(after, days.now, pos, known && { row: known, patch: decision.patch });
    const listed = known ?? (stored && listRowOf(before, days.former, stored.lastPos));
    statements.push(...putListRow(now, listed, isAct(row.type) ? (known ? "known" : "unknown") : "kept"));
    if (days.isWhole) written.listRow = now;
  }
  statements.push(...cacheStatements(staging, decision, after, row));
  const mentions = mentionsOf(after, command.open);
  statements.push(...putMentions(command.caseId, mentions));
  draft.addMentions(command.caseId, mentions);
  if (command.kind === personKind) {
    const identity = await identityAfter(staging, after, seq);
    const moved = before.doc.head.territory !== doc.head.territory;
    statements.push(...personStatements(after, { identity, moved }, pos));
  }
  draft.pos = pos;
  draft.cases.set(command.caseId, written);
  draft.events.push({ row, before, after, statements, sealed: command.sealed });
  return row;
}

function cacheStatements(
  { command, before }: Staging,
  decision: Decision,
  after: CaseSnapshot,
  row: EventRow,
): Statement[] {
  const statements = [putSnapshot(after, row.hash, row.pos)];
  if (row.type === migrateEvent) statements.push(putVersion(after));
  if (isMilestone(after.seq)) statements.push(putMilestone(after));
  statements.push(...putDeadlines(before, after), ...putReaders(before, after));
  statements.push(...putProtocol(command.caseId, command.open));
  statements.push(...effectStatements(command.caseId, row.pos, decision.effects));
  for (const { document, rows } of decision.frozen)
    rows.forEach((one, n) => {
      statements.push(appendFrozen(command.caseId, row.seq, document, n, canonical(one)));
    });
  return statements;
}

/** Hands on the companions of a decision, one by one, then word to those that follow the case; what one of them is refused refuses the whole. */
export async function withCompanions(
  command: Command,
  decision: Decision,
  depth: number,
  hand: (companion: Command) => Promise<Answer>,
): Promise<Answer | undefined> {
  const companions = decision.effects.filter((effect) => effect.effect === "companion");
  const followers = decision.effects.filter((effect) => effect.effect === "follow");
  const some = companions.length + followers.length > 0;
  if (companions.length > maxCompanions || followers.length > maxFollowers || (some && depth > 2))
    throw new Error(`${command.kind}.${command.type} brings too many companions`);
  const all = [
    ...companions.map((one, i) => ({ ...one, n: `${i}` })),
    ...followers.map((one, i) => ({ ...one, n: `f${i}` })),
  ];
  for (const { caseId, kind, type, data, n } of all) {
    const answer = await hand({
      commandId: `${command.commandId}.${n}`,
      correlationId: command.correlationId,
      actor: command.actor,
      caseId,
      kind,
      expectedSeq: null,
      type,
      occurredOn: command.occurredOn,
      open: data,
      sealed: [],
      fields: [],
      toComplete: [],
      payloadMac: command.payloadMac,
      internal: true,
    });
    if (!answer.ok) return companionFailed(command, answer);
  }
  return undefined;
}

function companionFailed(command: Command, answer: Exclude<Answer, { ok: true }>): Answer {
  if (answer.code !== "REFUSED") {
    const refusal: Refusal = {
      refused: true,
      code: "companion",
      state: "",
      reasons: [`companion.${answer.code}`],
      allowed: [],
    };
    return { ok: false, code: "REFUSED", caseId: command.caseId, refusal };
  }
  return { ok: false, code: "REFUSED", caseId: command.caseId, refusal: { ...answer.refusal, code: "companion" } };
}
