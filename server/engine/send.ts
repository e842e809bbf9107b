// The one gate of every command: envelope, permission (unknown and forbidden look alike), payload by the form of
// the case's own version, then the writer. Refusals come back with the words of the workflow.

import { createHash } from "node:crypto";
import { attributesNow } from "../../db/cases/find-case.ts";
import { rulesFor } from "../../db/district/load-tables.ts";
import { type Target as Found, type RecordedCommand, readCaseEvents } from "../../db/log/read-log.ts";
import type { Refusal } from "../../workflows/kernel/decision.ts";
import { type CaseSnapshot, type EventInfo, initialDoc, type Workflow } from "../../workflows/kernel/definition.ts";
import { isCorrectable } from "../../workflows/kernel/document-events.ts";
import { eventInfo, isMend } from "../../workflows/kernel/event-info.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";
import { isUuid } from "../../workflows/kernel/ids.ts";
import { canonical, type JsonObject } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import { sayReasons } from "../../workflows/kernel/say-figures.ts";
import { splitPayload } from "../../workflows/kernel/split-payload.ts";
import { isMeantDay, isShallow } from "../../workflows/kernel/storable.ts";
import type { Access } from "../access/policy.ts";
import { actorOf, isNamed, type Session } from "../access/session.ts";
import { fillShare } from "../cost-sharing/fill-share.ts";
import { AppError, type Change } from "../errors.ts";
import { fillLikeness } from "../people/fill-likeness.ts";
import { fillMember } from "../people/fill-member.ts";
import { fillSigning } from "../people/fill-signing.ts";
import { fillPayer } from "../people/propose-payer.ts";
import type { GateServices, Services } from "../services.ts";
import { fillStock } from "../stocks/fill-stock.ts";
import { checkLife } from "./check-life.ts";
import { checkReferences, type Staged } from "./check-references.ts";
import type { Answer, Command } from "./command.ts";
import { buildCorrection, readCorrection } from "./correction.ts";
import { accessOf, factsOfServer, findMended, type Mended, mayMend } from "./mend-command.ts";
import { openingPlace } from "./opening.ts";
import { refilled } from "./refill.ts";
import { repeat } from "./repeat.ts";

export interface Envelope {
  caseId: string;
  /** Caller-made UUID; repeating it is harmless. */
  commandId: string;
  /** Seq the caller saw; 0 opens. */
  expectedSeq: number;
  /** Kind of the case to open; ignored for a case that exists. */
  kind?: string;
  occurredOn?: string;
  /** Meant for the case as it stood at `expectedSeq`, even where the event commutes. */
  strict?: boolean;
  event: { type: string; payload: JsonObject };
}

export type Sent = Extract<Answer, { ok: true }>;

const maxPayload = 65_536;

function checkEnvelope(envelope: Envelope, today: string): void {
  const { caseId, commandId, expectedSeq, event, occurredOn } = envelope;
  const fits =
    isUuid(caseId) &&
    isUuid(commandId) &&
    Number.isSafeInteger(expectedSeq) &&
    expectedSeq >= 0 &&
    /^[A-Z][A-Z0-9_]{1,60}$/.test(event.type);
  if (!fits) throw new AppError("INVALID", { reason: "envelope" });
  // Before anything walks it: what is nested without end would overflow the stack of whoever does.
  if (!isShallow(event.payload)) throw new AppError("INVALID", { reason: "payload" });
  if (JSON.stringify(event.payload).length > maxPayload) throw new AppError("LIMIT", { reason: "payload" });
  if (occurredOn !== undefined && (!isMeantDay(occurredOn) || occurredOn > today))
    throw new AppError("INVALID", {
      reason: "occurredOn",
      problems: [{ path: "occurredOn", code: isMeantDay(occurredOn) ? "inFuture" : "notADay" }],
    });
}

interface Target {
  workflow: Workflow;
  info: EventInfo;
  snapshot: CaseSnapshot | undefined;
  access?: Access;
  /** What the log holds under the command id, if the case has moved on from the seq the caller saw. */
  known?: RecordedCommand | undefined;
  /** The earlier event, where this one mends. */
  mended?: Mended;
}

