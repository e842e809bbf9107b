// Tables that are taken away from an import: `GET /api/imports/<id>/errors.csv`, the rows that were left out, as they stand in the file,
// with the reason; of a job that has ended, those that were not taken. While the upload is in memory with the cells, afterwards by line.
import { Hono } from "hono";
import { findImport } from "../../db/imports/jobs.ts";
import { listImportLines } from "../../db/imports/rows.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { isUuid } from "../../workflows/kernel/ids.ts";
import { importTexts } from "../../workflows/rules/imports/texts.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { readReason } from "../bulk/row.ts";
import { csvLine, csvMark } from "../csv.ts";
import { AppError, httpStatus } from "../errors.ts";
import type { Services } from "../services.ts";
import type { Upload } from "./desk.ts";
import { isTaken } from "./job-rows.ts";
import type { ImportRow } from "./preview.ts";

const sliceSize = 1_000;

type Texts = (typeof importTexts)["it"];

function workflowWords(
  workflow: Workflow | undefined,
  locale: "it" | "en",
  ids: { reasons: string[]; fields: string[] },
) {
  const texts = workflow?.texts[locale];
  return [...ids.reasons.map((id) => texts?.reasons[id] ?? id), ...ids.fields.map((id) => texts?.fields[id] ?? id)];
}

/** Why a row is left out, in a sentence for each reason, at its column. */
function reasonsOf(services: Services, locale: "it" | "en", row: ImportRow): string {
  const texts: Texts = importTexts[locale];
  const problems = row.problems.map(({ field, code }) =>
    [field === "" ? "" : `${texts.fields[field]}: `, texts.problems[code]].join(""),
  );
  const { refused } = row;
  const words = refused ? workflowWords(services.workflows.get(refused.kind), locale, refused) : [];
  const outcome = refused
    ? [`${texts.outcomes[refused.code] ?? refused.code}${words.length > 0 ? `: ${words.join(", ")}` : ""}`]
    : [];
  const left = row.status === "known" && row.choice === "skip" ? [texts.leftOut.known] : [];
  const skipped = row.status === "new" && row.choice === "skip" ? [texts.leftOut.skipped] : [];
  return [...problems, ...outcome, ...left, ...skipped].join(". ");
}

async function* previewLines(services: Services, session: Session, { table, preview }: Upload): AsyncGenerator<string> {
  if (!preview) return;
  const { locale } = session;
  const texts: Texts = importTexts[locale];
  const headers = table.lines[preview.layout.headerLine] ?? [];
  yield csvLine([texts.line, texts.reason, ...headers]);
  for (const row of preview.rows) {
    if (isTaken(row)) continue;
    const cells = headers.map((_, i) => row.cells[i] ?? "");
    yield csvLine([row.line, reasonsOf(services, locale, row), ...cells]);
  }
}

async function* jobLines(
  services: Services,
  session: Session,
  jobId: string,
  upload: Upload | undefined,
): AsyncGenerator<string> {
  const { locale } = session;
  const texts: Texts = importTexts[locale];
  const headers = upload?.preview ? (upload.table.lines[upload.preview.layout.headerLine] ?? []) : [];
  const cellsOf = new Map(upload?.preview?.rows.map(({ line, cells }) => [line, cells]));
  yield csvLine([texts.line, texts.kind, texts.reason, ...headers]);
  for (let after = 0; ; ) {
    const rows = await listImportLines(services.driver, { jobId, which: "notDone", after, limit: sliceSize });
    for (const row of rows) {
      const workflow = services.workflows.get(row.kind);
      const words = workflowWords(workflow, locale, readReason(row.reason));
      const outcome = texts.outcomes[row.outcome === "" ? "waiting" : row.outcome] ?? row.outcome;
      const why = words.length > 0 ? `${outcome}: ${words.join(", ")}` : outcome;
      const cells = cellsOf.get(row.line);
      yield csvLine([
        row.line,
        workflow?.texts[locale].name ?? row.kind,
        why,
        ...headers.map((_, i) => cells?.[i] ?? ""),
      ]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < sliceSize) return;
    after = last.n;
  }
}

/** Mounted at /api/imports by app.ts. Errors answer `{code}` with the status of the code. */
export function csvRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono {
  const route = new Hono();
  route.get("/:id/errors.csv", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.bulk(session)) throw new AppError("FORBIDDEN");
    const id = c.req.param("id");
    const job = isUuid(id) ? await findImport(services.driver, id) : undefined;
    const upload = services.imports.find(session, id);
    if (job ? job.accountId !== session.accountId : upload?.preview?.status !== "ready")
      throw new AppError("NOT_FOUND");
    const answered = job ? job.failed : (upload?.preview?.rows.filter((row) => !isTaken(row)).length ?? 0);
    await services.reads.recordRead(session, { what: "export", kind: "", answered });
    const lines = job ? jobLines(services, session, id, upload) : previewLines(services, session, upload as Upload);
    const encoder = new TextEncoder();
    const iterator = lines[Symbol.asyncIterator]();
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(encoder.encode(csvMark)),
      pull: async (stream) => {
        const { value, done } = await iterator.next();
        if (done) stream.close();
        else stream.enqueue(encoder.encode(value));
      },
    });
    return c.body(body, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="ambito-import-${services.clock.today()}.csv"`,
      "cache-control": "no-store",
    });
  });
  route.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    return c.json({ code: error.code }, { status: httpStatus[error.code] as 400 });
  });
  return route;
}
