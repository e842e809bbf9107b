// A page of a work list as the bytes of its JSON: what the plain GET sends as they are and the procedure parses.
import { listPageAt } from "../../db/history/list-page-at.ts";
import type { Total } from "../../db/queues/count-total.ts";
import type { ListItem, ListRights, PageAsk } from "../../db/queues/list-page.ts";
import type { Session } from "../access/session.ts";
import { pastOf } from "../history/past.ts";
import type { Services } from "../services.ts";
import { listRights, type PageInput, toFilter, toPageAsk } from "./ask.ts";

export interface Page {
  /** Europe/Rome day the rows are overdue against: of the past, when that was asked for. */
  today: string;
  /** The search found more than it answers with. */
  capped: boolean;
  /** Where asked for: rows of the whole list; not `exact` when there are more. */
  total?: Total;
  /** Fewer than asked for: it was the last page. */
  rows: ListItem[];
}

const closing = Buffer.from("}");

async function rowsOf(services: Services, rights: ListRights, ask: PageAsk, position: number | undefined) {
  const from = position ? await services.places.pageFrom(rights, ask, position) : ask;
  return from ? services.pages.read(rights, from) : Buffer.from("[]");
}

/** JSON of a `Page` in UTF-8; the rows come out of SQL so and are never taken apart. */
export async function readPageJson(
  services: Services,
  session: Session,
  input: PageInput,
): Promise<Buffer<ArrayBuffer>> {
  const { filter, capped, searched } = await toFilter(services, session, input);
  // Every page: a caller could begin at the second one and stay unseen.
  if (searched !== undefined) await services.reads.recordSearch(session, input.text, searched);
  const past = input.at === undefined ? undefined : await pastOf(services, input.at);
  const rights = listRights(services, session);
  const ask = toPageAsk(filter, input);
  const rows = past
    ? await listPageAt(services.driver, rights, past, ask)
    : await rowsOf(services, rights, ask, input.position);
  const total = input.total ? `"total":${JSON.stringify(await services.places.total(rights, ask, input.total))},` : "";
  return Buffer.concat([
    Buffer.from(`{"today":"${past?.day ?? filter.today}","capped":${capped},${total}"rows":`),
    rows,
    closing,
  ]);
}
