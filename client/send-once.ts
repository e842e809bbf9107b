// Sending an act that may be pressed again because its answer was lost: as long as nothing in it changes it keeps its id,
// and the office records it once. A lost session is noticed here.
import { readProblem } from "./problem.ts";
import { sessionLost } from "./session-state.ts";
import { sendCommand } from "./trpc.ts";
import { newId, uuidText } from "./uuid.ts";

type Sending = Parameters<typeof sendCommand>[0];
type Act = Omit<Sending, "commandId">;

/** The same act of the same draft has the same id, in another tab and after the browser was closed too. */
export async function idOf(
  once: string,
  { caseId, event, occurredOn }: Pick<Act, "caseId" | "event" | "occurredOn">,
): Promise<string | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const said = new TextEncoder().encode(JSON.stringify([once, caseId, event, occurredOn]));
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", said)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes);
}

/** For one form or dialog, which does the same act once. `once`: of the draft it is of. Throws what readProblem understands. */
export function createSend(
  once: () => string | undefined = () => undefined,
): (act: Act) => ReturnType<typeof sendCommand> {
  const ids = new Map<string, string>();
  return async (act) => {
    const text = JSON.stringify(act);
    const draft = once();
    const commandId = (draft && (await idOf(draft, act))) || ids.get(text) || newId();
    ids.set(text, commandId);
    try {
      return await sendCommand({ ...act, commandId });
    } catch (error) {
      if (readProblem(error).code === "UNAUTHORIZED") sessionLost();
      throw error;
    }
  };
}