/** Permission before payload. Unknown, of another kind or forbidden: all NOT_FOUND. */
async function findTarget(
  services: GateServices,
  session: Session,
  envelope: Envelope,
  found: Found | undefined,
): Promise<Target> {
  const snapshot = found?.stored.snapshot;
  const workflow = services.workflows.get(snapshot?.kind ?? envelope.kind ?? "");
  if (!workflow) throw new AppError("NOT_FOUND");
  const version = workflow.versions[snapshot?.workflowVersion ?? workflow.current];
  const info = version && eventInfo(version, envelope.event.type);
  if (!snapshot) {
    const place = openingPlace(workflow, envelope.event.payload);
    if (!info?.opens) throw new AppError("NOT_FOUND");
    if (!place)
      throw new AppError("INVALID", { reason: "territory", problems: [{ path: "territory", code: "required" }] });
    if (!services.policy.mayOpen(session, workflow.id, place.territory, place.area, envelope.event.type))
      throw new AppError("FORBIDDEN");
    return { workflow, info, snapshot: undefined };
  }
  const isReader = isNamed(session, readersOf(snapshot.doc.head));
  const access = services.policy.accessTo(session, await attributesNow(services.driver, snapshot), isReader);
  const hidden = access.level === "none" || access.level === "line";
  if (hidden && !access.send(envelope.event.type)) throw new AppError("NOT_FOUND");
  if (!info || !version) throw new AppError("INVALID", { reason: "unknownEvent" });
  if (isMend(version, envelope.event.type)) {
    const mended = await findMended(services, workflow, snapshot, envelope.event);
    if (!mended) throw new AppError("INVALID", { reason: "noSuchEvent" });
    const isFixed = envelope.event.type === "CORRECT" && !isCorrectable(mended.row.type, mended.info);
    if (isFixed || info.internal || !mayMend(access, mended, session.accountId)) throw new AppError("FORBIDDEN");
    return { workflow, info, snapshot, access, mended, known: found?.known };
  }
  if (info.internal || !access.send(envelope.event.type)) throw new AppError("FORBIDDEN");
  return { workflow, info, snapshot, access, known: found?.known };
}

/** Of what was sent, before anything is checked or filled in: a repetition has it even when the case moved on. */
const payloadMac = (services: Pick<Services, "mac">, { event, occurredOn = "" }: Envelope): string =>
  services.mac(canonical({ type: event.type, occurredOn, payload: event.payload }));

/**
 * What can be said without checking the payload against the case as it is now, whose forms have moved on and would
 * find faults that are none: a command already recorded, or one decided on an older seq.
 */
function answerBehind(
  services: GateServices,
  session: Session,
  envelope: Envelope,
  { info, snapshot, known }: Target,
): Answer | undefined {
  const { caseId, expectedSeq } = envelope;
  // Whatever is recorded of this case was sent on an earlier seq than today's.
  if (!snapshot || expectedSeq >= snapshot.seq) return undefined;
  if (known) return repeat({ caseId, actor: session, payloadMac: payloadMac(services, envelope) }, known);
  const passes = info.commutes && !envelope.strict;
  return passes ? undefined : { ok: false, code: "STALE", caseId, seq: snapshot.seq };
}

