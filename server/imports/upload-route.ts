// A spreadsheet as plain HTTP: `POST /api/imports` with its bytes as the body and its name in a header. What it is, its bytes say. It is
// read into memory and kept there; nothing of it is written.
import { Hono } from "hono";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { answerError } from "../answer-error.ts";
import { assertClean } from "../documents/assert-clean.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";
import { mostBytes } from "./limits.ts";
import { mayImport } from "./may-import.ts";

type Env = { Variables: { requestId: string } };

/** Tables being read, of all accounts together. */
const mostAtOnce = 3;
const longestName = 200;

const nameOf = (header: string | undefined): string => {
  try {
    return decodeURIComponent(header ?? "").slice(-longestName);
  } catch {
    return "";
  }
};

/** Mounted at /api/imports by app.ts. Errors answer `{code, details}` with the status of the code. */
export function uploadRoute(
  services: Services,
  sessionOf: (request: Request) => Session | undefined,
  onProblem: (error: unknown) => void,
): Hono<Env> {
  const route = new Hono<Env>();
  let underWay = 0;
  route.post("/", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.bulk(session) || !mayImport({ policy: services.policy, session })) throw new AppError("FORBIDDEN");
    if (underWay >= mostAtOnce) throw new AppError("LIMIT", { reason: "busy" });
    underWay += 1;
    try {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      if (bytes.length > mostBytes) throw new AppError("LIMIT", { reason: "fileSize" });
      if (bytes.length === 0) throw new AppError("INVALID", { reason: "empty" });
      await assertClean(services, bytes, onProblem);
      const table = await services.reader.run("readTable", { bytes }, { signal: c.req.raw.signal });
      const { id } = services.imports.keep(session, nameOf(c.req.header("x-file-name")), table);
      return c.json({ importId: id }, 200, { "cache-control": "no-store" });
    } finally {
      underWay -= 1;
    }
  });
  route.onError(answerError);
  return route;
}
