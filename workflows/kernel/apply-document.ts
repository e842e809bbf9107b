// What events about documents do to a case: the register of its documents follows them. Nothing else of the case changes.
import type { DecideEvent } from "./decision.ts";
import type { CaseDoc } from "./definition.ts";
import {
  type CaseDocument,
  type DocumentVersion,
  type FileClass,
  hasRoom,
  mostDocuments,
  type Posting,
} from "./document.ts";
import type { Day } from "./ids.ts";
import type { JsonObject } from "./json.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const given = (data: JsonObject, ...keys: string[]) =>
  Object.fromEntries(keys.filter((key) => text(data[key]) !== "").map((key) => [key, text(data[key])]));

/** Changes `doc` in place; the reason id when the event does not fit. */
export function applyDocument(doc: CaseDoc, event: DecideEvent, seq: number): string | undefined {
  const { data } = event;
  const id = text(data.documentId);
  const known = doc.documents?.[id];
  if (Number(data.withSeq ?? 0) >= seq) return "noSuchEntry";
  if (event.type === "ATTACH_DOCUMENT" && id === "") {
    if (Object.keys(doc.documents ?? {}).length >= mostDocuments) return "tooManyDocuments";
    const first: CaseDocument = {
      kind: text(data.documentKind),
      class: text(data.documentClass) as FileClass,
      ...given(data, "documentOn", "protocolNumber", "protocolOn"),
      versions: [versionOf(event, seq)],
      signatures: [],
      copies: [],
    };
    doc.documents = { ...doc.documents, [`d${seq}`]: first };
    return undefined;
  }
  if (!known || known.withdrawn) return "noSuchDocument";
  const changed = changeOf(known, event, seq);
  if (typeof changed === "string") return changed;
  doc.documents = { ...doc.documents, [id]: { ...known, ...changed } };
  return undefined;
}

const postingOf: Record<string, (data: JsonObject) => Omit<Posting, "seq">> = {
  RECORD_SENDING: (data) => ({ what: "sent", on: text(data.sentOn), ...given({ via: data.sentVia ?? null }, "via") }),
  RECORD_RETURN: (data) => ({ what: "returned", on: text(data.returnedOn), why: text(data.returnReason) }),
  RECORD_DELIVERY: (data) => ({
    ...{ what: "delivered", on: text(data.deliveredOn), via: text(data.sentVia), proof: text(data.proofKind) },
    ...given(data, "proofNumber"),
  }),
};

/** Sending, return or delivery of a document; changes `doc` in place, the reason id when it does not fit. */
export function applyPosting(doc: CaseDoc, { type, data }: DecideEvent, seq: number): string | undefined {
  const id = text(data.documentId);
  const known = doc.documents?.[id];
  const posting = postingOf[type]?.(data);
  if (!known || known.withdrawn || !posting) return "noSuchDocument";
  const before = known.postings ?? [];
  if (!hasRoom(before)) return "tooManyDocuments";
  const sent = before.findLast(({ what }) => what === "sent");
  if (posting.what === "returned" && sent && posting.on < sent.on) return "returnedBeforeSent";
  if (posting.what === "delivered" && posting.on < text(data.sentOn)) return "deliveredBeforeSent";
  const protocol = type === "RECORD_RETURN" ? {} : given(data, "protocolNumber", "protocolOn");
  const postings = [...before, { seq, ...posting, ...given(data, "deadline") }];
  doc.documents = { ...doc.documents, [id]: { ...known, ...protocol, postings } };
  return undefined;
}

function versionOf({ data, occurredOn }: DecideEvent, seq: number): DocumentVersion {
  return {
    ...{ seq, on: occurredOn, mediaType: text(data.mediaType), bytes: Number(data.bytes) },
    ...{ stored: text(data.stored), storedHash: text(data.storedHash) },
    ...(data.signedCopy === true ? { signedCopy: true as const } : {}),
    ...given(data, "madeFrom"),
    ...(typeof data.withSeq === "number" ? { withSeq: data.withSeq } : {}),
  };
}

function changeOf(known: CaseDocument, event: DecideEvent, seq: number): Partial<CaseDocument> | string {
  const { data } = event;
  switch (event.type) {
    case "ATTACH_DOCUMENT":
      // What was signed is no longer rewritten: only the copy that bears the signatures may follow it.
      if (known.signatures.some((one) => !one.refused) && data.signedCopy !== true) return "documentSigned";
      if (text(data.documentClass) !== known.class) return "documentOfAnotherClass";
      if (!hasRoom(known.versions)) return "tooManyDocuments";
      return {
        versions: [...known.versions, versionOf(event, seq)],
        ...given(data, "documentOn", "protocolNumber", "protocolOn"),
      };
    case "REGISTER_DOCUMENT":
      return given(data, "protocolNumber", "protocolOn");
    case "SIGN_DOCUMENT": {
      if (!hasRoom(known.signatures)) return "tooManyDocuments";
      const how = data.refusedToSign === true ? { refused: true as const } : { how: text(data.signedHow) };
      const one = { seq, on: text(data.signedOn) as Day, quality: text(data.signerQuality), ...how };
      return { signatures: [...known.signatures, one] };
    }
    case "HAND_OUT_COPY":
      if (!hasRoom(known.copies)) return "tooManyDocuments";
      return { copies: [...known.copies, { seq, on: text(data.copyOn) as Day, via: text(data.sentVia) }] };
    case "WITHDRAW_DOCUMENT":
      return { withdrawn: true };
    default:
      return "unknownEvent";
  }
}
