// No file comes in that nobody looked at.
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";

/** Throws INVALID where the scanner finds something, LIMIT where it cannot be asked. */
export async function assertClean(
  services: Pick<Services, "scanFile">,
  bytes: Uint8Array,
  onProblem: (error: unknown) => void,
): Promise<void> {
  const scanned = await services.scanFile(bytes).catch((error: unknown) => {
    onProblem(error);
    throw new AppError("LIMIT", { reason: "scanner" });
  });
  if (scanned === "infected") throw new AppError("INVALID", { reason: "fileInfected" });
}
