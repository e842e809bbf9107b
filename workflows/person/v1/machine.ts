// Life of a person's record: provisional until identity is known, identified, deceased. Context holds only what
// decides elsewhere: comune with dates, memberships, alerts by number and facts derived from sealed fields.
import { and, assign, enqueueActions, setup } from "xstate";
import { isTrue, numberOf, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { onData } from "../../kernel/machine.ts";
import { isUnused, type Mistake } from "../../rules/mistakes/mistake.ts";
import type { Paper } from "../../rules/papers/expiring.ts";
import type { KeptResidence } from "../../rules/payer/since-unknown.ts";
import { endedAct, findOpenAct, hasOpenAct, type KeptAct, keptAct, mostActs, recordsAct, withActs } from "./acts.ts";
import { type KeptAlert, withAlert, withoutAlert } from "./alerts.ts";
import { isApart, mostApart, withApart, withoutApart } from "./apart.ts";
import * as contacts from "./contacts.ts";
import { dying, joinsAlive, joinsBeforeDeath, tellCases } from "./death.ts";
import { claimSent } from "./forms-living.ts";
import { learned } from "./learned.ts";
import * as living from "./living.ts";
import { householdOf, leavingMain } from "./main-household.ts";
import * as merge from "./merge.ts";
import * as asks from "./merge-asks.ts";
import { answering, endAsk, merging, protectAbsorbed, standAgain } from "./merge-ways.ts";
import * as mistake from "./mistake.ts";
import { endedPaper, findOpenPaper, mostPapers, paperOf, withPapers } from "./papers.ts";
import * as relations from "./relations.ts";
import * as residence from "./residence.ts";

export interface PersonContext extends asks.Asking, contacts.Reached {
  /** Comune of residence, oldest first; the last one is the current. */
  residences: KeptResidence[];
  households: { household: string; kind: string; from: string }[];
  alerts: KeptAlert[];
  /** Oldest alert still in force: what the form to end one proposes. */
  openAlert?: number | undefined;
  /** Where the person lives when that is not the residence; the last without end is the current one. */
  domiciles?: living.Domicile[];
  stays?: living.Stay[];
  openStay?: number | undefined;
  payerActs?: living.KeptPayerAct[];
  papers?: Paper[];
  openPaper?: number | undefined;
  /** By which others represent the person; absent while there are none. */
  acts?: KeptAct[];
  openAct?: number | undefined;
  /** Who is what to the person; absent while nobody is said to be anything. */
  relations?: relations.KeptRelation[];
  openRelation?: number | undefined;
  /** Persons whose records look alike and who are others. */
  apart?: string[];
  mergedInto?: string[] | undefined;
  stoodAs?: string | undefined;
  mistake?: Mistake | undefined;
  protectedAddress: boolean;
  hasFiscalCode: boolean;
  fiscalCodeMissing?: string;
  /** The code given last cannot exist or does not fit the other facts: kept, and listed to be completed. */
  fiscalCodeDoubtful?: boolean;
  /** Age band on `ageBandOn`, derived from the sealed date of birth. */
  ageBand?: string;
  ageBandOn?: string;
  citizenship?: string;
  language?: string;
  needsInterpreter?: boolean;
  diedOn?: string | undefined;
  /** The identity was not known yet when the death was recorded. */
  diedProvisional?: boolean | undefined;
}

/** Longest lists a record keeps in its context; the log keeps all. */
const keep = 30;

const identityFacts = ["givenName", "birthOn", "fiscalCode"];

/** Whoever moves may have another comune pay for them. */
const checkPayer = { type: "toComplete", params: { field: "payerOutcome", withinDays: 30 } } as const;

const personSetup = setup({
  types: { context: {} as PersonContext, events: {} as MachineEvent },
  guards: {
    identityGiven: ({ event }) =>
      !isTrue(event.data.provisional) && ["givenName", "birthOn"].every((field) => event.given.includes(field)),
    identityComplete: onData<PersonContext>(({ event }) =>
      identityFacts.every(
        (field) =>
          !event.todo.includes(field) ||
          event.given.includes(field) ||
          (field === "fiscalCode" && textOf(event.data.fiscalCodeMissing) !== ""),
      ),
    ),
    addressNotProtected: ({ context }) => !context.protectedAddress,
    addressProtected: ({ context }) => context.protectedAddress,
    hasAlerts: ({ context }) => context.alerts.length > 0,
    alertKnown: onData<PersonContext>(({ context, event }) =>
      context.alerts.some((one) => one.alert === numberOf(event.data.alert)),
    ),
    roomForActs: ({ context }) => (context.acts ?? []).length < mostActs,
    notOneself: onData<PersonContext>(({ event }) => textOf(event.data.representative) !== event.meta.caseId),
    untilNotBefore: onData<PersonContext>(
      ({ event }) => textOf(event.data.until) === "" || textOf(event.data.until) >= textOf(event.data.from),
    ),
    hasOpenActs: ({ context }) => hasOpenAct(context.acts ?? []),
    actKnown: onData<PersonContext>(({ context, event }) => findOpenAct(context.acts ?? [], event) !== undefined),
    endNotBefore: onData<PersonContext>(
      ({ context, event }) => textOf(event.data.until) >= (findOpenAct(context.acts ?? [], event)?.from ?? ""),
    ),
    domicileLater: onData<PersonContext>(
      ({ context, event }) => textOf(event.data.domicileFrom) >= (context.domiciles?.at(-1)?.from ?? ""),
    ),
    hasDomicile: ({ context }) => living.hasDomicile(context.domiciles),
    domicileEndsLater: onData<PersonContext>(
      ({ context, event }) => textOf(event.data.until) >= (context.domiciles?.at(-1)?.from ?? ""),
    ),
    roomForStays: ({ context }) => (context.stays ?? []).length < living.mostKept,
    hasOpenStays: ({ context }) => context.openStay !== undefined,
    stayKnown: onData<PersonContext>(
      ({ context, event }) => living.findOpenStay(context.stays ?? [], event) !== undefined,
    ),
    stayEndsLater: onData<PersonContext>(
      ({ context, event }) => textOf(event.data.until) >= (living.findOpenStay(context.stays ?? [], event)?.from ?? ""),
    ),
    roomForPapers: ({ context }) => (context.papers ?? []).length < mostPapers,
    paperEndsLater: onData<PersonContext>(
      ({ event }) =>
        textOf(event.data.until) === "" || textOf(event.data.until) >= textOf(event.data.dsuOn ?? event.data.from),
    ),
    hasOpenPapers: ({ context }) => context.openPaper !== undefined,
    paperKnown: onData<PersonContext>(({ context, event }) => findOpenPaper(context.papers ?? [], event) !== undefined),
    ...relations.guards,
    ...contacts.guards,
    anotherPerson: onData<PersonContext>(({ event }) => textOf(event.data.other) !== event.meta.caseId),
    roomApart: ({ context }) => (context.apart ?? []).length < mostApart,
    notApart: onData<PersonContext>(({ context, event }) => !isApart(context.apart, event)),
    someApart: ({ context }) => (context.apart ?? []).length > 0,
    isApart: onData<PersonContext>(({ context, event }) => isApart(context.apart, event)),
    otherStands: onData<PersonContext>(({ event }) => merge.otherStands(event)),
    mayBeOne: onData<PersonContext>(({ context, event }) => merge.mayBeOne(context, event)),
    asProtected: onData<PersonContext>(({ context, event }) => merge.isAsProtected(context, event)),
    asAlive: onData<PersonContext>(({ context, event }) => merge.isAsAlive(context, event)),
    roomThere: onData<PersonContext>(({ context, event }) => merge.roomThere(context, event)),
    mayTakeIn: onData<PersonContext>(({ context, event }) => merge.mayTakeIn(context, event)),
    unused: isUnused,
    inNoHousehold: mistake.inNoHousehold,
    nobodyRepresents: mistake.nobodyRepresents,
    nothingGoesOnHere: mistake.nothingGoesOnHere,
    ...asks.askGuards,
    standsAlone: ({ context }) => context.mergedInto === undefined,
    stoodProvisional: ({ context }) => context.stoodAs === "provisional",
    diedProvisional: ({ context }) => context.diedProvisional === true,
    stoodDeceased: ({ context }) => context.stoodAs === "deceased",
    roomForPayerActs: ({ context }) => (context.payerActs ?? []).length < living.mostKept,
    joinsAlive: onData<PersonContext>(({ context, event }) => joinsAlive(context, event)),
    notInHousehold: ({ context, event }) =>
      !context.households.some((one) => one.household === textOf(event.data.household)),
    residesElsewhere: ({ context, event }) => residence.residesElsewhere(context, event),
    leavesMain: ({ event }) => event.head.householdId === textOf(event.data.household),
    inHousehold: ({ context, event }) =>
      context.households.some((one) => one.household === textOf(event.data.household)),
  },
  actions: {
    ...effectActions,
    opened: assign(({ context, event }) => ({
      ...learned(context, event),
      protectedAddress: isTrue(event.data.protectedAddress),
      residences: residence.opened(event),
    })),
    learned: assign(({ context, event }) => learned(context, event)),
    moved: assign({ residences: ({ context, event }) => residence.moved(context, event).slice(-keep) }),
    protectAddress: assign({ protectedAddress: true }),
    unprotectAddress: assign({ protectedAddress: false }),
    alertAdded: assign(({ context, event }) => withAlert(context.alerts, event)),
    alertEnded: assign(({ context, event }) => withoutAlert(context.alerts, event)),
    domicileMoved: assign(({ context, event }) => ({
      domiciles: living.movedDomicile(context.domiciles ?? [], event).slice(-keep),
    })),
    domicileEnded: assign(({ context, event }) => ({
      domiciles: living.endedDomicile(context.domiciles ?? [], textOf(event.data.until)),
    })),
    toldApart: assign(({ context, event }) => ({ apart: withApart(context.apart, event) })),
    alikeAgain: assign(({ context, event }) => ({ apart: withoutApart(context.apart, event) })),
    mergedAway: assign({ mergedInto: ({ event }) => [textOf(event.data.other)] }),
    wasProvisional: assign({ stoodAs: "provisional" }),
    wasIdentified: assign({ stoodAs: "identified" }),
    wasDeceased: assign({ stoodAs: "deceased" }),
    standsAgain: assign(() => ({ mergedInto: undefined, stoodAs: undefined })),
    wentInto: assign({ mergedInto: ({ event }) => [textOf(event.data.record)] }),
    tookIn: assign(({ context, event }) => asks.tookIn(context, event)),
    mergeAskMade: assign(({ context, event }) => asks.asked(context, event)),
    mergeAskCame: assign(({ context, event }) => asks.askReceived(context, event)),
    mergeAskRefused: assign(({ context, event }) => asks.askRefused(context, event)),
    asksSettled: assign(({ context, event }) => asks.settled(context, asks.settledWith(event))),
    takenSettled: assign(({ context, event }) => asks.settled(context, asks.settledByTaking(event))),
    releaseAsks: enqueueActions(({ context, event, enqueue }) => {
      for (const params of asks.claimsEnded({ context, event }, asks.settledWith(event)))
        enqueue({ type: "release", params });
    }),
    releaseTaken: enqueueActions(({ context, event, enqueue }) => {
      for (const params of asks.claimsEnded({ context, event }, asks.settledByTaking(event)))
        enqueue({ type: "release", params });
    }),
    takenIn: assign(({ context, event }) => merge.takenIn(context, event)),
    givenBack: assign(({ context, event }) => merge.givenBack(context, event)),
    followed: assign(({ context, event }) => merge.followed(context, event)),
    unfollowed: assign(({ context, event }) => merge.unfollowed(context, event)),
    takenOut: assign(mistake.takenOut),
    putBack: assign(mistake.putBack),
    stayRecorded: assign(({ context, event }) => living.withStays([...(context.stays ?? []), living.stayOf(event)])),
    stayEnded: assign(({ context, event }) => living.withStays(living.endedStay(context.stays ?? [], event))),
    paperRecorded: assign(({ context, event }) => withPapers([...(context.papers ?? []), paperOf(event)])),
    paperEnded: assign(({ context, event }) => withPapers(endedPaper(context.papers ?? [], event))),
    payerDecided: assign(({ context, event }) => ({
      payerActs: [...(context.payerActs ?? []), living.payerActOf(event)],
    })),
    // A claim that was sent waits for its answer.
    payerChecked: enqueueActions(({ event, enqueue }) => {
      if (textOf(event.data.payerOutcome) === claimSent) enqueue(checkPayer);
      else enqueue({ type: "completed", params: { fields: ["payerOutcome"] } });
    }),
    actRecorded: assign(({ context, event }) => withActs([...(context.acts ?? []), keptAct(event)])),
    actEnded: assign(({ context, event }) => withActs(endedAct(context.acts ?? [], event))),
    contactPointRecorded: assign(({ context, event }) => contacts.recorded(context, event)),
    contactPointChanged: assign(({ context, event }) => contacts.changed(context, event)),
    contactPointHidden: assign(({ context, event }) => contacts.hidden(context, event)),
    contactPointEnded: assign(({ context, event }) => contacts.ended(context, event)),
    relationRecorded: assign(({ context, event }) => relations.recorded(context, event)),
    relationEnded: assign(({ context, event }) => relations.ended(context, event)),
    joined: assign({
      households: ({ context, event }) =>
        [
          ...context.households,
          {
            household: textOf(event.data.household),
            kind: textOf(event.data.householdKind),
            from: textOf(event.data.from),
          },
        ].slice(-keep),
    }),
    left: assign({
      households: ({ context, event }) =>
        context.households.filter((one) => one.household !== textOf(event.data.household)),
    }),
    doubt: enqueueActions(({ event, enqueue }) => {
      if (isTrue(event.data.fiscalCodeDoubtful))
        enqueue({ type: "toComplete", params: { field: "fiscalCode", withinDays: 30 } });
    }),
    notDied: assign(() => ({ diedOn: undefined, diedProvisional: undefined })),
    diedProvisional: assign({ diedProvisional: true }),
    died: assign({ diedOn: ({ event }) => textOf(event.data.diedOn) }),
  },
});

type Residing = { event: MachineEvent; context: PersonContext };

const joining = ["joined", { type: "setHead", params: householdOf }] as const;
const moving = [
  "moved",
  // After it was put among the others: one of earlier days changes nothing of where she lives now.
  { type: "setHead", params: ({ context, event }: Residing) => residence.whereNow(context, event) },
  { type: "placeSealed", params: ({ context, event }: Residing) => residence.placeStreet(context, event) },
  checkPayer,
] as const;

const memberships = {
  JOIN_HOUSEHOLD: [
    { guard: and(["notInHousehold", "residesElsewhere"]), actions: [...joining, ...moving] },
    { guard: "notInHousehold", actions: joining },
  ],
  LEAVE_HOUSEHOLD: [
    { guard: "leavesMain", actions: leavingMain },
    { guard: "inHousehold", actions: "left" },
    // Told again of another day: which that was stands at the household.
    {},
  ],
} as const;

const recordPaper = { guard: and(["roomForPapers", "paperEndsLater"]), actions: "paperRecorded" } as const;

const { related } = relations;

/** No form has the field any longer. */
const notAsked = (field: string) => ({ type: "completed" as const, params: { fields: [field] } });

const alive = {
  CORRECT_PERSON: { actions: ["learned", "doubt"] },
  UPDATE_CONTACTS: { actions: "learned" },
  MOVE_RESIDENCE: { actions: moving },
  // Who resides there already stays where she is.
  MOVE_WITH_HOUSEHOLD: [{ guard: and(["inHousehold", "residesElsewhere"]), actions: moving }, { guard: "inHousehold" }],
  PROTECT_ADDRESS: { guard: "addressNotProtected", actions: ["protectAddress", protectAbsorbed, notAsked("address")] },
  END_ADDRESS_PROTECTION: {
    guard: "addressProtected",
    actions: ["unprotectAddress", notAsked("protectedAddressText")],
  },
  ADD_ALERT: { actions: "alertAdded" },
  END_ALERT: { guard: and(["hasAlerts", "alertKnown"]), actions: "alertEnded" },
  MOVE_DOMICILE: { guard: "domicileLater", actions: "domicileMoved" },
  END_DOMICILE: { guard: and(["hasDomicile", "domicileEndsLater"]), actions: "domicileEnded" },
  RECORD_STAY: { guard: "roomForStays", actions: "stayRecorded" },
  END_STAY: { guard: and(["hasOpenStays", "stayKnown", "stayEndsLater"]), actions: "stayEnded" },
  DECIDE_PAYER: { guard: and(["roomForPayerActs", "untilNotBefore"]), actions: "payerDecided" },
  CHECK_PAYER: { actions: "payerChecked" },
  RECORD_ISEE: recordPaper,
  RECORD_PERMIT: recordPaper,
  RECORD_CERTIFICATE: recordPaper,
  RECORD_INCOME: recordPaper,
  END_PAPER: { guard: and(["hasOpenPapers", "paperKnown"]), actions: "paperEnded" },
  RECORD_ACT: { guard: and(["roomForActs", "notOneself", "untilNotBefore"]), actions: recordsAct },
  END_ACT: { guard: and(["hasOpenActs", "actKnown", "endNotBefore"]), actions: "actEnded" },
  ...related,
  ...contacts.reached,
  TELL_APART: { guard: and(["anotherPerson", "roomApart", "notApart"]), actions: [...endAsk, "toldApart"] },
  MAY_BE_SAME: { guard: and(["someApart", "isApart"]), actions: "alikeAgain" },
  RECORD_DEATH: { target: "deceased", actions: dying },
  // Cases told of a death that was annulled meanwhile still answer.
  CASES_TOLD: {},
  // A corrected day is told to all that heard the first one: told apart since, this record is of somebody else.
  SAME_DIED: {},
  ...memberships,
} as const;

const mayBeMistake = and(["nothingGoesOnHere", "inNoHousehold", "nobodyRepresents", "unused"]);

/** Whatever else is sent to a record that goes on in another is answered with where to send it. */
const sentThere = Object.fromEntries(
  [
    ...Object.keys(alive),
    "IDENTIFY_PERSON",
    "ANNUL_DEATH",
    "MERGE_INTO",
    "TAKE_IN",
    "ASK_MERGE",
    "ACCEPT_MERGE",
    "GO_INTO",
  ].map((type) => [type, { guard: "standsAlone" }] as const),
);

export const personMachine = personSetup.createMachine({
  id: "person",
  context: { residences: [], households: [], alerts: [], protectedAddress: false, hasFiscalCode: false },
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_PERSON: [
          { guard: "identityGiven", target: "identified", actions: ["opened", "doubt"] },
          { target: "provisional", actions: ["opened", "doubt"] },
        ],
      },
    },
    provisional: {
      on: {
        ...alive,
        ...merging("provisional"),
        ...mistake.mistaking("provisional", mayBeMistake),
        RECORD_DEATH: { target: "deceased", actions: [...dying, "diedProvisional"] },
        IDENTIFY_PERSON: { guard: "identityComplete", target: "identified", actions: ["learned", "doubt"] },
      },
    },
    identified: {
      on: { ...alive, ...merging("identified"), ...mistake.mistaking("identified", mayBeMistake) },
    },
    deceased: {
      on: {
        CORRECT_PERSON: { actions: ["learned", "doubt"] },
        // As it stood before.
        ANNUL_DEATH: [
          { guard: "diedProvisional", target: "provisional", actions: "notDied" },
          { target: "identified", actions: "notDied" },
        ],
        CASES_TOLD: {},
        SAME_DIED: {},
        ...related,
        ...memberships,
        JOIN_HOUSEHOLD: joinsBeforeDeath(joining, moving),
        ...merging("deceased"),
        ...mistake.mistaking("deceased", mayBeMistake),
      },
    },
    merged: {
      on: {
        ...sentThere,
        UNMERGE: standAgain,
        ...answering,
        FOLLOW: { actions: ["releaseAsks", "followed", "asksSettled"] },
        UNFOLLOW: { actions: "unfollowed" },
        GIVE_BACK: { actions: "givenBack" },
        PROTECT_WITH: { actions: "protectAddress" },
        // The cases that stand at this record are told too.
        SAME_DIED: { actions: tellCases },
        CASES_TOLD: {},
        LEAVE_HOUSEHOLD: memberships.LEAVE_HOUSEHOLD,
        // What is over is over at the record where it stands.
        END_RELATION: related.END_RELATION,
        END_ACT: alive.END_ACT,
      },
    },
    openedByMistake: { on: { NOT_A_MISTAKE: mistake.standsAfterAll, CASES_TOLD: {}, SAME_DIED: {} } },
  },
});
