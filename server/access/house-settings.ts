// The ⚙ of access that the house may set: bounds, defaults, and changing one. A change holds at once and stays in the
// append-only list with who made it.
import { currentSettings, insertSetting } from "../../db/accounts/house-settings.ts";
import type { Accounts } from "./accounts.ts";

/** Whole minutes, hours, days, rows or persons, or 1 for yes; outside the bounds the house would be open, or nobody could work. */
export const houseSettings = {
  idleMinutes: { min: 2, max: 240 },
  undoMinutes: { min: 1, max: 60 },
  lockMinutes: { min: 1, max: 1440 },
  linkHours: { min: 1, max: 72 },
  glassMinutes: { min: 15, max: 240 },
  /** 1: colleagues see who has the same case open. */
  showPresence: { min: 0, max: 1 },
  exportRows: { min: 1, max: 100_000 },
  exportMinutes: { min: 1, max: 60 },
  leastShown: { min: 3, max: 20 },
  draftDays: { min: 0, max: 30 },
} as const;

export type HouseSetting = keyof typeof houseSettings;
export const houseSettingNames = Object.keys(houseSettings) as HouseSetting[];

const fits = (name: HouseSetting, value: number): boolean =>
  Number.isSafeInteger(value) && value >= houseSettings[name].min && value <= houseSettings[name].max;

/** Puts what the house has set in the place of the defaults; called once at opening. */
export function applyHouseSettings(accounts: Pick<Accounts, "db" | "settings">): void {
  for (const { name, value } of currentSettings(accounts.db)) {
    const known = houseSettingNames.find((one) => one === name);
    if (known && fits(known, value)) accounts.settings[known] = value;
  }
}

/** False when the value is out of bounds. */
export function changeHouseSetting(accounts: Accounts, name: HouseSetting, value: number, by: string): boolean {
  if (!fits(name, value)) return false;
  if (accounts.settings[name] === value) return true;
  insertSetting(accounts.db, { name, value, by, recordedAt: accounts.clock.now() });
  accounts.settings[name] = value;
  return true;
}
