// What must hold before a step of a care call, version 1. Each name has its sentence in texts.reasons.
import { textOf } from "../../kernel/data.ts";
import { onData } from "../../kernel/machine.ts";
import { type At, type CallContext, mostAdded, mostRankings, numbered, writtenSections } from "./context.ts";
import { applicationsOf, isUnchanged, maxApplications, rankingsOf, undecidedStates } from "./rankings.ts";

const pushed = (check: (at: At) => boolean) => onData<CallContext>(check);

export const callGuards = {
  /** The ruleset in force knows the measure. */
  measureWritten: pushed(({ event }) => writtenSections(event).sections.length > 0),
  sectionsInOrder: pushed(({ event }) => {
    const { sections, problems } = writtenSections(event);
    return sections.length === 0 || problems.length === 0;
  }),
  windowInOrder: pushed(({ event }) => textOf(event.data.opensOn) <= textOf(event.data.closesOn)),
  alboInOrder: pushed(({ event }) => textOf(event.data.alboFrom) <= textOf(event.data.alboTo)),
  closesLater: pushed(({ context, event }) => textOf(event.data.closesOn) > (context.closesOn ?? "")),
  windowIsOver: pushed(({ context, event }) => event.meta.occurredOn > (context.closesOn ?? "9")),
  withinLimit: ({ event }: At) => applicationsOf(event).length < maxApplications,
  applicationsDecided: pushed(
    ({ event }) => !applicationsOf(event).some(({ state }) => undecidedStates.includes(state)),
  ),
  fewRankings: ({ context }: At) => context.approved.length < mostRankings,
  somebodyComesUp: pushed(({ context, event }) => rankingsOf(context, event).allocation.funded.length > 0),
  unchangedSinceProposal: pushed(({ context, event }) => isUnchanged(context, event)),
  sectionKnown: pushed((at) => numbered(at) !== undefined),
  fewAdded: ({ context }: At) => context.added.length < mostAdded,
};
