// The signing of a project or a pact: signatures said in the case, or those that stand beside its document, and whose they are.
import { rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent } from "../../kernel/definition.ts";
import type { CaseDocument } from "../../kernel/document.ts";
import type { Field } from "../../kernel/form.ts";
import { personSide, serviceSide } from "./sides.ts";

export const signerQualities = [
  ...["person", "parent", "guardian", "supportAdministrator", "specialCurator", "socialWorker", "supervisor"],
  ...["healthService", "provider"],
] as const;

/**
 * Signatures are facts: who, in which quality, how, when. The product signs nothing itself. They stand beside a document of
 * the case, or are said here where the paper lies elsewhere.
 */
export const signing: readonly Field[] = [
  { name: "documentId", kind: "text", class: "open", maxLength: 20, holds: "document" },
  {
    name: "signatures",
    kind: "group",
    class: "identity",
    requiredWhen: { empty: "documentId" },
    min: 1,
    max: 8,
    fields: [
      { name: "signerName", kind: "text", required: true },
      { name: "signerQuality", kind: "choice", required: true, options: signerQualities },
      {
        ...{ name: "signedHow", kind: "choice", required: true },
        options: ["onPaper", "byMark", "graphometric", "digital", "spidCie"],
      },
      { name: "signedOn", kind: "day", required: true, when: "past" },
      {
        ...{ name: "witnesses", kind: "text" },
        visibleWhen: { eq: ["signedHow", "byMark"] },
        requiredWhen: { eq: ["signedHow", "byMark"] },
      },
    ],
  },
];

/** Quality of each signature, without names: what decides whether both sides signed. */
export const signedQualities = (payload: JsonObject): JsonObject => ({
  signedQualities: rowsOf(payload.signatures).map((row) => textOf(row.signerQuality)),
});

/** The paper that the event names. */
export const signedDocument = (event: MachineEvent): CaseDocument | undefined =>
  event.documents[textOf(event.data.documentId)];

/** Who signed, said here or beside the document. */
export function qualitiesOf(event: MachineEvent): string[] {
  const beside = (signedDocument(event)?.signatures ?? []).filter((one) => !one.refused).map((one) => one.quality);
  return [...textsOf(event.data.signedQualities), ...beside];
}

export const signedBy = (event: MachineEvent, side: "person" | "service"): boolean =>
  qualitiesOf(event).some((one) => (side === "person" ? personSide : serviceSide).includes(one));

/** No paper named, or one that can be a project. */
export function isProjectPaper(event: MachineEvent): boolean {
  const document = signedDocument(event);
  if (textOf(event.data.documentId) === "") return true;
  return document !== undefined && !document.withdrawn && ["project", "agreement"].includes(document.kind);
}
