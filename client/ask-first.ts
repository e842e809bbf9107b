// What the first screen needs, asked in one question before anything is drawn: who one is, the words of the procedures, the key
// of the drafts, and the case in the address. Answers come while the page is being made; whoever has no session gets none.
import { caseAsked, readCase } from "./case-read.ts";
import { askKeyAhead } from "./draft-keeping.ts";
import { isOpenAddress } from "./links.ts";
import { readAhead } from "./query.ts";
import { firstLanguage } from "./text/language.ts";
import { trpc } from "./trpc.ts";
import { readWorkflowsAhead } from "./workflows.ts";

export const readDesk = (_: object, signal: AbortSignal) => trpc.home.getDesk.query(undefined, { signal });
export const readIsDemo = () => trpc.home.isDemo.query();

const caseAddress = /^#\/pratiche\/([0-9a-f-]{36})(?:\?(.*))?$/;

/** The addresses of nobody in particular ask nothing of a session. */
export function askFirst(hash: string): void {
  if (isOpenAddress(hash.slice(1))) return;
  readAhead("desk", "getDesk", {}, readDesk);
  readAhead("desk", "isDemo", {}, readIsDemo);
  readWorkflowsAhead(firstLanguage());
  askKeyAhead();
  const [, caseId, search] = caseAddress.exec(hash) ?? [];
  if (!caseId) return;
  readAhead("cases", "getCase", caseAsked(caseId, new URLSearchParams(search).get("at") ?? undefined), readCase);
  // Its code too; whether it came is known where it is wanted.
  void import("./cases/case-page.tsx").catch(() => undefined);
}
