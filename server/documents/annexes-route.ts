// All documents of a case that the reader sees, in one zip, numbered as in the index of its file: for who may take data away, and
// recorded as an export before the first byte. Each file is opened when its turn comes.
import { Readable } from "node:stream";
import { Hono } from "hono";
import { isUuid } from "../../workflows/kernel/ids.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { openSealed } from "../cases/view-case.ts";
import { AppError, httpStatus } from "../errors.ts";
import { type Entry, zipOf } from "../exports/zip.ts";
import type { Services } from "../services.ts";
import { disposition } from "./disposition.ts";
import { findOpenCase, type OpenCase, shownDocuments } from "./find-document.ts";
import { sealedFileOf } from "./list-documents.ts";
import { endingOf } from "./media-type.ts";

const longestTitle = 60;

/** Of a title what every system of files takes as a name. */
const asFileName = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N} .-]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, longestTitle)
    .replace(/^[. ]+|[. ]+$/g, "");

async function entriesOf(
  services: Services,
  session: Session,
  { found, access, isClosed }: OpenCase,
): Promise<Entry[]> {
  const { caseId, doc } = found.snapshot;
  const documents = shownDocuments(doc, access, isClosed);
  const seqs = documents.flatMap(({ document }) => document.versions.map(({ seq }) => seq));
  const opened = await openSealed({ ...services, session }, found, seqs, access);
  return documents.flatMap(({ annex, document }) =>
    document.versions.flatMap((version, at): Entry[] => {
      const sealed = sealedFileOf(opened, version.seq, document);
      // Erased: the index says so.
      if (!sealed) return [];
      const number = String(annex).padStart(3, "0");
      const which = document.versions.length > 1 ? ` v${at + 1}` : "";
      const name = asFileName(String(sealed.documentTitle ?? ""));
      async function* bytes() {
        const file = await services.files.get(version.stored, String(sealed?.fileSalt), caseId);
        // A zip that lacks a document without a word would pass for whole.
        if (!file) throw new AppError("NOT_FOUND");
        yield new Uint8Array(file);
      }
      const path = [`${number}${which}`, name].filter(Boolean).join(" ");
      return [{ path: `${path}.${endingOf(version.mediaType)}`, content: bytes, stored: true }];
    }),
  );
}

/** Mounted at /api/documents by app.ts: `GET /<case>/annexes.zip`. */
export function annexesRoute(services: Services, sessionOf: (request: Request) => Session | undefined): Hono {
  const route = new Hono();
  route.get("/:caseId/annexes.zip", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.exports(session) || !rules.cases(session)) throw new AppError("FORBIDDEN");
    const { caseId } = c.req.param();
    if (!isUuid(caseId)) throw new AppError("NOT_FOUND");
    if (c.req.raw.method === "HEAD") return c.body(null, 405);
    const open = await findOpenCase(services, session, caseId);
    const { kind, number } = open.found.snapshot;
    const entries = await entriesOf(services, session, open);
    await services.reads.recordRead(session, {
      ...{ what: "export", kind, caseId, answered: entries.length },
      ...{ byGlass: open.access.byBrokenGlass, eachTime: true },
    });
    const body = Readable.toWeb(Readable.from(zipOf(entries, new Date(services.clock.now()))));
    return c.body(body as ReadableStream<Uint8Array>, 200, {
      "content-type": "application/zip",
      "content-disposition": disposition("attachment", `${number.replaceAll("/", "-")}.zip`),
      "cache-control": "no-store",
    });
  });
  route.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    return c.json({ code: error.code }, { status: httpStatus[error.code] as 400 });
  });
  return route;
}
