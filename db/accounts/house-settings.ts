// Settings of the house about access (idle lock, locks, links): every value ever set, with who and when.
import type { AccountsDb } from "./open.ts";

export interface SettingRow {
  name: string;
  value: number;
  by: string;
  recordedAt: string;
}

/** The last value of each setting that was ever changed. */
export const currentSettings = (db: AccountsDb): SettingRow[] =>
  db.readSync(
    `SELECT name, value, by_account AS "by", recorded_at AS recordedAt FROM house_setting
     WHERE pos IN (SELECT max(pos) FROM house_setting GROUP BY name) ORDER BY name`,
  );

/** Newest first. */
export const settingHistory = (db: AccountsDb, limit: number): SettingRow[] =>
  db.readSync(
    `SELECT name, value, by_account AS "by", recorded_at AS recordedAt FROM house_setting ORDER BY pos DESC LIMIT ?`,
    [limit],
  );

export function insertSetting(db: AccountsDb, one: SettingRow): void {
  db.batchSync([
    {
      sql: "INSERT INTO house_setting (name, value, by_account, recorded_at) VALUES (?,?,?,?)",
      args: [one.name, one.value, one.by, one.recordedAt],
    },
  ]);
}