/** Builds the writer's command from an envelope that passed the gate. */
export function toCommand(
  services: Pick<Services, "clock" | "mac"> & Partial<Pick<Services, "tables">>,
  actor: Command["actor"],
  envelope: Envelope,
  target: { workflow: Workflow; info: EventInfo; snapshot: CaseSnapshot | undefined },
): Command {
  const today = services.clock.today();
  const doc = target.snapshot?.doc ?? initialDoc();
  const around = {
    today,
    context: doc.context,
    head: doc.head as unknown as JsonObject,
    state: target.snapshot?.state ?? "unopened",
  };
  const checked = checkPayload(target.info.form, envelope.event.payload, around);
  if (!checked.ok) throw new AppError("INVALID", { reason: "payload", problems: checked.problems });
  const { open, sealed, fields } = splitPayload(target.info.form, checked.payload);
  const occurredOn = envelope.occurredOn ?? today;
  // Kinds that open no case of the district's know no rules of it.
  const rules = services.tables ? rulesFor(services.tables, doc.head.territory, occurredOn) : () => undefined;
  const derived = target.info.derive?.(checked.payload, { today, occurredOn, context: doc.context, rules }) ?? {};
  const toComplete = checked.evaluation.toComplete.map(({ field, withinDays }) => ({ field, withinDays }));
  return { ...enveloped(services, actor, envelope, target), open: { ...open, ...derived }, sealed, fields, toComplete };
}

type Enveloped = Omit<Command, "open" | "sealed" | "fields" | "toComplete">;

const enveloped = (
  services: Pick<Services, "clock" | "mac">,
  actor: Command["actor"],
  envelope: Envelope,
  { workflow }: { workflow: Workflow },
): Enveloped => ({
  commandId: envelope.commandId,
  correlationId: envelope.commandId,
  actor,
  caseId: envelope.caseId,
  kind: workflow.id,
  expectedSeq: envelope.expectedSeq,
  type: envelope.event.type,
  occurredOn: envelope.occurredOn ?? services.clock.today(),
  ...(envelope.strict ? { strict: true } : {}),
  payloadMac: payloadMac(services, envelope),
  internal: false,
});

/** A correction is compared with what stands before it becomes a command. */
async function correctionCommand(
  services: GateServices,
  session: Session,
  envelope: Envelope,
  target: Target,
): Promise<Command> {
  const { workflow, snapshot, access, mended } = target;
  if (!snapshot || !access || !mended) throw new Error("a correction without a case");
  const today = services.clock.today();
  const input = readCorrection(envelope.event.payload, today);
  const built = await buildCorrection(
    { ...services, session },
    accessOf(access, mended.row, session.accountId),
    snapshot,
    mended,
    input,
    today,
  );
  const names = new Set(built.changes.map(({ field }) => field));
  const changedForm = { fields: mended.info.form.fields.filter(({ name }) => names.has(name)) };
  const problems = [
    ...(await checkReferences(services, session, changedForm, input.values, snapshot)),
    ...(await checkLife(services, session, snapshot, input.values)),
  ];
  if (problems.length > 0) throw new AppError("INVALID", { reason: "payload", problems });
  const { sealed, fields } = built;
  const open = await refilled({ ...services, session }, snapshot, mended, built);
  const command = enveloped(services, actingOf(session, envelope, target), envelope, { workflow });
  const { corrects } = input;
  const likeness = { type: mended.row.type, sealed, commandId: envelope.commandId, corrects };
  const filled = mended.info.fills === "likeness" ? await fillLikeness(services, snapshot, likeness) : {};
  return { ...command, open: { ...open, ...filled }, sealed, fields, toComplete: [] };
}

/** A mend is an act of the kind it mends. */
const actingOf = (session: Session, envelope: Envelope, { access, mended }: Target): Command["actor"] =>
  actorOf(session, access?.behalfOf(mended?.row.type ?? envelope.event.type));

