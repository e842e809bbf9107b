// Caches by which persons and cases are searched, which a fold of the log must reproduce too: those that hold plain personal
// data (person_row, search_word, search_piece; search_row is an FTS table of the migrations), and numbers of the protocol.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Declared cache with plain personal data: what lists and searches show of a person. */
export const personRow = sqliteTable(
  "person_row",
  {
    /** Row id of the person's line in the full-text table. */
    n: integer().primaryKey({ autoIncrement: true }),
    personId: text("person_id").notNull().unique(),
    surname: text().notNull(),
    givenName: text("given_name").notNull(),
    /** Lower case without accents, `surname givenname`, for order and prefix. */
    sortName: text("sort_name").notNull(),
    birthOn: text("birth_on"),
    sex: text(),
    fiscalCode: text("fiscal_code"),
    /** Where she lives; none while it is protected. */
    address: text(),
    territory: text().notNull(),
    householdId: text("household_id"),
    protectedAddress: integer("protected_address").notNull(),
    state: text().notNull(),
    lastPos: integer("last_pos").notNull(),
  },
  (t) => [
    index("person_sort").on(t.sortName, t.personId),
    index("person_fiscal").on(t.fiscalCode),
    // Names beside the day: who may be meant is told without reading the row.
    index("person_birth").on(t.birthOn, t.sortName),
    index("person_household").on(t.householdId),
    index("person_territory").on(t.territory, t.sortName, t.personId),
  ],
);

/** Declared cache with plain personal data: every word of the names in person_row, once, with how many persons have it. */
export const searchWord = sqliteTable(
  "search_word",
  {
    word: text().primaryKey(),
    /** How it sounds: workflows/rules/names/sound.ts. */
    sound: text().notNull(),
    persons: integer().notNull(),
  },
  (t) => [
    index("search_word_sound").on(t.sound, t.word),
    index("search_word_unused").on(t.persons).where(sql`persons <= 0`),
  ],
);

/** Declared cache with plain personal data: by which a mistyped word is found (workflows/rules/names/near.ts). */
export const searchPiece = sqliteTable("search_piece", { piece: text().notNull(), word: text().notNull() }, (t) => [
  primaryKey({ columns: [t.piece, t.word] }),
  index("search_piece_word").on(t.word),
]);

/** Numbers of the protocol written in the events of a case, in the form in which they are searched. */
export const protocolNumber = sqliteTable(
  "protocol_number",
  { number: text().notNull(), caseId: text("case_id").notNull() },
  (t) => [primaryKey({ columns: [t.number, t.caseId] })],
);
