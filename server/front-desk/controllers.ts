// Whose the data of a first contact are, by the comune somebody writes to: the body that runs the first access there on that day, by
// the table of mandates. Where to turn to it is data of the district, told only of the body it was set for.
import { findMandate, findRuleset } from "../../db/district/load-tables.ts";
import { district } from "../../workflows/kernel/ids.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { letterheadOf, serviceOfCase } from "../../workflows/rules/letters/letterhead.ts";
import type { Services } from "../services.ts";

/** Values of this ruleset: `contacts` and `notices`, each by the name of a body as mandates have it. */
export const noticeRuleset = "privacyNotice";

type Reading = Pick<Services, "tables" | "config">;

export interface Controller {
  name: string;
  /** Empty where nobody said. */
  contact: string;
  /** Of its whole notice; empty where there is none. */
  noticeUrl: string;
}

/** Of a comune of the district, by the mandates of that day. */
export function controllerOf(
  { tables, config }: Reading,
  comune: { istat: string; name: string },
  on: string,
): Controller {
  const service = serviceOfCase("contact", "");
  const body = findMandate(tables, service, comune.istat, on)?.letterhead;
  const name = letterheadOf({ body, service, own: config.letterhead, comune: comune.name })[0] ?? "";
  const values = findRuleset(tables, noticeRuleset, district, on)?.values ?? {};
  const told = (key: string): string => {
    const byBody = values[key];
    const text = isObject(byBody) ? byBody[name] : undefined;
    return typeof text === "string" ? text : "";
  };
  const url = told("notices");
  // An address of the office is that of the body which keeps this installation, and of no other.
  const ownContact = name === config.letterhead[0] ? (config.officeEmail ?? config.officePhone ?? "") : "";
  return {
    name,
    contact: told("contacts") || ownContact,
    noticeUrl: url.startsWith("https://") ? url : (config.privacyNoticeUrl ?? ""),
  };
}
