// imports.getTable: the table that was uploaded, as far as is needed to say what its columns mean: first lines, a proposal, and the
// mappings this account saved or is shared, those for the same headers first.
import { z } from "zod";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import {
  caseKinds,
  findHeader,
  headersKey,
  importFields,
  proposeMapping,
} from "../../workflows/rules/imports/fields.ts";
import { procedure } from "../trpc.ts";
import { mostColumns, mostRows } from "./limits.ts";
import { shownMappings } from "./mappings.ts";
import { assertMayImport } from "./may-import.ts";

const shownLines = 30;
const shownRows = 5;
const longestShown = 60;

const shown = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, i) => (cells[i] ?? "").slice(0, longestShown));

const defaults = ["area", "need", "requester", "channel"] as const;

function optionsOf(workflows: ReadonlyMap<string, Workflow>): Record<(typeof defaults)[number], string[]> {
  const intake = workflows.get("case-intake");
  const fields = intake?.versions[intake.current]?.events.OPEN_CONTACT?.form.fields ?? [];
  const of = (name: string) => [...(fields.find((field) => field.name === name)?.options ?? [])];
  return { area: of("area"), need: of("need"), requester: of("requester"), channel: of("channel") };
}

export const getTable = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ importId: z.uuid(), headerLine: z.int().min(0).max(60).optional() }))
  .query(({ ctx, input }) => {
    assertMayImport(ctx);
    const upload = ctx.imports.get(ctx.session, input.importId);
    const { table } = upload;
    const looked = upload.preview?.layout;
    const asked = input.headerLine ?? looked?.headerLine ?? findHeader(table.lines);
    const headerLine = Math.min(asked, table.lines.length - 1);
    const width = Math.min(mostColumns, Math.max(...table.lines.slice(0, 200).map((cells) => cells.length)));
    const headers = shown(table.lines[headerLine] ?? [], width);
    const key = headersKey(headers);
    const saved = shownMappings(ctx).map(({ headers: of, ...one }) => ({ ...one, fits: of === key }));
    return {
      fileName: upload.fileName,
      type: table.type,
      encoding: table.encoding,
      separator: table.separator,
      isCut: table.isCut,
      headerLine,
      headers,
      /** Lines that may be the header, the line of the file with each. */
      first: table.lines
        .slice(0, shownLines)
        .map((cells, i) => ({ number: table.numbers[i] ?? 0, text: shown(cells, 4).join(" · ") })),
      sample: table.lines.slice(headerLine + 1, headerLine + 1 + shownRows).map((cells) => shown(cells, width)),
      rows: Math.max(0, table.lines.length - headerLine - 1),
      proposed: proposeMapping(headers),
      /** What was said of these headers before the last preview. */
      said: looked?.headerLine === headerLine ? looked : undefined,
      fields: [...importFields],
      caseKinds: [...caseKinds],
      /** What may stand for cells that the table does not have. */
      options: optionsOf(ctx.workflows),
      saved: saved.sort((a, b) => Number(b.fits) - Number(a.fits)),
      limits: { rows: mostRows },
      isStarted: upload.starting !== undefined,
    };
  });
