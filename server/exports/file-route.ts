// The file of an export as plain HTTP, for the session that asked for it: decrypted while it is sent, and gone afterwards.
import { Hono } from "hono";
import { isUuid } from "../../workflows/kernel/ids.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { AppError, httpStatus } from "../errors.ts";
import type { Services } from "../services.ts";
import { printStyle } from "./print-file.ts";

/** Mounted at /api/exports by app.ts. Errors answer `{code}` with the status of the code. */
export function fileRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono {
  const route = new Hono();
  route.get("/print.css", (c) => c.body(printStyle, 200, { "content-type": "text/css; charset=utf-8" }));
  route.get("/:id", (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.exports(session)) throw new AppError("FORBIDDEN");
    const id = c.req.param("id");
    if (!isUuid(id)) throw new AppError("NOT_FOUND");
    // Hono answers HEAD by the way of GET: nobody reads the file that would be opened for it.
    if (c.req.raw.method === "HEAD") return c.body(null, 405);
    const { name, type, bytes, isPage, body } = services.exports.take(session, id);
    return c.body(body, 200, {
      "content-type": type,
      "content-length": String(bytes),
      "content-disposition": isPage ? "inline" : `attachment; filename="${name}"`,
      "cache-control": "no-store",
    });
  });
  route.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    return c.json({ code: error.code }, { status: httpStatus[error.code] as 400 });
  });
  return route;
}
