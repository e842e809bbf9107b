// Languages of the pages open to the public: every state a language was ever put in, with who and when.
import type { AccountsDb } from "./open.ts";

export interface LanguageRow {
  language: string;
  name: string;
  direction: string;
  /** JSON; empty where the words are those of the product. */
  words: string;
  isOpen: boolean;
  /** Empty: nobody yet. */
  validatedBy: string;
  validatedOn: string;
  /** Account. */
  by: string;
  recordedAt: string;
}

type Stored = Omit<LanguageRow, "isOpen"> & { isOpen: number };

const columns = `language, name, direction, words, is_open AS isOpen, validated_by AS validatedBy, validated_on AS validatedOn,
  by_account AS "by", recorded_at AS recordedAt`;
const toRow = (row: Stored): LanguageRow => ({ ...row, isOpen: row.isOpen === 1 });

/** More than anybody opens. */
const most = 60;

/** Each language as it stands now. */
export const currentLanguages = (db: AccountsDb): LanguageRow[] =>
  db
    .readSync<Stored>(
      `SELECT ${columns} FROM public_language WHERE pos IN (SELECT max(pos) FROM public_language GROUP BY language)
       ORDER BY language LIMIT ?`,
      [most],
    )
    .map(toRow);

export const findLanguage = (db: AccountsDb, language: string): LanguageRow | undefined =>
  db
    .readSync<Stored>(`SELECT ${columns} FROM public_language WHERE language = ? ORDER BY pos DESC LIMIT 1`, [language])
    .map(toRow)[0];

export function putLanguage(db: AccountsDb, row: LanguageRow): void {
  const { language, name, direction, words, isOpen, validatedBy, validatedOn, by, recordedAt } = row;
  db.batchSync([
    {
      sql: `INSERT INTO public_language
        (language, name, direction, words, is_open, validated_by, validated_on, by_account, recorded_at)
        VALUES (?,?,?,?,?,?,?,?,?)`,
      args: [language, name, direction, words, isOpen ? 1 : 0, validatedBy, validatedOn, by, recordedAt],
    },
  ]);
}
