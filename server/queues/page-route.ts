// The hottest read as plain HTTP, past tRPC: JSON built in SQL goes out as it is (docs/adr/0007). Same session, same
// policy, same checks of the question. A search is POSTed, since names have no place in an address.
import { Hono } from "hono";
import { mostInAddress } from "../../workflows/kernel/list-condition.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { AppError, httpStatus } from "../errors.ts";
import type { Services } from "../services.ts";
import { pageInput } from "./ask.ts";
import { readPageJson } from "./read-page.ts";

/** Every condition with all its values, and the rows in sight by their ids. */
const maxBody = 64_000;

/** `ask` is the JSON of the question; without a text, which only a POST may carry. */
function readAsk(json: string, mayName: boolean) {
  if (json.length > (mayName ? maxBody : mostInAddress)) throw new AppError("LIMIT", { reason: "query" });
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new AppError("INVALID", { reason: "query" });
  }
  const parsed = pageInput.safeParse(raw);
  if (!parsed.success || (!mayName && parsed.data.text !== "")) throw new AppError("INVALID", { reason: "query" });
  return parsed.data;
}

/**
 * Mounted at /api/queues by app.ts: `GET /page?ask={…}`, and `POST /page` with the same JSON. Errors answer
 * `{code}` with the status of the code.
 */
export function pageRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono {
  const route = new Hono();
  route.on(["GET", "POST"], "/page", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.cases(session)) throw new AppError("FORBIDDEN");
    const isPost = c.req.method === "POST";
    const input = readAsk(isPost ? await c.req.text() : (c.req.query("ask") ?? "{}"), isPost);
    return c.body(await readPageJson(services, session, input), 200, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
    });
  });
  route.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    return c.json({ code: error.code }, { status: httpStatus[error.code] as 400 });
  });
  return route;
}
