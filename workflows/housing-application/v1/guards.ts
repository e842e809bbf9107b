// What must hold before a step of the application, version 1. Each name has its sentence in texts.reasons.
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { onData } from "../../kernel/machine.ts";
import { termEnd } from "../../rules/ranking/keys.ts";
import { type ApplicationContext, bandoOf, preferencesOf, rankingsOf, rulesetOf, unitsOf } from "./context.ts";

interface At {
  context: ApplicationContext;
  event: MachineEvent;
}
const check = (test: (at: At) => boolean) => onData<ApplicationContext>(test);

/** States of a bando that still takes applications: the file of the platform arrives after the closing too. */
const taking = ["open", "extended", "amended", "closed"];
/** A register of cars (PRA) is asked only where the comune wants it. */
const mandatory = ["anpr", "inpsIsee", "cadastre", "aler", "permit"];

const bandoDay = (event: MachineEvent, name: string) => textOf(bandoOf(event.facts)?.context[name]);

/** The unit of the bando that is proposed, if it is there and not withdrawn. */
const offered = (event: MachineEvent) =>
  unitsOf(bandoOf(event.facts)).find((unit) => unit.code === textOf(event.data.unit) && !unit.withdrawn);

export const guards = {
  bandoKnown: check(({ event }) => bandoOf(event.facts) !== undefined),
  bandoTakesApplications: check(({ event }) => taking.includes(bandoOf(event.facts)?.state ?? "")),
  notBeforeWindow: check(({ event }) => textOf(event.data.submittedOn) >= (bandoDay(event, "opensOn") || "9")),
  notLate: check(({ event }) => textOf(event.data.submittedOn) <= bandoDay(event, "closesOn")),
  unitsOfBando: check(({ event }) => {
    const known = unitsOf(bandoOf(event.facts)).map((unit) => unit.code);
    return preferencesOf(event.data).every((code) => known.includes(code));
  }),
  standsInARanking: check(({ event }) => rankingsOf(event).length > 0),
  concernsUs: ({ context, event }: At) => context.rankings.includes(textOf(event.data.rankingKey)),

  onlyCivilInvalidity: check(({ event }) => textOf(event.data.correctionGround) === "civilInvalidity"),
  procedureBeforeClosing: check(({ event }) => textOf(event.data.procedureStartedOn) <= bandoDay(event, "closesOn")),
  correctionTermOpen: check(
    ({ event }) =>
      bandoOf(event.facts)?.state === "corrections" &&
      textOf(event.data.requestedOn) <= bandoDay(event, "correctionsUntil"),
  ),
  noOpenCorrection: ({ context }: At) => context.correction?.status !== "requested",
  correctionOpen: ({ context }: At) => context.correction?.status === "requested",
  silenceIsAcceptance: ({ event }: At) => rulesetOf(event.facts)?.values.correctionSilence === "accepted",
  decisionTermOver: ({ context, event }: At) => {
    const end = termEnd(rulesetOf(event.facts), "decisionDays", context.correction?.requestedOn ?? "");
    return end !== undefined && event.meta.occurredOn > end;
  },
  noOpenSelfReview: ({ context }: At) => context.selfReview?.status !== "requested",
  selfReviewOpen: ({ context }: At) => context.selfReview?.status === "requested",
  readmits: check(({ event }) => textOf(event.data.reviewEffect) === "readmitted"),

  hasPlace: ({ context }: At) => context.places.length > 0,
  rankedFinally: ({ context }: At) => context.places.some((place) => place.stage !== "provisional"),
  bandoAssigns: ({ event }: At) => bandoOf(event.facts)?.state === "assignments",
  unitIsOffered: check(({ event }) => offered(event) !== undefined),
  unitInOurRanking: check(({ context, event }) => context.rankings.includes(offered(event)?.key ?? "")),
  noUnitYet: ({ context }: At) => context.unit === undefined,
  hasUnit: ({ context }: At) => context.unit !== undefined,
  proposalNotDelivered: ({ context }: At) => context.deliveredOn === undefined,
  silenceNeedsDelivery: check(
    ({ context, event }) => textOf(event.data.waiverKind) !== "silence" || context.deliveredOn !== undefined,
  ),
  keepsPlace: check(({ event }) => textOf(event.data.waiverEffect) === "keepsPlace"),
  wasAccepted: ({ context }: At) => context.accepted,
  checksComplete: ({ context }: At) =>
    mandatory.every((source) => !["", "pending"].includes(context.checks[source] ?? "")),
  noNegativeCheck: ({ context }: At) => !Object.values(context.checks).includes("negative"),
  hasNegativeCheck: ({ context }: At) => Object.values(context.checks).includes("negative"),
  wasContested: ({ context }: At) => context.contested,
  forfeitureStarted: ({ context }: At) => context.forfeiture !== undefined,
  forfeitureNotStarted: ({ context }: At) => context.forfeiture === undefined,
  resumes: ({ context }: At, params: { state: string }) => context.resumeTo === params.state,
};
