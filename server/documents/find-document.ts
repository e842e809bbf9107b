// A document of a case for who may see it: its case by policy, its class by the rights of the role. Unknown and forbidden look alike.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import type { CaseDocument } from "../../workflows/kernel/document.ts";
import type { Access } from "../access/policy.ts";
import { isNamed, type Session } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { closedLetters } from "../people/protected-place.ts";
import type { Services } from "../services.ts";

export interface OpenCase {
  found: FoundCase;
  access: Access;
  /** Letters of before an address was protected, where the reader may not know it. */
  isClosed: (document: CaseDocument) => boolean;
}

/** The case with its content. Throws NOT_FOUND. */
export async function findOpenCase(services: Services, session: Session, caseId: string): Promise<OpenCase> {
  const found = await findCase(services.driver, services.policy.readable(session, "content"), caseId);
  if (!found) throw new AppError("NOT_FOUND");
  const access = services.policy.accessTo(session, found.attributes, isNamed(session, found.readers));
  if (access.level !== "content") throw new AppError("NOT_FOUND");
  return { found, access, isClosed: await closedLetters(services, session, found) };
}

/** Throws NOT_FOUND also where its class is closed to the reader, or what it says of where somebody lives. */
export function getDocument({ found, access, isClosed }: OpenCase, id: string): CaseDocument {
  const document = found.snapshot.doc.documents?.[id];
  if (!document || document.withdrawn || !access.classes.has(document.class) || isClosed(document))
    throw new AppError("NOT_FOUND");
  return document;
}

const firstSeq = ({ versions }: CaseDocument): number => versions[0]?.seq ?? 0;

export interface ShownDocument {
  id: string;
  /** Its number in the file, from 1: the same for every reader, also after others were taken off. */
  annex: number;
  document: CaseDocument;
}

/** Those still among the documents whose class is open to the reader, oldest first. */
export const shownDocuments = (
  doc: Pick<CaseDoc, "documents">,
  access: Access,
  isClosed: OpenCase["isClosed"],
): ShownDocument[] =>
  Object.entries(doc.documents ?? {})
    .sort(([, a], [, b]) => firstSeq(a) - firstSeq(b))
    .map(([id, document], at) => ({ id, annex: at + 1, document }))
    .filter(({ document }) => !document.withdrawn && access.classes.has(document.class) && !isClosed(document));
