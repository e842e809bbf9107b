// Time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 s), for setting a second factor and for printing the
// demo administrator's; at sign-in better-auth checks them.
import { createHmac } from "node:crypto";
import { sameText } from "./accounts.ts";
import { issuer } from "./auth.ts";

const periodMs = 30_000;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The secret's characters are the key, as better-auth takes them. */
export function totpCode(secret: string, nowMs: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(nowMs / periodMs)));
  const digest = createHmac("sha1", Buffer.from(secret)).update(counter).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** One period of tolerance either side. */
export const totpMatches = (secret: string, code: string, nowMs: number): boolean =>
  [-1, 0, 1].map((step) => sameText(totpCode(secret, nowMs + step * periodMs), code)).includes(true);

/** What an authenticator app is given: the key in base 32, without padding. */
export function totpKey(secret: string): string {
  let bits = "";
  for (const byte of Buffer.from(secret)) bits += byte.toString(2).padStart(8, "0");
  let key = "";
  for (let i = 0; i < bits.length; i += 5) key += alphabet[Number.parseInt(bits.slice(i, i + 5).padEnd(5, "0"), 2)];
  return key;
}

export const totpUri = (secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?secret=${totpKey(secret)}&issuer=${encodeURIComponent(issuer)}`;
