// imports.getPreview: how far the preview is, what the import would make, and its rows in pages. A person of the registry shown beside
// a row is recorded as read, like one that is opened.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { countPlanned } from "./job-rows.ts";
import { assertMayImport } from "./may-import.ts";
import type { Choice, ImportRow, RowStatus } from "./preview.ts";

const statuses = ["new", "there", "known", "error"] as const satisfies readonly RowStatus[];
const longestShown = 60;

const nameOf = ({ facts }: ImportRow): string =>
  [facts.surname, facts.givenName]
    .filter((one) => one !== "")
    .join(" ")
    .slice(0, longestShown);

const shownRow = (row: ImportRow) => ({
  line: row.line,
  status: row.status,
  choice: row.choice,
  name: nameOf(row),
  birthOn: row.facts.birthOn,
  problems: row.problems,
  notes: row.notes,
  ...(row.known ? { known: row.known } : {}),
  ...(row.refused ? { refused: row.refused } : {}),
  opensCase: row.case !== undefined && !row.case.isThere,
});
export type ShownRow = ReturnType<typeof shownRow>;

export const getPreview = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      importId: z.uuid(),
      which: z.enum([...statuses, "all", "notes"]).default("all"),
      from: z.int().min(0).max(10_000).default(0),
      limit: z.int().min(1).max(100).default(50),
    }),
  )
  .query(async ({ ctx, input }) => {
    assertMayImport(ctx);
    const { preview, starting } = ctx.imports.get(ctx.session, input.importId);
    if (!preview) throw new AppError("NOT_FOUND");
    const isReady = preview.status === "ready";
    const rows = isReady
      ? preview.rows.filter((row) =>
          input.which === "notes" ? row.notes.length > 0 : input.which === "all" || row.status === input.which,
        )
      : [];
    const page = rows.slice(input.from, input.from + input.limit);
    for (const { known } of page)
      if (known) await ctx.reads.recordRead(ctx.session, { what: "person", kind: "person", caseId: known.personId });
    const count = (status: RowStatus) => preview.rows.filter((row) => row.status === status).length;
    const choices = (choice: Choice) =>
      preview.rows.filter((row) => row.status === "known" && row.choice === choice).length;
    return {
      status: preview.status,
      looked: preview.looked,
      total: preview.total,
      isStarted: starting !== undefined,
      source: preview.layout.source,
      columns: preview.layout.columns,
      /** How many persons, cases and households it would make. */
      makes: isReady ? countPlanned(preview) : { persons: 0, cases: 0, households: 0 },
      counts: isReady
        ? {
            all: preview.rows.length,
            ...{ new: count("new"), there: count("there"), known: count("known"), error: count("error") },
            notes: preview.rows.filter((row) => row.notes.length > 0).length,
          }
        : { all: 0, new: 0, there: 0, known: 0, error: 0, notes: 0 },
      chosen: { link: choices("link"), skip: choices("skip"), new: choices("new") },
      rows: page.map(shownRow),
      found: rows.length,
    };
  });
