// Commands that the jobs send as the system, and what their answers mean: a job asks again what may pass, and gives
// up or backs off from what will not.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Answer, Command } from "../engine/command.ts";
import { systemActor, systemCommandId } from "../engine/system.ts";
import type { Services } from "../services.ts";

export function systemCommand(
  services: Pick<Services, "clock" | "mac">,
  given: { name: string; caseId: string; kind: string; type: string; open: JsonObject; correlationId?: string },
): Command {
  const commandId = systemCommandId(given.name);
  return {
    commandId,
    correlationId: given.correlationId ?? commandId,
    actor: systemActor,
    caseId: given.caseId,
    kind: given.kind,
    expectedSeq: null,
    type: given.type,
    occurredOn: services.clock.today(),
    open: given.open,
    sealed: [],
    fields: [],
    toComplete: [],
    // The day is left out: a slice repeated after midnight is still the same command.
    payloadMac: services.mac(JSON.stringify([given.type, given.open])),
    internal: true,
  };
}

type Failure = Exclude<Answer, { ok: true }>;

/** Nothing was decided: the writer was busy, stopping, or short of disk. */
export const isPassing = (answer: Failure): boolean =>
  answer.code === "LIMIT" && (answer.reason === "busy" || answer.reason === "disk");

/** What was not decided is left for another time. */
export class PutOff extends Error {
  override name = "PutOff";
  readonly code: string;
  constructor(reason: string) {
    super(`put off: ${reason}`);
    this.code = reason.toUpperCase();
  }
}

/** A word for logs and figures, never one of a person: the refusal's code, or the limit met. */
export function codeOf(answer: Failure): string {
  if (answer.code === "REFUSED") return answer.refusal.code;
  return answer.code === "LIMIT" || answer.code === "INVALID" ? answer.reason : answer.code;
}
