// What the holder of a receipt is told. Unknown, long over and guarded look alike: the page must not tell that somebody's request has
// become a matter of protection. Nothing is written: neither who asked nor when.
import { findCase } from "../../db/cases/find-case.ts";
import { findClosedOn } from "../../db/front-desk/find-closed-on.ts";
import { isHouseholdGuarded } from "../../db/front-desk/is-guarded.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { guardedNeeds } from "../../workflows/rules/contacts/in-public.ts";
import { type Told, tellOf } from "../../workflows/rules/contacts/told.ts";
import { systemPermit } from "../engine/system.ts";
import { livedWith, recordsOf } from "../people/lived-with.ts";
import { withSides } from "../people/sides-of.ts";
import type { Services } from "../services.ts";
import { contactOf } from "./receipt-code.ts";

/** Days after the end of a request until which its code still answers: a slip of paper in a drawer is not for ever. */
const answersDays = 60;

export interface Receipt extends Told {
  receivedOn: Day;
  /** The day of the office, against which terms are read. */
  today: Day;
}

type Reading = Pick<Services, "driver" | "clock" | "mac">;

const find = async ({ driver }: Reading, caseId: string | undefined): Promise<CaseSnapshot | undefined> =>
  caseId === undefined ? undefined : (await findCase(driver, systemPermit(), caseId))?.snapshot;

/** `code` as `readCode` gives it. */
export async function readReceipt(services: Reading, code: string): Promise<Receipt | undefined> {
  const contact = await find(services, contactOf(services, code));
  if (contact?.kind !== "contact") return undefined;
  const intakeId = typeof contact.doc.context.intake === "string" ? contact.doc.context.intake : undefined;
  const intake = await find(services, intakeId);
  const told = tellOf(contact, intake);
  if (!told) return undefined;
  const today = services.clock.today();
  const closedOn = await findClosedOn(services.driver, systemPermit(), (intake ?? contact).caseId);
  if (closedOn !== undefined && addDays(closedOn, answersDays) < today) return undefined;
  const { personId, householdId } = intake?.doc.head ?? contact.doc.head;
  const permitted = systemPermit();
  if (personId) {
    const person = await find(services, personId);
    const records = person ? await recordsOf(services, permitted, person) : [];
    // Every kind of household she is in, the one she lived in when the case began, the one it follows now, and the other side of
    // each that split; and who lived with her in any of them, though one or both have left. Of all records of hers that were merged.
    const memberships = records.flatMap(({ doc }) =>
      rowsOf(doc.context.households).map((one) => textOf(one.household)),
    );
    const heads = [contact, ...records].map(({ doc }) => doc.head.householdId);
    const known = [householdId, ...heads, ...memberships].filter((one) => one !== undefined);
    const households = await withSides(services, permitted, [...new Set(known)]);
    const persons = await livedWith(services, permitted, records);
    // What cannot be looked at whole is not told.
    if (!persons) return undefined;
    const asked = { persons: [personId, ...persons], households, needs: guardedNeeds };
    if (await isHouseholdGuarded(services.driver, permitted, asked)) return undefined;
  }
  return { ...told, receivedOn: contact.doc.head.openedOn, today };
}
