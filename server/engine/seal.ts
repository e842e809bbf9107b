// AES-256-GCM of the sealed parts of events. AAD binds a blob to its case, seq, subject and class, so that a
// blob moved elsewhere no longer opens. Blob layout: 12 bytes IV, ciphertext, 16 bytes tag.
import { createCipheriv, createDecipheriv } from "node:crypto";
import type { JsonObject } from "../../workflows/kernel/json.ts";

export interface SealPlace {
  caseId: string;
  seq: number;
  subject: string;
  class: string;
}

const aad = (at: SealPlace) => Buffer.from(`${at.caseId}/${at.seq}/${at.subject}/${at.class}`);

/** `iv`: 12 random bytes, never used twice with one key. */
export function sealValues(values: JsonObject, key: Uint8Array, iv: Uint8Array, at: SealPlace): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(aad(at));
  const text = cipher.update(JSON.stringify(values), "utf8");
  return Buffer.concat([iv, text, cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the key is wrong or a byte was changed. */
export function openValues(blob: Uint8Array, key: Uint8Array, at: SealPlace): JsonObject {
  const bytes = Buffer.from(blob);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(aad(at));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  const text = Buffer.concat([decipher.update(bytes.subarray(12, bytes.length - 16)), decipher.final()]);
  return JSON.parse(text.toString("utf8")) as JsonObject;
}
