// Documents of a case as its history knows them: what kind of paper, how confidential, which versions, who signed, under which
// protocol number, who was given a copy. The bytes lie in files of their own, sealed; titles and names of files are sealed too.
import type { DataClass } from "./form.ts";
import type { Day } from "./ids.ts";

/**
 * Classes a document may have: its title, the name of its file and the way to its bytes are sealed under it. A paper is never
 * kept for an address alone: `contact` and `protectedAddress` are of facts.
 */
export const fileClasses = [
  "identity",
  "social",
  "health",
  "judicial",
  "economic",
  "reserved",
] as const satisfies readonly DataClass[];
export type FileClass = (typeof fileClasses)[number];

/** The sealed field that holds title, file name and key material of a document of that class. */
export const fileField = (fileClass: FileClass): string => `${fileClass}File`;
export const isFileField = (field: string): boolean => fileClasses.some((one) => fileField(one) === field);

export const documentKinds = [
  ...["identityDocument", "certificate", "medicalReport", "iseeStatement", "courtAct", "administrativeAct"],
  ...["letterReceived", "letterSent", "report", "project", "agreement", "minutes", "selfDeclaration", "photo", "other"],
] as const;

export const mediaTypes = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/tiff",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
] as const;

/** Bytes of one file. */
export const mostFileBytes = 20_000_000;
/** Documents of one case, and versions, signatures or copies of one document. */
export const mostDocuments = 300;
const mostParts = 40;

/** What becomes of a document, or of any act, once it has left; they may also start a term. */
export const postingEvents: readonly string[] = ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY"];

export interface DocumentVersion {
  /** Of the event that attached it: there its title and key are sealed. */
  seq: number;
  on: Day;
  mediaType: string;
  bytes: number;
  /** Name of the file of its sealed bytes, and their SHA-256. */
  stored: string;
  storedHash: string;
  signedCopy?: true;
  /** Template and its version, where it was written here. */
  madeFrom?: string;
  /** Seq of the act it was given with. */
  withSeq?: number;
}

/** What became of it on its way to whom it is for. */
export interface Posting {
  seq: number;
  on: Day;
  what: "sent" | "returned" | "delivered";
  /** How it was sent. */
  via?: string;
  /** Why it came back, or what proves the delivery. */
  why?: string;
  proof?: string;
  proofNumber?: string;
  /** Id of the term that waits for it, or that it started. */
  deadline?: string;
}

export interface CaseDocument {
  kind: string;
  class: FileClass;
  /** Day of the paper itself. */
  documentOn?: Day;
  versions: DocumentVersion[];
  /** Seqs of the events; who signed is sealed there. */
  signatures: { seq: number; on: Day; quality: string; how?: string; refused?: true }[];
  copies: { seq: number; on: Day; via: string }[];
  postings?: Posting[];
  protocolNumber?: string;
  protocolOn?: Day;
  withdrawn?: true;
}

export type CaseDocuments = Record<string, CaseDocument>;

export const hasRoom = (parts: readonly unknown[]): boolean => parts.length < mostParts;
