// Names and identifiers shared by every floor: roles, areas, territories, case ids and days.
import { numberOfDay } from "./civil-day.ts";

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

/** True for an existing calendar day. */
export const isDay = (value: unknown): value is Day => typeof value === "string" && !Number.isNaN(numberOfDay(value));
