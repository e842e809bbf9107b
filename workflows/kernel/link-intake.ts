// The link from a case to the case in care it belongs to, where its event names one.
import { textOf } from "./data.ts";
import type { MachineEvent } from "./definition.ts";

export const linkIntake = {
  type: "link",
  params: ({ event }: { event: MachineEvent }) => ({ role: "intake", to: textOf(event.data.intake) }),
} as const;
