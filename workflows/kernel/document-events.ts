// Events about the documents of a case, common to all workflows: attaching, registering, signing, handing out, withdrawing. They
// move nothing. A file comes in by the upload alone (server/documents), which seals it first.
import type { EventInfo } from "./definition.ts";
import { documentKinds, type FileClass, fileClasses, fileField, mediaTypes, mostFileBytes } from "./document.ts";
import type { Field } from "./form.ts";

/** Which document of the case it is about. */
export const documentField: Field = {
  name: "documentId",
  kind: "text",
  class: "open",
  required: true,
  maxLength: 20,
  holds: "document",
};
const protocolNumber: Field = { name: "protocolNumber", kind: "text", class: "open", maxLength: 50 };
const protocolOn: Field = { name: "protocolOn", kind: "day", class: "open", when: "past" };
/** Made by the upload, never typed. */
const made = { kind: "text", class: "open", required: true, maxLength: 64 } as const;

const sealedFile = (fileClass: FileClass): Field => ({
  name: fileField(fileClass),
  kind: "group",
  class: fileClass,
  min: 1,
  max: 1,
  visibleWhen: { eq: ["documentClass", fileClass] },
  requiredWhen: { eq: ["documentClass", fileClass] },
  fields: [
    { name: "documentTitle", kind: "text", class: fileClass, required: true },
    { name: "fileName", kind: "text", class: fileClass, required: true },
    { name: "contentHash", kind: "text", class: fileClass, required: true, maxLength: 64 },
    { name: "fileSalt", kind: "text", class: fileClass, required: true, maxLength: 64 },
  ],
});

/** In what quality somebody signs a document. */
export const documentSigners = [
  ...["person", "parent", "guardian", "supportAdministrator", "minorHeard", "worker", "manager", "familyDoctor"],
  ...["healthService", "provider", "otherBody"],
] as const;

export const attachDocument = "ATTACH_DOCUMENT";
export const signDocument = "SIGN_DOCUMENT";
export const withdrawDocument = "WITHDRAW_DOCUMENT";

export const documentEvents: Record<string, EventInfo> = {
  [attachDocument]: {
    commutes: true,
    byImport: true,
    form: {
      fields: [
        { ...documentField, required: false },
        { name: "documentKind", kind: "choice", class: "open", required: true, options: documentKinds },
        { name: "documentClass", kind: "choice", class: "open", required: true, options: fileClasses },
        { name: "documentOn", kind: "day", class: "open", when: "past" },
        { name: "signedCopy", kind: "boolean", class: "open" },
        protocolNumber,
        protocolOn,
        /** Template and its version, where it was written here: `convocation/1`. */
        { name: "madeFrom", kind: "text", class: "open", maxLength: 80 },
        /** Seq of the act it was given with. */
        { name: "withSeq", kind: "integer", class: "open", min: 1 },
        { name: "mediaType", kind: "choice", class: "open", required: true, options: mediaTypes },
        { name: "bytes", kind: "integer", class: "open", required: true, min: 1, max: mostFileBytes },
        { name: "stored", ...made },
        { name: "storedHash", ...made },
        { name: "contentMac", ...made },
        ...fileClasses.map(sealedFile),
      ],
    },
  },
  REGISTER_DOCUMENT: {
    commutes: true,
    form: { fields: [documentField, { ...protocolNumber, required: true }, { ...protocolOn, required: true }] },
  },
  /** A signature, or its refusal, as a fact: on paper and scanned, digital, by mark before two witnesses. */
  [signDocument]: {
    commutes: true,
    form: {
      fields: [
        documentField,
        { name: "signer", kind: "text", class: "identity", required: true },
        {
          ...{ name: "signerQuality", kind: "choice", class: "open", required: true },
          options: documentSigners,
        },
        { name: "refusedToSign", kind: "boolean", class: "open" },
        {
          ...{ name: "signedHow", kind: "choice", class: "open" },
          options: ["onPaper", "byMark", "graphometric", "digital", "spidCie"],
          visibleWhen: { not: { eq: ["refusedToSign", true] } },
          requiredWhen: { not: { eq: ["refusedToSign", true] } },
        },
        { name: "signedOn", kind: "day", class: "open", required: true, when: "past" },
        {
          ...{ name: "witnesses", kind: "text", class: "identity" },
          visibleWhen: { any: [{ eq: ["signedHow", "byMark"] }, { eq: ["refusedToSign", true] }] },
          requiredWhen: { any: [{ eq: ["signedHow", "byMark"] }, { eq: ["refusedToSign", true] }] },
        },
      ],
    },
  },
  /** A copy was handed or sent to somebody: to whom is sealed. */
  HAND_OUT_COPY: {
    commutes: true,
    form: {
      fields: [
        documentField,
        { name: "copyTo", kind: "text", class: "identity", required: true },
        { name: "copyOn", kind: "day", class: "open", required: true, when: "past" },
        {
          ...{ name: "sentVia", kind: "choice", class: "open", required: true },
          options: ["pec", "registeredMail", "byHand", "email", "messenger", "platform"],
        },
      ],
    },
  },
  /** Attached by mistake: it stays in the history and is no longer shown among the documents. */
  [withdrawDocument]: {
    commutes: true,
    form: {
      fields: [documentField, { name: "reason", kind: "longText", maxLength: 2000, class: "social", required: true }],
    },
  },
};

export const documentEventNames: readonly string[] = Object.keys(documentEvents);

/** Sealed fields said of one document, and shown with it: no facts of the case. Why something was done is told like elsewhere. */
export const saidOfDocuments: ReadonlySet<string> = new Set(
  Object.values(documentEvents)
    .flatMap(({ form }) => form.fields)
    .filter((field) => field.class !== "open" && field.name !== "reason")
    .map(({ name }) => name),
);

/** What the protocol office does with documents: it decides nothing about them. */
export const protocolActs: readonly string[] = [attachDocument, "REGISTER_DOCUMENT", "HAND_OUT_COPY"];

/** Of an event about a document: what no reader of the timeline needs, since the document itself is listed. */
export const madeByUpload: readonly string[] = ["stored", "storedHash", "contentMac", "documentId", "madeFrom"];

/** What an upload recorded names bytes that lie sealed: a document attached wrong is withdrawn and attached anew. */
export const isCorrectable = (type: string, info?: Pick<EventInfo, "recordedAnew">): boolean =>
  type !== attachDocument && info?.recordedAnew !== true;
