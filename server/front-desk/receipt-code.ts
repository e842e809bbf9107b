// The code on the receipt of a request, and the ticket under which the form is sent. A code is 80 bits made of the ticket under the
// server's key, so that a form sent twice has one receipt; the product keeps no code, only the id of the contact, which is its hash.
import { timingSafeEqual } from "node:crypto";
import { uuidOf } from "../engine/send.ts";
import type { Services } from "../services.ts";

type Mac = Pick<Services, "mac">;

/** Without the letters that are read as digits. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/** Four groups of four signs: `7K3M-02QD-9XWA-TT4E`. */
export function codeOf({ mac }: Mac, nonce: string): string {
  const bits = BigInt(`0x${mac(`receipt-code/${nonce}`).slice(0, 20)}`);
  const code = Array.from({ length }, (_, i) => signs[Number((bits >> BigInt(5 * i)) & 31n)]).join("");
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** As it was copied by hand: small letters, spaces, O for zero. Undefined when it is no code. */
export function readCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (plain.length !== length || [...plain].some((sign) => !signs.includes(sign))) return undefined;
  return plain.replace(/(.{4})(?=.)/g, "$1-");
}

/** Id of the contact behind a code; nobody comes from the id to the code. */
export const contactOf = ({ mac }: Mac, code: string): string => uuidOf(mac(`receipt/${code}`));

/** Milliseconds: a person reads and types, a program does not. */
const soonest = 3_000;
const latest = 4 * 3_600_000;

export type TicketProblem = "tooSoon" | "tooLate" | "unknown";

const seal = ({ mac }: Mac, issuedMs: string, nonce: string) => mac(`first-contact/${issuedMs}/${nonce}`).slice(0, 32);

export function makeTicket(services: Mac & Pick<Services, "random">, nowMs: number): string {
  const nonce = Buffer.from(services.random(16)).toString("hex");
  const issued = String(nowMs);
  return `${issued}.${nonce}.${seal(services, issued, nonce)}`;
}

export function readTicket(
  services: Mac,
  ticket: string,
  nowMs: number,
): { nonce: string } | { problem: TicketProblem } {
  const [issued = "", nonce = "", sealed = ""] = ticket.split(".");
  const expected = seal(services, issued, nonce);
  const isOurs = sealed.length === expected.length && timingSafeEqual(Buffer.from(sealed), Buffer.from(expected));
  if (!isOurs) return { problem: "unknown" };
  const age = nowMs - Number(issued);
  if (age < soonest) return { problem: "tooSoon" };
  return age > latest ? { problem: "tooLate" } : { nonce };
}
