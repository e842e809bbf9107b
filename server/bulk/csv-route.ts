// The outcomes of a job as a CSV file, streamed in slices: numbers of cases, kind, comune, outcome and reason; no name and
// nothing of what was written. Each line says who took it and when; taking it is recorded as an export.
import { Hono } from "hono";
import { findJob } from "../../db/bulk/jobs.ts";
import { listOutcomes, type OutcomeLine } from "../../db/bulk/rows.ts";
import { isUuid } from "../../workflows/kernel/ids.ts";
import { oversees } from "../access/oversees.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { csvLine, csvMark } from "../csv.ts";
import { AppError, httpStatus } from "../errors.ts";
import type { Services } from "../services.ts";
import { readReason } from "./row.ts";

const sliceSize = 1_000;

/** Words of the file's first line. */
const headers = {
  it: ["numero", "tipo", "comune", "esito", "motivo", "scaricato da", "scaricato il"],
  en: ["number", "kind", "comune", "outcome", "reason", "taken by", "taken at"],
};

function linesOf(services: Services, session: Session, rows: readonly OutcomeLine[], at: string): string {
  const { locale, name } = session;
  const comuni = new Map(services.tables.comuni.map((one) => [one.istat, one.name]));
  return rows
    .map(({ number, kind, territory, outcome, reason }) => {
      const texts = services.workflows.get(kind)?.texts[locale] ?? [...services.workflows.values()][0]?.texts[locale];
      const { reasons, fields } = readReason(reason);
      const why = [...reasons.map((id) => texts?.reasons[id] ?? id), ...fields.map((id) => texts?.fields[id] ?? id)];
      const code = `bulk.${outcome === "" ? "waiting" : outcome}`;
      const place = territory === null ? "" : (comuni.get(territory) ?? territory);
      return csvLine([
        ...[number ?? "", services.workflows.get(kind)?.texts[locale].name ?? "", place],
        ...[texts?.reasons[code] ?? outcome, why.join(" "), name, at],
      ]);
    })
    .join("");
}

/** Mounted at /api/bulk by app.ts: `GET /<job>/outcomes.csv`. Errors answer `{code}` with the status of the code. */
export function csvRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono {
  const route = new Hono();
  route.get("/:id/outcomes.csv", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.bulk(session) || !rules.exports(session)) throw new AppError("FORBIDDEN");
    const jobId = c.req.param("id");
    const job = isUuid(jobId) ? await findJob(services.driver, jobId) : undefined;
    const mayTake = job && (job.accountId === session.accountId || oversees(services.accounts, session, job.accountId));
    if (!job || !mayTake) throw new AppError("NOT_FOUND");
    await services.reads.recordRead(session, { what: "export", kind: "", answered: job.total });
    const permitted = services.policy.readable(session, "list");
    const at = services.clock.now();
    const encoder = new TextEncoder();
    let after = 0;
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(encoder.encode(csvMark + csvLine(headers[session.locale]))),
      pull: async (stream) => {
        const rows = await listOutcomes(services.driver, permitted, { jobId, after, limit: sliceSize });
        if (rows.length > 0) stream.enqueue(encoder.encode(linesOf(services, session, rows, at)));
        after = rows.at(-1)?.n ?? after;
        if (rows.length < sliceSize) stream.close();
      },
    });
    return c.body(body, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="ambito-${job.createdAt.slice(0, 10)}-${job.type.toLowerCase()}.csv"`,
      "cache-control": "no-store",
    });
  });
  route.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    return c.json({ code: error.code }, { status: httpStatus[error.code] as 400 });
  });
  return route;
}
