// The text of a signed root, its fingerprint and its signature, and the line by which a copy is kept outside the
// database. docs/archive-format.md describes all three, so that anybody can check them.
import { createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import type { SignedRoot } from "../../db/log/roots.ts";

/** What is signed, as UTF-8. */
export const rootText = ({ n, kind, day, pos, root, previous, signedAt, publicKey }: Omit<SignedRoot, "signature">) =>
  [
    "ambito signed root 1",
    `number ${n}`,
    `kind ${kind}`,
    `day ${day}`,
    `position ${pos}`,
    `root ${root}`,
    `previous ${previous}`,
    `signed ${signedAt}`,
    `key ${publicKey}`,
    "",
  ].join("\n");

/** SHA-256 hex of the text: the next root names it, its beginning is what people compare. */
export const rootFingerprint = (one: Omit<SignedRoot, "signature">): string => hash("sha256", rootText(one));

/** 16 hex digits in fours, to be compared by eye. */
export const shortFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join(" ");

/** The raw 32 bytes of an Ed25519 public key, base64url. */
export const publicKeyText = (key: KeyObject): string => String(key.export({ format: "jwk" }).x);

export function signRoot(one: Omit<SignedRoot, "signature" | "publicKey">, privateKey: KeyObject): SignedRoot {
  const unsigned = { ...one, publicKey: publicKeyText(createPublicKey(privateKey)) };
  return { ...unsigned, signature: sign(null, Buffer.from(rootText(unsigned)), privateKey).toString("base64url") };
}

export function isSigned(one: SignedRoot): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: one.publicKey }, format: "jwk" });
    const signature = Buffer.from(one.signature, "base64url");
    // Only one spelling of a signature is its own: a text that decodes to the same bytes is another text.
    return (
      signature.toString("base64url") === one.signature && verify(null, Buffer.from(rootText(one)), key, signature)
    );
  } catch {
    return false;
  }
}

const fields = ["n", "kind", "day", "pos", "root", "previous", "signedAt", "publicKey", "signature"] as const;

/** One line of JSON, to be kept anywhere. */
export const rootLine = (one: SignedRoot): string => JSON.stringify(fields.map((field) => one[field]));

/** What the code on the printed page holds: enough to find the root and to compare it. */
export const rootCode = (one: SignedRoot): string =>
  `AMBITO1 ${one.day} ${one.pos} ${one.root} ${rootFingerprint(one).slice(0, 16)}`;

/** Position and root out of a page's code; undefined when it is none. */
export function readRootCode(code: string): { day: string; pos: number; root: string } | undefined {
  const [, day, pos, root] =
    /^AMBITO1 (\d{4}-\d{2}-\d{2}) (\d{1,15}) ([0-9a-f]{64})( [0-9a-f]{16})?$/.exec(code.trim()) ?? [];
  return day && pos && root ? { day, pos: Number(pos), root } : undefined;
}
