// Bytes into a case as a version of a document: sealed and on the disk before the case is told of them by an ordinary command.
// Common to uploads and to what is written here.
import { findEvent, findMadeBy } from "../../db/log/find-event.ts";
import { type FileClass, fileField } from "../../workflows/kernel/document.ts";
import { attachDocument } from "../../workflows/kernel/document-events.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import { type Sent, send } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";
import { hashOf } from "./file-store.ts";

/** An upload that was recorded, whose answer was lost: the same answer, if the same person sent the same bytes. */
async function recorded(services: Services, session: Session, caseId: string, commandId: string, contentMac: string) {
  const [made] = await findMadeBy(services.driver, [commandId]);
  if (!made) return undefined;
  const event = await findEvent(services.driver, made.case_id, made.seq);
  const same =
    event?.case_id === caseId &&
    event.actor === session.accountId &&
    (JSON.parse(event.payload) as JsonObject).contentMac === contentMac;
  if (!event || !same) throw new AppError("INVALID", { reason: "commandReused" });
  const { seq, pos, number, state_after: state } = event;
  return { ok: true, caseId, number, seq, pos, state, repeated: true } satisfies Sent;
}

export interface Attached {
  commandId: string;
  expectedSeq: number;
  occurredOn?: string;
  bytes: Uint8Array;
  fileName: string;
  said: { title: string; documentClass: FileClass; documentKind: string } & Record<
    string,
    string | number | boolean | undefined
  >;
}

/** The bytes sealed and on the disk, and what the event says of them. */
export async function keepFile(
  { files, mac }: Pick<Services, "files" | "mac">,
  caseId: string,
  { commandId, bytes, fileName, said, mediaType }: Omit<Attached, "expectedSeq" | "occurredOn"> & { mediaType: string },
): Promise<{ payload: JsonObject; stored: string }> {
  const contentHash = hashOf(bytes);
  const { stored, storedHash, salt } = await files.put(bytes, { caseId, commandId });
  const { title, ...data } = said;
  const payload: JsonObject = {
    ...(JSON.parse(JSON.stringify(data)) as JsonObject),
    ...{ mediaType, bytes: bytes.length, stored, storedHash, contentMac: macOf(mac, caseId, contentHash) },
    [fileField(said.documentClass)]: [{ documentTitle: title, fileName, contentHash, fileSalt: salt }],
  };
  return { payload, stored };
}

const macOf = (mac: Services["mac"], caseId: string, contentHash: string): string =>
  mac(`document/${caseId}/${contentHash}`);

/** `examine` answers what the bytes are, or throws; it is not asked for what is recorded already. */
export async function attachBytes(
  services: Services,
  session: Session,
  caseId: string,
  { commandId, expectedSeq, occurredOn, bytes, fileName, said }: Attached,
  examine: () => Promise<string>,
): Promise<Sent> {
  const contentMac = macOf(services.mac, caseId, hashOf(bytes));
  const known = await recorded(services, session, caseId, commandId, contentMac);
  if (known) return known;
  const mediaType = await examine();
  const { payload, stored } = await keepFile(services, caseId, { commandId, bytes, fileName, said, mediaType });
  try {
    const sending = { caseId, commandId, expectedSeq, ...(occurredOn ? { occurredOn } : {}) };
    return await send(services, session, { ...sending, event: { type: attachDocument, payload } });
  } catch (error) {
    // Said not to be recorded; anything else may have been, and is swept away later when it was not.
    if (error instanceof AppError) await services.files.drop(stored);
    throw error;
  }
}
