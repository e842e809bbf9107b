// Sending an act that may be pressed again because its answer was lost: as long as nothing in it changes it keeps its id,
// and the office records it once. A lost session is noticed here.
import { readProblem } from "./problem.ts";
import { sessionLost } from "./session-state.ts";
import { sendCommand } from "./trpc.ts";

type Sending = Parameters<typeof sendCommand>[0];

/** For one form or dialog, which does the same act once. Throws what readProblem understands. */
export function createSend(): (act: Omit<Sending, "commandId">) => ReturnType<typeof sendCommand> {
  const ids = new Map<string, string>();
  return async (act) => {
    const text = JSON.stringify(act);
    const commandId = ids.get(text) ?? crypto.randomUUID();
    ids.set(text, commandId);
    try {
      return await sendCommand({ ...act, commandId });
    } catch (error) {
      if (readProblem(error).code === "UNAUTHORIZED") sessionLost();
      throw error;
    }
  };
}
