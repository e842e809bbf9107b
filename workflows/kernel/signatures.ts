// Signatures under an act that leaves the office: how many the house wants is fixed when the act is written, and each is another
// person's, also of whom one stands in for. Written anew, an act is signed anew.
import { textOf } from "./data.ts";
import type { MachineEvent } from "./definition.ts";
import type { Day } from "./ids.ts";

export interface Signature {
  by: string;
  /** Whom she stood in for. */
  behalfOf?: string;
  profession: string;
  on: Day;
}

/** An act as it stands: how many signatures it needs, and those there are. */
export interface ActToSign {
  writtenOn: Day;
  needs: number;
  signatures: Signature[];
}

/** By the ruleset of the fact `rules`, value `signatures`; undefined where nobody said. */
export function signaturesWanted({ facts }: MachineEvent): number | undefined {
  const rules = facts.rules;
  const isRuleset = rules && !Array.isArray(rules) && "values" in rules;
  const wanted = isRuleset ? rules.values.signatures : undefined;
  return typeof wanted === "number" && wanted >= 1 ? wanted : undefined;
}

export const unsigned = (event: MachineEvent): ActToSign => ({
  writtenOn: event.meta.occurredOn,
  needs: signaturesWanted(event) ?? 1,
  signatures: [],
});

/** Signed by whoever acts, as what the event says. */
export function withSignature(act: ActToSign, { data, meta }: MachineEvent): ActToSign {
  const { accountId: by, behalfOf } = meta.actor;
  const one = { by, ...(behalfOf ? { behalfOf } : {}), profession: textOf(data.profession), on: meta.occurredOn };
  return { ...act, signatures: [...act.signatures, one] };
}

/** Whoever acts has signed it, or whom she stands in for has. */
export function isSignedByActor(act: ActToSign | undefined, { meta: { actor } }: MachineEvent): boolean {
  const signers = act?.signatures.flatMap(({ by, behalfOf }) => [by, behalfOf ?? by]) ?? [];
  const acting = [actor.accountId, ...(actor.behalfOf ? [actor.behalfOf] : []), ...(actor.standsInFor ?? [])];
  return acting.some((one) => signers.includes(one));
}

export const isLastSignature = (act: ActToSign | undefined): boolean =>
  act !== undefined && act.signatures.length + 1 >= act.needs;
