// What the first screen needs, asked in one question before anything is drawn: who one is, the words of the procedures, the key
// of the drafts, and the case in the address. Answers come while the page is being made; whoever has no session gets none.
import { caseAsked, readCase } from "./case-read.ts";
import { openDraftsAhead } from "./draft-keeping.ts";
import { isOpenAddress } from "./links.ts";
import { readAhead } from "./query.ts";
import { firstLanguage } from "./text/language.ts";
import { trpc } from "./trpc.ts";
import { localToday } from "./ui/format.ts";
import { readWorkflowsAhead } from "./workflows.ts";

export const readDesk = (_: object, signal: AbortSignal) => trpc.home.getDesk.query(undefined, { signal });
export const readIsDemo = () => trpc.home.isDemo.query();

const caseAddress = /^#\/pratiche\/([0-9a-f-]{36})(?:\?(.*))?$/;

/** For so long nothing is drawn; a server that takes longer is said to be waited for. */
const patienceMs = 400;

/** Resolves when all that the first screen needs is here, or patience ends. `screen`: its code. The addresses of nobody in
 * particular ask nothing of a session. */
export async function askFirst(hash: string, screen: () => Promise<unknown> | undefined): Promise<void> {
  if (isOpenAddress(hash.slice(1))) return;
  const asked = [
    readAhead("desk", "getDesk", {}, readDesk),
    readAhead("desk", "isDemo", {}, readIsDemo),
    readWorkflowsAhead(firstLanguage()),
    openDraftsAhead(),
  ];
  const [, caseId, search] = caseAddress.exec(hash) ?? [];
  if (caseId) {
    const at = new URLSearchParams(search).get("at") ?? undefined;
    asked.push(readAhead("cases", "getCase", caseAsked(caseId, at), readCase));
  }
  // Whether it came is known where it is drawn.
  const code = screen()?.catch(() => undefined);
  // A slow browser makes its first formatter for 70 ms: while answers are on their way, and not before they are asked for.
  setTimeout(localToday);
  await Promise.race([Promise.all([...asked, code]), new Promise((done) => setTimeout(done, patienceMs))]);
}
