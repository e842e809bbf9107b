// Records who reads what, before the answer goes out: opening a case, person, document or history, exports, and
// person searches. Reads of one moment are written together. Lists and boards are not recorded.
import { insertReads, type ReadRow, type ReadsDb } from "../../db/read-log/reads.ts";
import type { SecretBox } from "./secret-box.ts";
import type { Session } from "./session.ts";
import { TypedSearches } from "./typed-searches.ts";

export type ReadWhat = "case" | "person" | "household" | "document" | "history" | "asOf" | "export";

export interface ReadLog {
  db: ReadsDb;
  /**
   * Await it before answering. `answered`: rows handed out, 1 for a single case. `eachTime`: somebody asked, so that a
   * second time within the minute is no page refreshing itself.
   */
  recordRead(
    session: Session,
    read: {
      what: ReadWhat;
      kind: string;
      caseId?: string;
      answered?: number;
      byGlass?: boolean;
      eachTime?: boolean;
      /** Of an export; the words are sealed. */
      purpose?: { id: string; words: string };
    },
  ): Promise<void>;
  /** Opening a case page or the card of a person or household. */
  recordCase(
    session: Session,
    one: { kind: string; caseId: string },
    access: { byBrokenGlass: boolean },
  ): Promise<void>;
  /**
   * An answered search of persons. The first within a second is on disk when this resolves; those typed after it in
   * the same second are joined into one row at its end. With the reason for which somebody looked in what is written in
   * cases of others it is a row of its own, marked so, and the reason is sealed behind the words.
   */
  recordSearch(session: Session, words: string, answered: number, reason?: string): Promise<void>;
  /** The same while somebody types: the first words are on disk when this resolves, the rest when the typing pauses. */
  recordTyped(session: Session, words: string, answered: number): Promise<void>;
  /** A register outside is asked who somebody is: code and reason are sealed. On disk when this resolves, before it is asked. */
  recordLookup(session: Session, asked: { fiscalCode: string; reason: string; personId?: string }): Promise<void>;
  /** Writes what waits. */
  close(): void;
}

/** Stands where exports have their purpose. */
const inNotesOfOthers = "notesOfOthers";
/** The same, where a register outside was asked. */
const ofRegister = "register";
const searchGapMs = 1000;
/** ⚙ A page that refreshes itself is one reading: the same account and case again within this time is not a new row. */
const sameReadingMs = 60_000;
const mostReadings = 20_000;

interface Typed {
  /** All words of this second; a list and its counts ask for the same ones together, which is one search. */
  said: Map<string, Promise<void>>;
  words: string[];
  answered: number;
  timer?: NodeJS.Timeout;
}

export function createReadLog(db: ReadsDb, box: SecretBox, clock: { now(): string }): ReadLog {
  let waiting: { row: ReadRow; done: () => void; failed: (error: unknown) => void }[] = [];
  const typed = new Map<string, Typed>();

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      insertReads(
        db,
        group.map((one) => one.row),
      );
      for (const one of group) one.done();
    } catch (error) {
      // Not recorded means not answered.
      for (const one of group) one.failed(error);
    }
  };
  const write = (row: ReadRow): Promise<void> =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ row, done, failed });
    });
  const searchRow = (accountId: string, words: readonly string[], answered: number): ReadRow => ({
    ...{ at: clock.now(), accountId, what: "search", kind: "", caseId: "", answered, byGlass: 0 },
    purpose: "",
    words: box.seal(words.join("\n")),
  });
  const endOfSecond = (accountId: string): void => {
    const late = typed.get(accountId);
    if (late && late.words.length > 0) insertReads(db, [searchRow(accountId, late.words, late.answered)]);
    typed.delete(accountId);
  };
  /** On a timer nobody would catch a full disk: what was answered is kept and written a second later. */
  const laterEndOfSecond = (accountId: string, late: Typed): void => {
    late.timer = setTimeout(() => {
      try {
        endOfSecond(accountId);
      } catch {
        laterEndOfSecond(accountId, late);
      }
    }, searchGapMs);
  };

  const typings = new TypedSearches({
    write: (accountId, words, answered) => write(searchRow(accountId, words, answered)),
    writeNow: (accountId, words, answered) => insertReads(db, [searchRow(accountId, words, answered)]),
    nowMs: () => Date.parse(clock.now()),
  });

  /** Reading -> when its row was written. */
  const readings = new Map<string, number>();
  const recordRead: ReadLog["recordRead"] = async ({ accountId }, read) => {
    const { what, kind, caseId = "", answered = 1, byGlass = false, eachTime = false, purpose } = read;
    const at = clock.now();
    const reading = `${accountId} ${what} ${caseId} ${byGlass}`;
    const nowMs = Date.parse(at);
    // The events across cases are one reading too, however often a live page asks again.
    const isReading = !eachTime && (caseId !== "" || what === "history");
    if (isReading && nowMs - (readings.get(reading) ?? -Infinity) < sameReadingMs) return;
    const why = { words: purpose?.words ? box.seal(purpose.words) : "", purpose: purpose?.id ?? "" };
    await write({ at, accountId, what, kind, caseId, ...why, answered, byGlass: byGlass ? 1 : 0 });
    if (readings.size >= mostReadings) readings.clear();
    readings.set(reading, nowMs);
  };

  return {
    db,
    recordRead,
    recordCase: (session, { kind, caseId }, access) =>
      recordRead(session, {
        what: kind === "person" || kind === "household" ? kind : "case",
        kind,
        caseId,
        byGlass: access.byBrokenGlass,
      }),
    recordSearch: async ({ accountId }, words, answered, reason) => {
      if (reason !== undefined)
        return write({ ...searchRow(accountId, [words, reason], answered), purpose: inNotesOfOthers });
      const late = typed.get(accountId);
      if (late) {
        const written = late.said.get(words);
        if (written) return written;
        late.said.set(words, Promise.resolve());
        late.words.push(words);
        late.answered += answered;
        return;
      }
      const first: Typed = { said: new Map(), words: [], answered: 0 };
      typed.set(accountId, first);
      laterEndOfSecond(accountId, first);
      const written = write(searchRow(accountId, [words], answered));
      first.said.set(words, written);
      await written;
    },
    recordLookup: ({ accountId }, { fiscalCode, reason, personId }) =>
      write({
        ...searchRow(accountId, [fiscalCode, reason], 1),
        ...{ purpose: ofRegister, kind: personId ? "person" : "", caseId: personId ?? "" },
      }),
    recordTyped: ({ accountId }, words, answered) => typings.record(accountId, words, answered),
    close: () => {
      flush();
      typings.close();
      for (const [accountId, late] of [...typed]) {
        clearTimeout(late.timer);
        endOfSecond(accountId);
      }
      db.close();
    },
  };
}
