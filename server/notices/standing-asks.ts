// Notices of requests that two records go on as one, as they stand today: of an account that may still answer, or of who asked, and
// of records that a search still shows her. Whatever was taken back, answered or hidden since is not told of again.

import { type AskNoticed, isAsk } from "../../db/notices/inbox.ts";
import { findMergeAsks, pairKey } from "../../db/people/find-merge-asks.ts";
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { mergedState } from "../../db/people/find-standing.ts";
import type { Session } from "../access/session.ts";
import { mayAnswer } from "../people/merge-asks-of.ts";
import { searchRights } from "../search/rights.ts";
import type { Services } from "../services.ts";

type Reader = Pick<Services, "driver" | "policy"> & { session: Session };
type Row = AskNoticed & { id: string; caseId: string };

export interface NoticedPair {
  /** The record the notice is about, and the other one. */
  one: FoundPerson;
  other: FoundPerson;
}

const pairOf = ({ what, caseId, otherId }: Row) =>
  what === "mergeAsk" ? { askingId: otherId, askedId: caseId } : { askingId: caseId, askedId: otherId };

/** By the id of the notice, at most 100 of them; those of terms and acts are left out. */
export async function standingAsks(reader: Reader, rows: readonly Row[]): Promise<Map<string, NoticedPair>> {
  const { driver, policy, session } = reader;
  const asks = rows.filter(isAsk);
  const found = await findMergeAsks(driver, searchRights(policy, session), asks.map(pairOf));
  const standing = new Map<string, NoticedPair>();
  for (const row of asks) {
    const pair = found.get(pairKey(pairOf(row)));
    if (!pair) continue;
    const { one: asking, other: asked, said } = pair;
    const isOpen = said?.ask === row.ask && said.refused === undefined;
    const waits = asking.state === mergedState || asked.state === mergedState;
    if (row.what !== "mergeAsk") {
      const isTrue = row.what === "mergeNobody" ? isOpen && !waits : !isOpen;
      if (isTrue) standing.set(row.id, { one: asking, other: asked });
      continue;
    }
    if (isOpen && !waits && mayAnswer(reader, asked, row.by)) standing.set(row.id, { one: asked, other: asking });
  }
  return standing;
}
