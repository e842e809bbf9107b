// The bytes of one version of a document as plain HTTP, opened for the session that asks: recorded before the answer, never cached,
// and shown in place only where nothing in it can run.
import { Hono } from "hono";
import { isUuid } from "../../workflows/kernel/ids.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { openSealed } from "../cases/view-case.ts";
import { AppError, httpStatus } from "../errors.ts";
import type { Services } from "../services.ts";
import { disposition } from "./disposition.ts";
import { findOpenCase, getDocument } from "./find-document.ts";
import { sealedFileOf } from "./list-documents.ts";
import { isShown } from "./media-type.ts";

/** Mounted at /api/documents by app.ts: `GET /<case>/<document>/<seq of the version>[?show]`. */
export function fileRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono {
  const route = new Hono();
  route.get("/:caseId/:document/:seq", async (c) => {
    const session = sessionOf(c.req.raw);
    // Opened in a tab of its own after the session ended: to the page of the case, which asks for the password.
    if (!session && c.req.header("sec-fetch-mode") === "navigate" && isUuid(c.req.param("caseId")))
      return c.redirect(`/#/pratiche/${c.req.param("caseId")}`);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.cases(session)) throw new AppError("FORBIDDEN");
    const { caseId, document: id, seq } = c.req.param();
    if (!isUuid(caseId)) throw new AppError("NOT_FOUND");
    if (c.req.raw.method === "HEAD") return c.body(null, 405);
    const open = await findOpenCase(services, session, caseId);
    const document = getDocument(open, id);
    const version = document.versions.find((one) => String(one.seq) === seq);
    if (!version) throw new AppError("NOT_FOUND");
    const { found, access } = open;
    await services.reads.recordRead(session, {
      ...{ what: "document", kind: found.snapshot.kind, caseId, byGlass: access.byBrokenGlass, eachTime: true },
    });
    const opened = await openSealed({ ...services, session }, found, [version.seq], access);
    const sealed = sealedFileOf(opened, version.seq, document);
    const bytes = sealed && (await services.files.get(version.stored, String(sealed.fileSalt), caseId));
    if (!bytes) throw new AppError("NOT_FOUND");
    const inPlace = c.req.query("show") !== undefined && isShown(version.mediaType);
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": version.mediaType,
      "content-disposition": disposition(inPlace ? "inline" : "attachment", String(sealed.fileName)),
      "cache-control": "no-store",
    });
  });
  route.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    return c.json({ code: error.code }, { status: httpStatus[error.code] as 400 });
  });
  return route;
}
