// people.tryHousehold: what putting several persons into one household would come to, before it is done: each alone and all together,
// decided as the gate would. Nothing is written, nobody is named.
import { z } from "zod";
import { type Outcome, readReason, reasonText } from "../bulk/row.ts";
import { HotCases } from "../engine/hot-cases.ts";
import { emptyDraft } from "../engine/rehearse.ts";
import type { Envelope } from "../engine/send.ts";
import { tryOut } from "../imports/try-out.ts";
import { procedure } from "../trpc.ts";

const most = 8;
/** Empty while it was not said: the gate tells what is missing. */
const word = z.string().max(40);
const joiner = z.object({ person: z.uuid(), relation: word, leaves: z.uuid().optional() });
const input = z.object({
  /** Opened by the act where it is new. */
  household: z.uuid(),
  expectedSeq: z.int().min(0),
  opens: z.object({ householdKind: word, territory: z.string().max(6) }).optional(),
  commandId: z.uuid(),
  from: z.iso.date(),
  joiners: z.array(joiner).min(1).max(most),
});

type Asked = z.infer<typeof input>;

/** The same act as is sent afterwards. */
function envelopeOf({ household, expectedSeq, opens, commandId, from }: Asked, joiners: Asked["joiners"]): Envelope {
  const members = joiners.map(({ person, relation }) => ({ person, relation, from }));
  const rows = joiners.map(({ person, relation, leaves }) => ({ person, relation, ...(leaves ? { leaves } : {}) }));
  const event = opens
    ? { type: "OPEN_HOUSEHOLD", payload: { ...opens, members } }
    : { type: "TAKE_IN_MEMBERS", payload: { joiners: rows, from } };
  return { caseId: household, kind: "household", commandId, expectedSeq, strict: true, event };
}

const said = (outcome: Outcome | undefined) => ({
  code: outcome?.code ?? ("done" as const),
  ...readReason(outcome ? reasonText(outcome) : ""),
});

export const tryHousehold = procedure
  .meta({ rule: "cases" })
  .input(input)
  .mutation(async ({ ctx, input: asked }) => {
    const { session } = ctx;
    const tryFor = (joiners: Asked["joiners"]) =>
      tryOut({ services: ctx, session, hot: new HotCases(), draft: emptyDraft() }, [envelopeOf(asked, joiners)]);
    const rows = [];
    for (const one of asked.joiners) rows.push({ person: one.person, ...said(await tryFor([one])) });
    return { rows, all: said(await tryFor(asked.joiners)) };
  });
