// A file into a case as plain HTTP: `POST /api/documents/<case>` with a form of two parts, `about` (JSON) and `file`. The file is
// looked at, sealed and on the disk before the case is told of it by an ordinary command; repeating an upload is harmless.
import { Hono } from "hono";
import { z } from "zod";
import { documentKinds, fileClasses, mostFileBytes } from "../../workflows/kernel/document.ts";
import { attachDocument } from "../../workflows/kernel/document-events.ts";
import { isDay, isUuid } from "../../workflows/kernel/ids.ts";
import { rules } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { answerError } from "../answer-error.ts";
import type { Sent } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";
import { assertClean } from "./assert-clean.ts";
import { attachBytes } from "./attach-bytes.ts";
import { findOpenCase, getDocument, type OpenCase } from "./find-document.ts";
import { mediaTypeOf } from "./media-type.ts";

type Env = { Variables: { requestId: string } };

const day = z.string().refine(isDay);
const aboutInput = z.strictObject({
  commandId: z.uuid(),
  expectedSeq: z.int().min(1),
  /** Id of the document this is a further version of. */
  document: z.string().max(20).optional(),
  documentKind: z.enum(documentKinds),
  documentClass: z.enum(fileClasses),
  title: z.string().trim().min(1).max(200),
  documentOn: day.optional(),
  occurredOn: day.optional(),
  protocolNumber: z.string().trim().min(1).max(50).optional(),
  protocolOn: day.optional(),
  signedCopy: z.boolean().optional(),
  /** Of the act it was given with. */
  withSeq: z.int().min(1).optional(),
});
type About = z.output<typeof aboutInput>;

/** Uploads under way, whose bytes are in memory: of all, and of one account, whose slow line must not shut out the others. */
const mostAtOnce = 12;
const mostOfOne = 2;

function readAbout(text: unknown): About {
  if (typeof text !== "string" || text.length > 4_000) throw new AppError("INVALID", { reason: "envelope" });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new AppError("INVALID", { reason: "envelope" });
  }
  const parsed = aboutInput.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path }) => ({ path: String(path[0] ?? ""), code: "required" as const }));
  throw new AppError("INVALID", { reason: "payload", problems });
}

interface Upload {
  caseId: string;
  open: OpenCase;
  form: FormData;
  onProblem: (error: unknown) => void;
}

async function attach(services: Services, session: Session, { caseId, open, form, onProblem }: Upload): Promise<Sent> {
  const about = readAbout(form.get("about"));
  const { documentClass, document, title, commandId, expectedSeq, occurredOn, ...data } = about;
  if (!open.access.classes.has(documentClass)) throw new AppError("FORBIDDEN");
  if (document !== undefined) getDocument(open, document);
  const file = form.get("file");
  if (!(file instanceof File)) throw new AppError("INVALID", { problems: [{ path: "file", code: "required" }] });
  if (file.size > mostFileBytes) throw new AppError("LIMIT", { reason: "fileSize" });
  const bytes = Buffer.from(await file.arrayBuffer());
  const fileName = file.name.slice(-200) || title;
  const sending = { commandId, expectedSeq, ...(occurredOn ? { occurredOn } : {}) };
  const said = { ...data, title, documentClass, ...(document === undefined ? {} : { documentId: document }) };
  return attachBytes(services, session, caseId, { ...sending, said, bytes, fileName }, async () => {
    const mediaType = await mediaTypeOf(bytes);
    if (!mediaType) throw new AppError("INVALID", { reason: "fileType" });
    await assertClean(services, bytes, onProblem);
    return mediaType;
  });
}

/** Mounted at /api/documents by app.ts. Errors answer `{code, details}` with the status of the code. */
export function uploadRoute(
  services: Services,
  sessionOf: (request: Request) => Session | undefined,
  onProblem: (error: unknown) => void,
): Hono<Env> {
  const route = new Hono<Env>();
  const underWay: string[] = [];
  route.post("/:caseId", async (c) => {
    const session = sessionOf(c.req.raw);
    if (!session) throw new AppError("UNAUTHORIZED");
    if (!rules.cases(session)) throw new AppError("FORBIDDEN");
    const caseId = c.req.param("caseId");
    if (!isUuid(caseId)) throw new AppError("NOT_FOUND");
    // Nothing of the body is read for whoever may not send it.
    const open = await findOpenCase(services, session, caseId);
    if (!open.access.send(attachDocument)) throw new AppError("FORBIDDEN");
    const { accountId } = session;
    if (underWay.length >= mostAtOnce || underWay.filter((one) => one === accountId).length >= mostOfOne)
      throw new AppError("LIMIT", { reason: "busy" });
    underWay.push(accountId);
    try {
      const form = await c.req.formData().catch(() => undefined);
      if (!form) throw new AppError("INVALID", { reason: "envelope" });
      const sent = await attach(services, session, { caseId, open, form, onProblem });
      return c.json(sent, 200, { "cache-control": "no-store" });
    } finally {
      underWay.splice(underWay.indexOf(accountId), 1);
    }
  });
  route.onError(answerError);
  return route;
}
