// Tells requests that two records go on as one to those who may answer them, and what became of one to who asked. What is asked is
// held by a claim on the pair, whatever takes it or lets it go: a request, an answer, a merge, an undo. An end takes back what was told.
import { accountNames } from "../../db/accounts/accounts.ts";
import type { Statement } from "../../db/driver/driver.ts";
import { type ClaimsEvent, readClaimsMoved } from "../../db/log/read-claims-moved.ts";
import { readCases } from "../../db/log/read-log.ts";
import { dropAnswerNotices, dropAskNotices, insertAskNotice, type MergeAnswer } from "../../db/notices/inbox.ts";
import { numberOf, textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { standingSession } from "../access/standing-session.ts";
import { caseAt } from "../engine/recorded-facts.ts";
import { createPace } from "../pace.ts";
import { noticeRows, type Telling } from "./notice-rows.ts";
import { standingAsks } from "./standing-asks.ts";
import type { TellServices, Told } from "./tell.ts";

const asked = { kind: "person", claim: "mergeAsk" };
const mostAccounts = 2_000;
const turnMs = 10;

/** What an event at the record that asked says became of its request; an undo says nothing, it takes back. */
const answers: Readonly<Record<string, MergeAnswer>> = {
  MERGE_REFUSED: "mergeRefused",
  MERGE_INTO: "mergeAccepted",
  TAKE_IN: "mergeAccepted",
  GO_INTO: "mergeAccepted",
  FOLLOW: "mergeAccepted",
  ACCEPT_MERGE: "mergeAccepted",
  TELL_APART: "mergeApart",
  MERGE_ASK_ENDED: "mergeApart",
  WITHDRAW_MERGE_ASK: "mergeWithdrawn",
};

interface Moved {
  event: ClaimsEvent;
  askedId: string;
  isTaken: boolean;
}

function movesOf(event: ClaimsEvent): Moved[] {
  const effects = JSON.parse(event.effects) as Effect[];
  return effects.flatMap((one): Moved[] => {
    if ((one.effect !== "claim" && one.effect !== "release") || one.kind !== asked.claim) return [];
    const askedId = one.resource.split("/").find((id) => id !== event.case_id);
    return askedId === undefined ? [] : [{ event, askedId, isTaken: one.effect === "claim" }];
  });
}

interface Said {
  ask: number;
  by: string;
  isOpen: boolean;
}

function saidIn(snapshot: CaseSnapshot | undefined, askedId: string): Said | undefined {
  const asks = snapshot?.doc.context.mergeAsks;
  const one = isObject(asks) ? asks[askedId] : undefined;
  if (!isObject(one)) return undefined;
  return { ask: numberOf(one.ask), by: textOf(one.by), isOpen: one.refused === undefined };
}

/** Everybody who may answer today, and is shown both records. */
async function answerers(services: TellServices, { askedId, event }: Moved, { ask, by }: Said): Promise<string[]> {
  const about = { id: "", what: "mergeAsk" as const, caseId: askedId, otherId: event.case_id, ask, by };
  const pace = createPace(turnMs);
  const found: string[] = [];
  for (const { accountId } of accountNames(services.accounts.db, mostAccounts)) {
    const session = standingSession(services.accounts, accountId);
    // Without a grant nothing is hers to answer: most accounts need no question to the database.
    if (!session || session.grants.length === 0) continue;
    if ((await standingAsks({ ...services, session }, [about])).size > 0) found.push(accountId);
    await pace();
  }
  return found;
}

const tellTo = (services: TellServices, event: ClaimsEvent, one: Telling): Statement[] =>
  noticeRows(services, event, one, `${one.otherId}/${one.accountId}`, insertAskNotice);

async function tellAsked(services: TellServices, moved: Moved, sum: Told): Promise<Statement[]> {
  const { event, askedId } = moved;
  const found = new Map(
    (await readCases(services.driver, [event.case_id, askedId])).map(({ snapshot }) => [snapshot.caseId, snapshot]),
  );
  const said = saidIn(found.get(event.case_id), askedId);
  if (!said?.isOpen) return [];
  const { ask, by } = said;
  const hearers = await answerers(services, moved, said);
  if (hearers.length === 0) sum.unheard += 1;
  sum.told += hearers.length;
  const about = { what: "mergeAsk" as const, caseId: askedId, otherId: event.case_id, ask, by };
  const number = found.get(askedId)?.number ?? "";
  return [
    dropAnswerNotices(event.case_id, askedId, ask),
    ...hearers.flatMap((accountId) => tellTo(services, event, { ...about, accountId, number })),
  ];
}

async function tellEnded(services: TellServices, { event, askedId }: Moved, sum: Told): Promise<Statement[]> {
  const taken = dropAskNotices(askedId, event.case_id);
  const what = answers[event.type];
  const said = what && saidIn(await caseAt(services.driver, event.case_id, event.seq - 1), askedId);
  // What she did herself she knows.
  if (!said || said.by === event.actor) return [taken];
  sum.told += 1;
  const about = { what, caseId: event.case_id, otherId: askedId, ask: said.ask, by: event.actor };
  return [taken, ...tellTo(services, event, { ...about, accountId: said.by, number: event.number })];
}

/** Of the events between two positions that are not older than an instant, in their order. */
export async function askNotices(
  services: TellServices,
  { after, upto, since }: { after: number; upto: number; since: string },
  sum: Told,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const event of await readClaimsMoved(services.driver, asked, after, upto)) {
    for (const moved of movesOf(event)) {
      if (event.recorded_at < since) {
        if (!moved.isTaken) statements.push(dropAskNotices(moved.askedId, event.case_id));
      } else if (moved.isTaken) statements.push(...(await tellAsked(services, moved, sum)));
      else statements.push(...(await tellEnded(services, moved, sum)));
    }
  }
  return statements;
}
