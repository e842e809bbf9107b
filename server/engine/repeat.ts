// The answer to a command id that the log already knows: what was recorded, to nobody but its sender.
import type { RecordedCommand } from "../../db/log/read-log.ts";
import type { Answer, Command } from "./command.ts";

type Repeated = Pick<Command, "caseId" | "payloadMac"> & { actor: Pick<Command["actor"], "accountId"> };

/** Same actor and same payload: the recorded result; otherwise the id was used for something else. */
export function repeat(command: Repeated, known: RecordedCommand): Answer {
  const same =
    known.actor === command.actor.accountId &&
    known.payload_mac === command.payloadMac &&
    known.case_id === command.caseId;
  if (!same) return { ok: false, code: "INVALID", caseId: command.caseId, reason: "commandReused" };
  const { seq, pos, number, state_after: state } = known;
  return { ok: true, caseId: command.caseId, number, seq, pos, state, repeated: true };
}
