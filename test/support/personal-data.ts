// Looks for invented persons in text and in bytes: surnames, full names as the search keeps them, fiscal codes, phones,
// e-mails, addresses. Answers where something was found, never what.
import { sortable } from "../../workflows/rules/names/words.ts";

export interface KnownPerson {
  surname: string;
  givenName?: string | undefined;
  fiscalCode?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
}

/** Shorter surnames are also other words. */
const shortest = 6;
const isAscii = (text: string) => /^[\x20-\x7e]+$/.test(text);

export class PersonalData {
  /** `where: what kind`. */
  readonly found = new Set<string>();
  /** First four bytes -> needles that begin with them, with their kind. */
  readonly #needles = new Map<number, { bytes: Buffer; kind: string }[]>();
  readonly #known = new Set<string>();

  constructor(persons: readonly KnownPerson[]) {
    for (const { surname, givenName, fiscalCode, phone, email, address } of persons) {
      if (surname.length >= shortest) this.#add(surname, "a surname");
      if (givenName) this.#add(sortable(`${surname} ${givenName}`), "a full name");
      if (givenName) this.#add(`${surname} ${givenName}`, "a full name");
      if (fiscalCode) this.#add(fiscalCode, "a fiscal code");
      if (fiscalCode) this.#add(fiscalCode.toLowerCase(), "a fiscal code");
      if (phone) this.#add(phone, "a phone");
      if (email) this.#add(email, "an e-mail");
      if (address) this.#add(address, "an address");
    }
  }

  get size(): number {
    return this.#known.size;
  }

  #add(text: string, kind: string): void {
    // Bytes are compared: what is not ASCII has more than one form.
    if (!isAscii(text) || text.length < 5 || this.#known.has(text)) return;
    this.#known.add(text);
    const bytes = Buffer.from(text, "latin1");
    const key = bytes.readUInt32BE(0);
    this.#needles.set(key, [...(this.#needles.get(key) ?? []), { bytes, kind }]);
  }

  /** Every needle anywhere in the bytes, also inside longer words: columns of a row stand without a space. */
  lookAt(where: string, bytes: Buffer): void {
    for (let at = 0, key = 0; at < bytes.length; at++) {
      key = ((key << 8) | (bytes[at] ?? 0)) >>> 0;
      if (at < 3) continue;
      for (const { bytes: needle, kind } of this.#needles.get(key) ?? [])
        if (bytes.subarray(at - 3, at - 3 + needle.length).equals(needle)) this.found.add(`${where}: ${kind}`);
    }
  }

  look(where: string, text: string): void {
    this.lookAt(where, Buffer.from(text, "utf8"));
  }
}
