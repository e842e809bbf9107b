// Commands as plain HTTP, past tRPC (docs/adr/0011): the same session, rule, envelope and gate as cases.send. What people
// do most is answered with the least around it; its errors say as much as those of a procedure.
import { Hono } from "hono";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { answerError } from "../answer-error.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";
import { sendInput, sendInputOf } from "./send.ts";

type Env = { Variables: { requestId: string } };

function readEnvelope(text: string) {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new AppError("INVALID");
  }
  const parsed = sendInput.safeParse(raw);
  if (!parsed.success) throw new AppError("INVALID");
  return parsed.data;
}

/**
 * Mounted at /api/cases by app.ts: `POST /send` with the envelope as JSON. 200 is the answer of the gate; errors are
 * `{code, details, requestId}` with the status of the code.
 */
export function sendRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono<Env> {
  const route = new Hono<Env>();
  route.post("/send", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.cases(session)) throw new AppError("FORBIDDEN");
    const sent = await sendInputOf(services, session, readEnvelope(await c.req.text()));
    return c.body(JSON.stringify(sent), 200, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
    });
  });
  route.onError(answerError);
  return route;
}
