// documents.list: the documents of a case: what each is, its versions, who signed, protocol and copies. Those of a class closed to
// the reader are counted, not shown. Looking at the list is opening the case's documents, and recorded as that.
import { z } from "zod";
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listTypes } from "../../db/cases/list-events.ts";
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import type { CaseDocument } from "../../workflows/kernel/document.ts";
import { fileClasses, fileField, postingEvents } from "../../workflows/kernel/document.ts";
import { attachDocument, documentEventNames } from "../../workflows/kernel/document-events.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import { nextEvents, revive } from "../../workflows/kernel/machine.ts";
import { findTemplate } from "../../workflows/rules/letters/templates.ts";
import { type Opened, openSealed } from "../cases/view-case.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { findOpenCase, type ShownDocument, shownDocuments } from "./find-document.ts";
import { isShown } from "./media-type.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What was sealed with a version: undefined when erased. */
export function sealedFileOf(
  opened: Opened,
  seq: number,
  document: Pick<CaseDocument, "class">,
): JsonObject | undefined {
  const rows = opened.find(seq, "case", document.class)?.[fileField(document.class)];
  const [row] = Array.isArray(rows) ? rows : [];
  return isObject(row) ? row : undefined;
}

/** The template by its names, also when the house has given it up meanwhile. */
function templateOf(madeFrom: string | undefined) {
  if (madeFrom === undefined) return undefined;
  const [id = "", version] = madeFrom.split("/");
  return { id, version: Number(version), name: findTemplate(id, Number(version))?.name ?? { it: id, en: id } };
}

type Corrections = CaseDoc["corrections"];

/** The events in which a sealed field of one event was written, the one in force first: corrections, then the event itself. */
const writtenAt = (corrections: Corrections, seq: number): number[] => [
  ...Object.keys(corrections)
    .map(Number)
    .filter((one) => corrections[one]?.corrects === seq && corrections[one]?.outcome !== "kept")
    .sort((a, b) => b - a),
  seq,
];

function shown(
  { opened, corrections, types }: { opened: Opened; corrections: Corrections; types: ReadonlyMap<number, string> },
  { id, annex, document }: ShownDocument,
) {
  const versions = document.versions.map(({ seq, on, mediaType, bytes, signedCopy, withSeq, madeFrom }) => {
    const sealed = sealedFileOf(opened, seq, document);
    return {
      ...{ seq, on, mediaType, bytes, signedCopy: signedCopy === true, isShown: isShown(mediaType) },
      /** The act it was given with. */
      ...(withSeq === undefined ? {} : { with: { seq: withSeq, type: types.get(withSeq) ?? "" } }),
      madeFrom: templateOf(madeFrom),
      title: text(sealed?.documentTitle),
      fileName: text(sealed?.fileName),
      contentHash: text(sealed?.contentHash),
      erased: sealed === undefined,
    };
  });
  const named = (seq: number, field: string) =>
    text(
      writtenAt(corrections, seq)
        .map((one) => opened.find(one, "case", "identity")?.[field])
        .find((value) => value !== undefined),
    );
  return {
    ...{ id, annex, kind: document.kind, class: document.class, documentOn: document.documentOn },
    ...{ protocolNumber: document.protocolNumber, protocolOn: document.protocolOn },
    title: versions.at(-1)?.title ?? "",
    postings: document.postings ?? [],
    versions,
    signatures: document.signatures.map((one) => ({
      ...one,
      signer: named(one.seq, "signer"),
      witnesses: named(one.seq, "witnesses"),
    })),
    copies: document.copies.map((one) => ({ ...one, copyTo: named(one.seq, "copyTo") })),
  };
}

/** Acts of its workflow about one document that its step knows: offered beside each, as those of every case are. */
function ownActs(ctx: SessionContext, { snapshot: { kind, workflowVersion, state, doc } }: FoundCase): string[] {
  const version = ctx.workflows.get(kind)?.versions[workflowVersion];
  if (!version) return [];
  return nextEvents(revive(version.machine, state, doc.context)).filter((type) => {
    const info = version.events[type];
    return info?.beside && info.form.fields.some(({ holds }) => holds === "document");
  });
}

export const listDocuments = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const open = await findOpenCase(ctx, ctx.session, input.caseId);
    const { found, access, isClosed } = open;
    const all = Object.values(found.snapshot.doc.documents ?? {}).filter((one) => !one.withdrawn);
    const seen = shownDocuments(found.snapshot.doc, access, isClosed);
    // Where there are none, nothing was looked at.
    if (all.length > 0)
      await ctx.reads.recordRead(ctx.session, {
        ...{ what: "document", kind: found.snapshot.kind, caseId: input.caseId },
        ...{ answered: seen.length, byGlass: access.byBrokenGlass },
      });
    const { corrections } = found.snapshot.doc;
    const seqs = seen.flatMap(({ document: one }) =>
      [...one.versions, ...one.signatures, ...one.copies].flatMap(({ seq }) => writtenAt(corrections, seq)),
    );
    const opened = await openSealed(ctx, found, seqs, access);
    const isListed = ctx.workflows.get(found.snapshot.kind)?.list === "cases";
    const given = seen.flatMap(({ document }) => document.versions.flatMap((one) => one.withSeq ?? []));
    const types = await listTypes(ctx.driver, found, given);
    return {
      documents: seen.map((one) => shown({ opened, corrections, types }, one)).reverse(),
      closed: all.length - seen.length,
      /** Of those closed, letters that say where somebody lived before her address was protected. */
      closedLetters: all.filter((one) => access.classes.has(one.class) && isClosed(one)).length,
      /** Classes under which this reader may attach. */
      classes: isListed && access.send(attachDocument) ? fileClasses.filter((one) => access.classes.has(one)) : [],
      acts: [...documentEventNames.filter((one) => one !== attachDocument), ...ownActs(ctx, found)].filter(access.send),
      postingActs: isListed ? postingEvents.filter((event) => access.send(event)) : [],
    };
  });
