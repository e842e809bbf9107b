// An office that brings its spreadsheets: accounts with grants, an upload as the route keeps it, and the way from a layout to the end of
// the import.
import { createAccount } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { tableOf } from "../../server/imports/read-table.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { findHeader, proposeMapping } from "../../workflows/rules/imports/fields.ts";
import { until } from "../bulk/house.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install } from "../support/installation.ts";

type Caller = ReturnType<typeof callerOf>;
type LayoutInput = Parameters<Caller["imports"]["look"]>[0]["layout"];
type PreviewAnswer = Awaited<ReturnType<Caller["imports"]["getPreview"]>>;
type JobAnswer = Awaited<ReturnType<Caller["imports"]["getJob"]>>;

export interface Office {
  house: Installation;
  made(name: string, role: RoleId, territory?: string): string;
  as(accountId: string): Session;
  call(accountId: string): Caller;
  /** Uploads and looks; columns as proposed unless given. */
  preview(
    who: string,
    file: string | Uint8Array,
    layout?: Partial<LayoutInput>,
  ): Promise<PreviewAnswer & { id: string }>;
  start(who: string, importId: string): Promise<JobAnswer>;
  ended(who: string, jobId: string): Promise<JobAnswer>;
}

export async function openOffice(now = "2026-03-02T09:00:00.000Z"): Promise<Office> {
  const house = await install({ now });
  let n = 0;
  const as = (accountId: string): Session => {
    const session = standingSession(house.services.accounts, accountId);
    if (!session) throw new Error("no session");
    return session;
  };
  const call = (accountId: string) => callerOf(house, as(accountId));
  const ended: Office["ended"] = (who, jobId) =>
    until(
      () => call(who).imports.getJob({ jobId }),
      ({ endedAt }) => endedAt !== null,
    );
  return {
    ...{ house, as, call, ended },
    made: (name, role, territory = "district") => {
      n += 1;
      const grants = [{ role, territory, areas: "all" as const }];
      return createAccount(house.services.accounts, { name, email: `${n}@demo.example`, grants }, "system").accountId;
    },
    preview: async (who, file, layout = {}) => {
      const table = tableOf(typeof file === "string" ? new TextEncoder().encode(file) : file);
      const { id } = house.services.imports.keep(as(who), "elenco.csv", table);
      const headerLine = findHeader(table.lines);
      const columns = proposeMapping(table.lines[headerLine] ?? []);
      const full = { headerLine, columns, source: "Elenco di prova", ...layout } as LayoutInput;
      await call(who).imports.look({ importId: id, layout: full });
      const seen = await until(
        () => call(who).imports.getPreview({ importId: id, limit: 100 }),
        ({ status }) => status !== "looking",
      );
      return { id, ...seen };
    },
    start: async (who, importId) => ended(who, (await call(who).imports.start({ importId })).jobId),
  };
}
