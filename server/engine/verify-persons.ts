// The plain rows of persons and their words for search against the identity the log gives them, and the keys by which
// sealed parts open: this part alone needs the keys.
import type { KeyReader } from "../../db/keys/key-file.ts";
import { readSealedParts } from "../../db/log/chain-reads.ts";
import { countRows, eachRow, type Source } from "../../db/log/safe-read.ts";
import {
  addressTextOf,
  isFindable,
  nameWordsOf,
  personKind,
  personRowOf,
  searchTextOf,
} from "../../db/people/person-cache.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { piecesOf } from "../../workflows/rules/names/near.ts";
import { soundOf } from "../../workflows/rules/names/sound.ts";
import { standingIdentity } from "./identity.ts";
import { openValues } from "./seal.ts";
import type { CacheCheckOptions } from "./verify-caches.ts";

const personColumns = [
  ...["person_id", "surname", "given_name", "birth_on", "sex", "fiscal_code", "address", "sort_name"],
  ...["territory", "household_id", "protected_address", "state", "last_pos"],
];

export class PersonCheck {
  readonly #options: CacheCheckOptions;
  readonly #keys: KeyReader;
  /** Identity values by case and by the seq that gave them. */
  readonly #given = new Map<string, Map<number, JsonObject>>();

  constructor(options: CacheCheckOptions, keys: KeyReader) {
    this.#options = options;
    this.#keys = keys;
  }

  /** Opens the identity of persons given in a range of positions. */
  async open(range: { after: number; upto: number }): Promise<void> {
    const { driver, problems, fold } = this.#options;
    // What cannot be read was told when the chains were followed.
    for (const part of await readSealedParts(driver, range, () => {}, true)) {
      if (fold.find(part.caseId)?.kind !== personKind || !part.blob) continue;
      const values = this.#values(part.keyId, part.blob, part);
      if (values === "broken")
        problems.event(part.pos, "a sealed part does not open with its key", fold.nameOf(part.caseId));
      if (typeof values !== "object") continue;
      const given = this.#given.get(part.caseId) ?? new Map<number, JsonObject>();
      this.#given.set(part.caseId, given);
      given.set(part.seq, { ...given.get(part.seq), ...values });
    }
  }

  #values(keyId: number, blob: Uint8Array, place: Parameters<typeof openValues>[2]): JsonObject | "erased" | "broken" {
    try {
      const key = this.#keys.find(keyId);
      return key ? openValues(blob, key, place) : "erased";
    } catch {
      return "broken";
    }
  }

  async compare(): Promise<void> {
    await this.#persons();
    await this.#searchRows();
    await this.#searchWords();
    await this.#bindings();
  }

  readonly #texts = new Map<number, [text: string, territory: string, address: string]>();
  /** Words of names, with how many persons have them. */
  readonly #words = new Map<string, number>();

  async #persons(): Promise<void> {
    const { driver, fold, problems } = this.#options;
    let persons = 0;
    for (const { snapshot } of fold.cases.values()) if (snapshot.kind === personKind) persons += 1;
    const source: Source = { table: "person_row", key: "n", columns: ["n", ...personColumns] };
    const look = ([n, ...row]: Json[]) => {
      const caseId = String(row[0]);
      const folded = fold.cases.get(caseId);
      const given = this.#given.get(caseId);
      const wanted =
        folded?.snapshot.kind === personKind
          ? personRowOf(
              folded.snapshot,
              standingIdentity(folded.snapshot, (seq) => given?.get(seq)),
              folded.lastPos,
            )
          : undefined;
      if (!wanted || !personColumns.every((column, i) => row[i] === wanted[column]))
        problems.case(fold.nameOf(caseId), "the row of the person differs from the fold");
      if (!wanted || !isFindable({ state: String(wanted.state) })) return;
      this.#texts.set(Number(n), [searchTextOf(wanted), String(wanted.territory), addressTextOf(wanted)]);
      for (const word of nameWordsOf(wanted)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    };
    await eachRow(driver, source, look, (key) => problems.add(`person_row: row ${key} cannot be read`));
    const rows = await countRows(driver, "person_row");
    if (rows !== persons) problems.add(`person_row: ${rows} rows instead of ${persons}`);
  }

  async #searchRows(): Promise<void> {
    const { driver, problems } = this.#options;
    const source: Source = { table: "search_row", key: "rowid", columns: ["rowid", "text", "territory", "address"] };
    const look = ([n, ...stored]: Json[]) => {
      const wanted = this.#texts.get(Number(n));
      this.#texts.delete(Number(n));
      if (!wanted?.every((one, i) => one === stored[i]))
        problems.add(`search_row ${String(n)} differs from its person`);
    };
    await eachRow(driver, source, look, (key) => problems.add(`search_row: row ${key} cannot be read`));
    for (const n of this.#texts.keys()) problems.add(`search_row ${n} is missing`);
  }

  /** A word is personal data: none is named. */
  async #searchWords(): Promise<void> {
    const { driver, problems } = this.#options;
    const words: Source = { table: "search_word", key: "rowid", columns: ["rowid", "word", "sound", "persons"] };
    const lookAtWord = ([n, word, sound, persons]: Json[]) => {
      const isRight = this.#words.get(String(word)) === persons && sound === soundOf(String(word));
      if (!isRight) problems.add(`search_word ${String(n)} differs from the names`);
    };
    await eachRow(driver, words, lookAtWord, (key) => problems.add(`search_word: row ${key} cannot be read`));
    const rows = await countRows(driver, "search_word");
    if (rows !== this.#words.size) problems.add(`search_word: ${rows} rows instead of ${this.#words.size}`);
    const pieces: Source = { table: "search_piece", key: "rowid", columns: ["rowid", "piece", "word"] };
    const lookAtPiece = ([n, piece, word]: Json[]) => {
      const isRight = this.#words.has(String(word)) && piecesOf(String(word)).includes(String(piece));
      if (!isRight) problems.add(`search_piece ${String(n)} is of no word`);
    };
    await eachRow(driver, pieces, lookAtPiece, (key) => problems.add(`search_piece: row ${key} cannot be read`));
    let wanted = 0;
    for (const word of this.#words.keys()) wanted += piecesOf(word).length;
    const found = await countRows(driver, "search_piece");
    if (found !== wanted) problems.add(`search_piece: ${found} rows instead of ${wanted}`);
  }

  /** Every bound key is there and opens, unless it was destroyed, which its binding then says. */
  async #bindings(): Promise<void> {
    const { driver, problems, fold } = this.#options;
    const source: Source = { table: "key_binding", key: "key_id", columns: ["case_id", "key_id", "erased"] };
    const look = ([caseId, keyId, erased]: Json[]) => {
      let isThere = false;
      try {
        isThere = this.#keys.find(Number(keyId)) !== undefined;
      } catch {
        problems.add(`key ${String(keyId)} does not open with the master key`);
        return;
      }
      const name = fold.nameOf(String(caseId));
      if (isThere && erased !== null) problems.case(name, `key ${String(keyId)} is said to be destroyed and is there`);
      if (!isThere && erased === null) problems.case(name, `key ${String(keyId)} is missing`);
    };
    await eachRow(driver, source, look, (key) => problems.add(`key_binding: key ${key} cannot be read`));
  }
}
