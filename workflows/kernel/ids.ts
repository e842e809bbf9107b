// Names and identifiers shared by every floor: roles, areas, territories, case ids and days.

/** UUID made by the caller, lower case. */
export type CaseId = string;
/** Account id (accounts.db) or `system`. */
export type AccountId = string;
/** Office day in Europe/Rome, `YYYY-MM-DD`. */
export type Day = string;
/** UTC instant, ISO 8601 with milliseconds and `Z`. */
export type Instant = string;
/** ISTAT code of one of the district's comuni, or `district`. */
export type Territory = string;

export const district = "district";

export const roleIds = [
  "frontDesk",
  "socialWorker",
  "protectionWorker",
  "psychologist",
  "fosterTeam",
  "housingClerk",
  "adminClerk",
  "educator",
  "provider",
  "trainee",
  "supervisor",
  "coordinator",
  "dpo",
  "administrator",
] as const;
export type RoleId = (typeof roleIds)[number];

export const areaIds = [
  "adults",
  "elderly",
  "disability",
  "families",
  "protection",
  "foster",
  "housing",
  "poverty",
  "registry",
] as const;
/** Policy area of a case; `registry` is that of persons, households and accounts. */
export type AreaId = (typeof areaIds)[number];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

const day = /^\d{4}-\d{2}-\d{2}$/;
/** True for an existing calendar day. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !day.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
