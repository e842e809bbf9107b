// Looks at all open requests that two records go on as one, whenever they were made, as accounts stand now: who may answer one and was
// not told of it has it in her inbox, once; one that nobody can answer is told to who asked, and kept for who gives the roles. What the
// teller does by following the log this does by comparison: a role that is given later is no event of a record.
import { accountNames } from "../../db/accounts/accounts.ts";
import type { Statement } from "../../db/driver/driver.ts";
import { insertAskNotice, toldOfAsk } from "../../db/notices/inbox.ts";
import { putUnheard, type UnheardAsk } from "../../db/notices/unheard.ts";
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { listMergeAsks, type OpenMergeAsk } from "../../db/people/list-merge-asks.ts";
import type { Session } from "../access/session.ts";
import { standingSession } from "../access/standing-session.ts";
import { uuidOf } from "../engine/send.ts";
import { systemPermit } from "../engine/system.ts";
import { createPace } from "../pace.ts";
import { mayAnswer } from "../people/merge-asks-of.ts";
import { standingAsks } from "./standing-asks.ts";
import type { TellServices, Told } from "./tell.ts";

const mostAccounts = 2_000;
const mostSlices = 100;
const turnMs = 10;

const keyOf = ({ one, other }: OpenMergeAsk): string => `${one.personId}/${other.personId}`;

interface Heard {
  hearers: string[];
  /** Somebody may write the record asked, whether or not she is shown both. */
  isWritten: boolean;
}

const nobodyYet = (): Heard => ({ hearers: [], isWritten: false });

/** Of accounts that hold a grant: the others answer nothing. */
function standingSessions({ accounts }: TellServices): Session[] {
  return accountNames(accounts.db, mostAccounts).flatMap(({ accountId }) => {
    const session = standingSession(accounts, accountId);
    return session && session.grants.length > 0 ? [session] : [];
  });
}

async function hear(
  services: TellServices,
  sessions: readonly Session[],
  asks: readonly OpenMergeAsk[],
  pace: () => Promise<void> | undefined,
): Promise<Map<string, Heard>> {
  const heard = new Map(asks.map((one) => [keyOf(one), nobodyYet()]));
  for (const session of sessions) {
    const reader = { ...services, session };
    const hers = asks.filter((one) => mayAnswer(reader, one.other, one.by));
    const rows = hers.map((one) => ({
      ...{ id: keyOf(one), what: "mergeAsk" as const, caseId: one.other.personId, otherId: one.one.personId },
      ...{ ask: one.ask, by: one.by },
    }));
    const standing = await standingAsks(reader, rows);
    for (const { id } of rows) {
      const found = heard.get(id);
      if (!found) continue;
      found.isWritten = true;
      if (standing.has(id)) found.hearers.push(session.accountId);
    }
    await pace();
  }
  return heard;
}

const placeOf = ({ placeProtected, territory }: FoundPerson): string => (placeProtected === 1 ? "" : territory);

/** To those who were not told yet; no e-mail goes, since nothing has just happened. */
function tellNew(
  { notices }: TellServices,
  asked: OpenMergeAsk,
  about: { what: "mergeAsk" | "mergeNobody"; caseId: string; otherId: string },
  accountIds: readonly string[],
): Statement[] {
  const { ask, by, pos, at } = asked;
  const row = { ...about, ask, by, pos, at, deadlineId: "", alarms: "[]", due: "" };
  const told = toldOfAsk(notices, row);
  return accountIds
    .filter((accountId) => !told.has(accountId))
    .map((accountId) => {
      const id = uuidOf(`notice/swept/${pos}/${about.what}/${about.caseId}/${about.otherId}/${accountId}`);
      return insertAskNotice({ ...row, id, accountId });
    });
}

function asUnheard({ one, other, ask, by, on }: OpenMergeAsk, { isWritten }: Heard): UnheardAsk {
  return {
    ...{ askingId: one.personId, askedId: other.personId, ask, by, since: on },
    why: isWritten ? "notShown" : "noRole",
    ...{ askingPlace: placeOf(one), askedPlace: placeOf(other) },
  };
}

/** How many notices it put into inboxes, and how many requests nobody can answer. */
export async function sweepAsks(services: TellServices): Promise<Pick<Told, "told" | "unheard">> {
  const everything = { persons: systemPermit(), protecting: systemPermit(), contents: systemPermit(), assignees: [] };
  const pace = createPace(turnMs);
  const statements: Statement[] = [];
  const unheard: UnheardAsk[] = [];
  let sessions: Session[] | undefined;
  let after: string | undefined = "";
  for (let slice = 0; slice < mostSlices && after !== undefined; slice++) {
    const found = await listMergeAsks(services.driver, everything, after);
    sessions ??= found.asks.length > 0 ? standingSessions(services) : undefined;
    const heard = await hear(services, sessions ?? [], found.asks, pace);
    for (const one of found.asks) {
      const who = heard.get(keyOf(one)) ?? nobodyYet();
      const [askingId, askedId] = [one.one.personId, one.other.personId];
      if (who.hearers.length === 0) {
        unheard.push(asUnheard(one, who));
        statements.push(
          ...tellNew(services, one, { what: "mergeNobody", caseId: askingId, otherId: askedId }, [one.by]),
        );
      } else
        statements.push(
          ...tellNew(services, one, { what: "mergeAsk", caseId: askedId, otherId: askingId }, who.hearers),
        );
    }
    after = found.next;
  }
  services.notices.batchSync([...statements, ...putUnheard(unheard)]);
  return { told: statements.length, unheard: unheard.length };
}
