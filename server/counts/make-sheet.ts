// Makes a sheet: counts what the session may see, and covers small figures where the sheet leaves the house, or where it
// would tell age or sex of persons whom the reader sees as a skeleton only.
import { countGroups, type Groups, TooManyGroups } from "../../db/counts/count-groups.ts";
import { findHead, firstPosOn } from "../../db/history/find-pos.ts";
import type { ListFieldId } from "../../workflows/kernel/list-condition.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { ageDay, type CountAsk, isOfPerson } from "../../workflows/rules/counts/ask.ts";
import { coverSmall } from "../../workflows/rules/counts/protect.ts";
import type { CountSheet, SheetFilter } from "../../workflows/rules/counts/sheet.ts";
import type { Session } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import { listRights, toFilter } from "../queues/ask.ts";
import type { Services } from "../services.ts";
import { type SheetInput, toAsk } from "./ask.ts";
import { inOrder } from "./order-keys.ts";

/** Milliseconds after which others get their turn. */
const turnMs = 15;

/** What a case keeps, whatever the day that is looked at. */
const lasting: readonly ListFieldId[] = ["kind", "state", "comune", "area", "opened", "restricted"];

/** What stands now is asked as the list is; other days and periods look at open and closed cases alike. */
function filterOf({ basis, view, status, where }: SheetInput): SheetFilter {
  if (basis === "now") return { view, status, where };
  return {
    view: view === "todo" || view === "waiting" ? "mine" : view,
    status,
    where: where.filter(({ field }) => lasting.includes(field)),
  };
}

async function eventsOf({ driver }: Services, { unit, from = "", to = "" }: CountAsk) {
  if (unit !== "events") return {};
  const head = await findHead(driver);
  const first = await firstPosOn(driver, head, from);
  return { events: { from: first, to: (await firstPosOn(driver, head, addDays(to, 1))) - 1 } };
}

/** The services, and whether somebody still waits for the answer. */
export type Asked = Services & { signal: AbortSignal };

/** Figures as they are, for who may see them. */
export async function countFor(services: Asked, session: Session, input: SheetInput): Promise<Groups> {
  const ask = toAsk(input);
  const today = services.clock.today();
  const chosen = filterOf(input);
  const { filter } = await toFilter(services, session, { ...chosen, where: [...chosen.where], text: "" });
  const asked = {
    ask,
    filter: ask.basis === "now" ? filter : { ...filter, status: "any" as const },
    ageOn: ageDay(ask, today),
    ...(await eventsOf(services, ask)),
  };
  const pace = createPace(turnMs);
  const onward = () => {
    stopIfGone(services.signal);
    return pace();
  };
  try {
    const groups = await countGroups(services.driver, listRights(services, session), asked, onward);
    return inOrder(groups, ask, services);
  } catch (error) {
    if (error instanceof TooManyGroups) throw new AppError("LIMIT", { reason: "groups" });
    throw error;
  }
}

/** Covered where it has to be. */
export async function makeSheet(services: Asked, session: Session, input: SheetInput): Promise<CountSheet> {
  const ask = toAsk(input);
  const { longReads, signal } = services;
  const groups = await longReads.inTurn(session.accountId, signal, () => countFor(services, session, input));
  const { rows, columns, without, someBare, ...table } = groups;
  const guarded = someBare && [ask.rows, ask.columns ?? ask.rows].some(isOfPerson);
  const least = services.accounts.settings.leastShown;
  const isCovered = input.external || guarded;
  return {
    ...{ ask, filter: filterOf(input), rows, columns },
    ...(isCovered ? coverSmall(table, least) : table),
    without: isCovered && without > 0 && without < least ? null : without,
    ageOn: ageDay(ask, services.clock.today()),
    ...{ external: input.external, guarded, least },
    ...{ by: session.name, at: services.clock.now() },
  };
}