async function commandOf(
  services: GateServices,
  session: Session,
  envelope: Envelope,
  target: Target,
  staged: Staged | undefined,
): Promise<Command> {
  const { mended, access } = target;
  if (mended && envelope.event.type === "CORRECT") return correctionCommand(services, session, envelope, target);
  const { info, snapshot } = target;
  const { payload } = envelope.event;
  const problems = [
    ...(await checkReferences(services, session, info.form, payload, snapshot, staged)),
    ...(await checkLife(services, session, snapshot, payload)),
  ];
  if (problems.length > 0) throw new AppError("INVALID", { reason: "payload", problems });
  const command = toCommand(services, actingOf(session, envelope, target), envelope, target);
  if (info.fills === "costSharing" && snapshot)
    Object.assign(command.open, await fillShare({ ...services, session }, snapshot, command.open));
  if (info.fills === "likeness" && snapshot)
    Object.assign(command.open, await fillLikeness(services, snapshot, command));
  if (info.fills === "member" && snapshot)
    Object.assign(command.open, await fillMember({ ...services, session }, snapshot, command.open));
  const on = envelope.occurredOn ?? services.clock.today();
  if (info.fills === "payer" && snapshot)
    Object.assign(command.open, await fillPayer({ ...services, session }, snapshot, command.open, on));
  if (info.fills === "signing" && snapshot)
    Object.assign(command.open, await fillSigning({ ...services, session }, snapshot, on));
  if (info.fills === "stock" && snapshot)
    Object.assign(command.open, await fillStock({ ...services, session }, snapshot, command.open));
  if (!mended || !access) return command;
  return {
    ...command,
    open: { ...command.open, ...factsOfServer(services, envelope.event.type, access, mended.approvals) },
  };
}

/** The words of a refusal in both languages; ids without a text stay ids. */
export function refusalTexts(workflow: Workflow, refusal: Refusal): { it: string[]; en: string[] } {
  const say = (locale: "it" | "en") => sayReasons(refusal, workflow.texts[locale].reasons, locale);
  return { it: say("it"), en: say("en") };
}

async function changesSince(services: GateServices, caseId: string, seq: number): Promise<Change[]> {
  const rows = await readCaseEvents(services.driver, caseId, seq, 20);
  return rows.map((row) => ({ seq: row.seq, type: row.type, actor: row.actor, recordedAt: row.recorded_at }));
}

/** A command for the writer, or what can be answered without it. */
export type Passed = { workflow: Workflow; info: EventInfo } & ({ command: Command } | { answer: Answer });

/**
 * The gate itself: envelope, permission, payload. Throws AppError; `found` is what the log holds of the case. `staged`, of a
 * rehearsal only: what its earlier commands have opened.
 */
export async function passGate(
  services: GateServices,
  session: Session,
  envelope: Envelope,
  found: Found | undefined,
  staged?: Staged,
): Promise<Passed> {
  checkEnvelope(envelope, services.clock.today());
  const target = await findTarget(services, session, envelope, found);
  const { workflow, info } = target;
  const answer = answerBehind(services, session, envelope, target);
  if (answer) return { workflow, info, answer };
  return { workflow, info, command: await commandOf(services, session, envelope, target, staged) };
}

/** Sends one command. Throws AppError; a Refusal travels as REFUSED. */
export async function send(services: GateServices, session: Session, envelope: Envelope): Promise<Sent> {
  const found = isUuid(envelope.caseId) ? await services.readTarget(envelope) : undefined;
  const passed = await passGate(services, session, envelope, found);
  const answer = "answer" in passed ? passed.answer : await services.port.send(passed.command);
  return answered(services, passed.workflow, envelope, answer);
}

/** Maps what the writer says to the caller's errors. */
async function answered(services: GateServices, workflow: Workflow, envelope: Envelope, answer: Answer): Promise<Sent> {
  if (answer.ok) return answer;
  switch (answer.code) {
    case "REFUSED":
      throw new AppError("REFUSED", { refusal: { ...answer.refusal, texts: refusalTexts(workflow, answer.refusal) } });
    case "STALE":
      throw new AppError("STALE", {
        seq: answer.seq,
        // Whose id somebody else has opened in the same moment is told nothing of that case.
        changes: envelope.expectedSeq === 0 ? [] : await changesSince(services, answer.caseId, envelope.expectedSeq),
      });
    case "LIMIT":
      throw new AppError("LIMIT", { reason: answer.reason });
    case "INVALID":
      throw new AppError("INVALID", { reason: answer.reason });
    default:
      throw new AppError("NOT_FOUND");
  }
}

/** A UUID made of a name, so that jobs and imports may repeat themselves harmlessly. */
export function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
