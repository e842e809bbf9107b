// A district for acts on many cases: real accounts with grants, toy cases by the dozen, and a way to run an act from its
// preview to its end.
import { createAccount } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { account } from "../../workflows/account/index.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

export const now = "2026-03-02T09:00:00.000Z";

type Caller = ReturnType<typeof callerOf>;
export type PreviewAnswer = Awaited<ReturnType<Caller["bulk"]["getPreview"]>>;
export type JobAnswer = Awaited<ReturnType<Caller["bulk"]["get"]>>;

export interface BulkHouse {
  house: Installation;
  made(name: string, role: RoleId, territory?: string): string;
  /** As a request of hers would be answered now. */
  as(accountId: string): Session;
  call(accountId: string): Caller["bulk"];
  /** Opens so many toy cases in a comune; answers their ids. */
  open(by: string, count: number, territory?: string): Promise<string[]>;
  preview(who: string, event: string, payload: JsonObject, target: object): Promise<{ id: string } & PreviewAnswer>;
  looked(who: string, previewId: string): Promise<{ id: string } & PreviewAnswer>;
  start(who: string, previewId: string): Promise<JobAnswer>;
  ended(who: string, jobId: string): Promise<JobAnswer>;
}

/** Asked again until it holds; a test's own time limit ends it. */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await new Promise((done) => setTimeout(done, 5));
  }
}

export async function openBulkHouse(kinds: readonly Workflow[] = [toyWorkflow]): Promise<BulkHouse> {
  const house = await install({ workflows: [...kinds, account], now });
  let n = 0;
  const as = (accountId: string): Session => {
    const session = standingSession(house.services.accounts, accountId);
    if (!session) throw new Error("no session");
    return session;
  };
  const call = (accountId: string) => callerOf(house, as(accountId)).bulk;
  const looked: BulkHouse["looked"] = async (who, previewId) => ({
    id: previewId,
    ...(await until(
      () => call(who).getPreview({ previewId }),
      ({ status }) => status !== "looking",
    )),
  });
  const ended: BulkHouse["ended"] = (who, jobId) =>
    until(
      () => call(who).get({ jobId }),
      ({ endedAt }) => endedAt !== null,
    );
  return {
    house,
    as,
    call,
    looked,
    ended,
    made: (name, role, territory = "district") => {
      n += 1;
      const grants = [{ role, territory, areas: "all" as const }];
      return createAccount(house.services.accounts, { name, email: `${n}@demo.example`, grants }, "system").accountId;
    },
    open: async (by, count, territory = "020038") => {
      const ids = Array.from({ length: count }, () => {
        n += 1;
        return uuidOf(`bulk case ${n}`);
      });
      await Promise.all(
        ids.map((caseId) =>
          house.send(as(by), { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: { territory } }),
        ),
      );
      return ids;
    },
    preview: async (who, event, payload, target) => {
      const { previewId } = await call(who).preview({ event, payload, target: target as { ids: string[] } });
      return looked(who, previewId);
    },
    start: async (who, previewId) => ended(who, (await call(who).start({ previewId })).jobId),
  };
}
