// Who may import at all: whoever may open persons somewhere. Where, and what of each row, is for the gate.
import type { Policy } from "../access/policy.ts";
import type { Session } from "../access/session.ts";
import { AppError } from "../errors.ts";

export const mayImport = ({ policy, session }: { policy: Policy; session: Session }): boolean =>
  policy.openable(session).some(({ kind }) => kind === "person");

export function assertMayImport(ctx: { policy: Policy; session: Session }): void {
  if (!mayImport(ctx)) throw new AppError("FORBIDDEN");
}
