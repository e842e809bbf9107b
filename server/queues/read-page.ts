// A page of a work list as JSON text: what the plain GET sends as it is and the procedure parses.
import { type ListItem, listPage } from "../../db/queues/list-page.ts";
import type { Session } from "../access/session.ts";
import type { Services } from "../services.ts";
import { listRights, type PageInput, toFilter, toPageAsk } from "./ask.ts";

export interface Page {
  /** Europe/Rome day the rows are overdue against. */
  today: string;
  /** The search found more than it answers with. */
  capped: boolean;
  /** Fewer than asked for: it was the last page. */
  rows: ListItem[];
}

/** JSON of a `Page`; the rows come out of SQL as text and are never taken apart. */
export async function readPageJson(services: Services, session: Session, input: PageInput): Promise<string> {
  const { filter, capped, searched } = await toFilter(services, session, input);
  // Every page: a caller could begin at the second one and stay unseen.
  if (searched !== undefined) await services.reads.recordSearch(session, input.text, searched);
  const rows = await listPage(services.driver, listRights(services, session), toPageAsk(filter, input));
  return `{"today":"${filter.today}","capped":${capped},"rows":${rows}}`;
}
