// Who must sign, who may be told, who gets copies and who must not know the address of a person on a day, computed from the
// acts in force and each with its reason (practice A4-4). Where acts are silent or contradict each other nothing is guessed: it
// says so. It advises whoever writes a letter; it decides on no case. Pure and total.
import type { Day } from "../../kernel/ids.ts";
import { type ActOrder, type ActPower, type ActRole, holdsOn, type RepresentationAct } from "./acts.ts";

/** Years of age from which a person decides (art. 2 c.c.). */
export const majority = 18;

export interface Subject {
  /** Undefined while the date of birth is not known. */
  isMinor: boolean | undefined;
  /** The day on which she comes of age, where the date of birth is known. */
  ofAgeOn?: Day | undefined;
  protectedAddress: boolean;
  /** Persons of the same household, who know the address anyway. */
  livesWith: readonly string[];
  /** Then nobody signs any more, and nobody is written to in the person's place. */
  deceased?: boolean;
}

export type Answer = "yes" | "partly" | "no";

export type ReasonId =
  | "ownAffairs"
  | "minorByMaturity"
  | "minorRepresented"
  | "guardianInstead"
  | "administratorInstead"
  | "administratorBeside"
  | "parentFull"
  | "parentWithOther"
  | "parentSole"
  | "parentOtherSole"
  | "parentLimited"
  | "parentWithout"
  | "cameOfAge"
  | "ageUnknown"
  | "guardian"
  | "curator"
  | "administratorPowers"
  | "administratorAssists"
  | "powersNotRecorded"
  | "fosterBody"
  | "noInformation"
  | "hideAddress"
  | "protectedAddress"
  | "withoutResponsibility"
  | "deceased";

/** `act`: the one that is the reason, where it is one. */
export interface Reason {
  id: ReasonId;
  act?: number;
}

export interface Say {
  answer: Answer;
  reasons: Reason[];
}

export interface Holder {
  /** `subject`, the id of a registered person, or `act:N` where the name lies sealed in act N. */
  holder: string;
  /** Its acts in force on the day, the latest first: the first one says the role. */
  acts: number[];
  signs: Say;
  told: Say;
  copies: Say;
  /** `no`: must not know it. */
  address: Say;
  powers: ActPower[];
}

export type GapId =
  | "ageUnknown"
  | "nobodyRecorded"
  | "nobodySigns"
  | "contradictory"
  | "powersNotRecorded"
  | "expiredNotRenewed";

export interface Rights {
  subject: Holder;
  /** Who has an act in force, those who sign first. */
  holders: Holder[];
  /** What has to be looked into before relying on it. */
  gaps: GapId[];
}

const say = (answer: Answer, id: ReasonId, act?: number): Say => ({
  answer,
  reasons: [act === undefined ? { id } : { id, act }],
});

export const holderOf = ({ person, act }: RepresentationAct): string => person ?? `act:${act}`;

interface Around {
  subject: Subject;
  /** The latest of each holder and role. */
  inForce: readonly RepresentationAct[];
  /** All that hold: what one of them forbids stays forbidden until that act ends, whatever a later one allows. */
  all: readonly RepresentationAct[];
  guardian: RepresentationAct | undefined;
  sole: RepresentationAct | undefined;
  /** Of parents who decide. */
  deciding: number;
}

const isDeciding = (act: RepresentationAct): boolean =>
  act.role === "parent" && (act.responsibility === "full" || act.responsibility === "sole");

/** Of two acts on the same person in the same role the later one holds. */
function latestOfEach(acts: readonly RepresentationAct[]): RepresentationAct[] {
  const later = (a: RepresentationAct, b: RepresentationAct) =>
    a.from === b.from ? b.act - a.act : a.from < b.from ? 1 : -1;
  const seen = new Set<string>();
  return [...acts].sort(later).filter((act) => {
    const key = `${holderOf(act)} ${act.role}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

type Signing = Pick<Holder, "signs" | "told">;

function parentSays(act: RepresentationAct, around: Around): Signing {
  const { subject, guardian, sole, deciding } = around;
  if (subject.isMinor === false) {
    const over = say("no", "cameOfAge", act.act);
    return { signs: over, told: over };
  }
  if (act.responsibility === "suspended" || act.responsibility === "forfeited") {
    const without = say("no", "parentWithout", act.act);
    return { signs: without, told: without };
  }
  if (guardian)
    return { signs: say("no", "guardianInstead", guardian.act), told: say("partly", "guardianInstead", guardian.act) };
  if (act.responsibility === "limited") {
    const limited = say("partly", "parentLimited", act.act);
    return { signs: limited, told: limited };
  }
  if (act.responsibility === "sole")
    return { signs: say("yes", "parentSole", act.act), told: say("yes", "parentSole", act.act) };
  if (sole) return { signs: say("no", "parentOtherSole", sole.act), told: say("partly", "parentOtherSole", sole.act) };
  return {
    signs: say("yes", deciding > 1 ? "parentWithOther" : "parentFull", act.act),
    told: say("yes", "parentFull", act.act),
  };
}

const forMinors: readonly ActRole[] = ["guardian", "specialCurator", "fosterBody"];

/**
 * What was given for a child ends by itself on the day she comes of age. What holds for an adult is another act, in
 * force from that day.
 */
const isOutgrown = ({ role, from }: RepresentationAct, { isMinor, ofAgeOn }: Subject): boolean =>
  isMinor === false && ofAgeOn !== undefined && from < ofAgeOn && forMinors.includes(role);

function actSays(act: RepresentationAct, around: Around): Signing {
  if (isOutgrown(act, around.subject)) {
    const over = say("no", "cameOfAge", act.act);
    return { signs: over, told: over };
  }
  switch (act.role) {
    case "parent":
      return parentSays(act, around);
    case "guardian":
      return { signs: say("yes", "guardian", act.act), told: say("yes", "guardian", act.act) };
    case "specialCurator":
      return { signs: say("partly", "curator", act.act), told: say("yes", "curator", act.act) };
    case "fosterBody":
      return { signs: say("partly", "fosterBody", act.act), told: say("yes", "fosterBody", act.act) };
    default: {
      const id = !act.powers?.length
        ? "powersNotRecorded"
        : act.mode === "assists"
          ? "administratorAssists"
          : "administratorPowers";
      return { signs: say("partly", id, act.act), told: say("partly", id, act.act) };
    }
  }
}

const strength: Record<Answer, number> = { no: 0, partly: 1, yes: 2 };

/** Somebody with two roles may do what the wider one allows. */
function wider(says: readonly Say[]): Say {
  const most = Math.max(...says.map((one) => strength[one.answer]));
  const best = says.filter((one) => strength[one.answer] === most);
  return { answer: best[0]?.answer ?? "no", reasons: best.flatMap((one) => one.reasons) };
}

const forbidding = (holder: string, { all }: Around, order: ActOrder) =>
  all.find((act) => holderOf(act) === holder && act.orders?.includes(order));

function addressOf(holder: string, acts: readonly RepresentationAct[], around: Around, told: Say): Say {
  const hidden = forbidding(holder, around, "hideAddress");
  if (hidden) return say("no", "hideAddress", hidden.act);
  const without = acts[0];
  if (told.answer === "no" && without) return say("no", "withoutResponsibility", without.act);
  if (!around.subject.protectedAddress) return { ...told, answer: "yes" };
  const keeper = acts.find((act) => act.role === "guardian" || act.role === "fosterBody");
  if (keeper)
    return {
      answer: "yes",
      reasons: [{ id: keeper.role === "guardian" ? "guardian" : "fosterBody", act: keeper.act }],
    };
  return around.subject.livesWith.includes(holder) ? { ...told, answer: "yes" } : say("no", "protectedAddress");
}

function holderSays(holder: string, acts: readonly RepresentationAct[], around: Around): Holder {
  const each = acts.map((act) => actSays(act, around));
  const signs = wider(each.map((one) => one.signs));
  const silenced = forbidding(holder, around, "noInformation");
  const told = silenced ? say("no", "noInformation", silenced.act) : wider(each.map((one) => one.told));
  return {
    holder,
    acts: acts.map((one) => one.act),
    signs,
    told,
    copies: told,
    address: addressOf(holder, acts, around, told),
    powers: [...new Set(acts.flatMap((one) => one.powers ?? []))],
  };
}

function subjectSays({ subject, inForce, guardian }: Around): Holder {
  const administrator = inForce.find((act) => act.role === "supportAdministrator");
  const base = { holder: "subject", acts: [], powers: [] };
  const knows = say("yes", "ownAffairs");
  if (subject.isMinor === undefined) {
    const unknown = say("partly", "ageUnknown");
    return { ...base, signs: unknown, told: unknown, copies: unknown, address: knows };
  }
  if (subject.isMinor) {
    const told = say("partly", "minorByMaturity");
    return { ...base, signs: say("no", "minorRepresented"), told, copies: told, address: knows };
  }
  const signs = guardian
    ? say("no", "guardianInstead", guardian.act)
    : administrator
      ? say(
          "partly",
          administrator.mode === "assists" ? "administratorBeside" : "administratorInstead",
          administrator.act,
        )
      : say("yes", "ownAffairs");
  return { ...base, signs, told: knows, copies: knows, address: knows };
}

function gapsIn(around: Around, subject: Holder, holders: readonly Holder[]): GapId[] {
  const { inForce, guardian, sole } = around;
  const parents = inForce.filter(isDeciding);
  const isContradictory =
    inForce.filter((act) => act.role === "guardian" && !isOutgrown(act, around.subject)).length > 1 ||
    (guardian !== undefined && parents.length > 0 && around.subject.isMinor !== false) ||
    (sole !== undefined && parents.length > 1);
  const signs = [subject, ...holders].some((one) => one.signs.answer === "yes");
  const isAdult = around.subject.isMinor === false;
  const gaps: [GapId, boolean][] = [
    ["ageUnknown", around.subject.isMinor === undefined],
    ["nobodyRecorded", !isAdult && inForce.length === 0],
    // An adult with an administrator signs together with the administrator, or each for their own part.
    ["nobodySigns", !isAdult && inForce.length > 0 && !signs],
    ["contradictory", isContradictory],
    ["powersNotRecorded", inForce.some((act) => act.role === "supportAdministrator" && !act.powers?.length)],
  ];
  return gaps.filter(([, is]) => is).map(([id]) => id);
}

/** An act ran out by its own last day, nobody closed it, and none of the same role took its place. */
const isLapsed = (act: RepresentationAct, inForce: readonly RepresentationAct[], on: Day): boolean =>
  act.until !== undefined &&
  act.until < on &&
  act.endedOn === undefined &&
  !inForce.some((one) => one.role === act.role && one.from > act.from);

/** What acts gave ends with the person; who must not know the address need not learn it for that. */
const overFor = (holder: Holder): Holder => {
  const over = say("no", "deceased");
  return { ...holder, signs: over, told: over, copies: over, powers: [] };
};

export function rightsOn(acts: readonly RepresentationAct[], subject: Subject, on: Day): Rights {
  const all = [...acts].filter((act) => holdsOn(act, on)).sort((a, b) => a.act - b.act);
  const inForce = latestOfEach(all);
  const around: Around = {
    subject,
    inForce,
    all,
    guardian: inForce.find((act) => act.role === "guardian" && !isOutgrown(act, subject)),
    sole:
      subject.isMinor === false
        ? undefined
        : inForce.find((act) => act.role === "parent" && act.responsibility === "sole"),
    deciding: inForce.filter(isDeciding).length,
  };
  const ids = [...new Set(inForce.map(holderOf))];
  const holders = ids.map((id) =>
    holderSays(
      id,
      inForce.filter((act) => holderOf(act) === id),
      around,
    ),
  );
  holders.sort((a, b) => strength[b.signs.answer] - strength[a.signs.answer] || (a.holder < b.holder ? -1 : 1));
  const own = subjectSays(around);
  if (subject.deceased) return { subject: overFor(own), holders: holders.map(overFor), gaps: [] };
  const gaps = gapsIn(around, own, holders);
  const isOver = acts.some((act) => isLapsed(act, inForce, on)) || inForce.some((act) => isOutgrown(act, subject));
  return { subject: own, holders, gaps: isOver ? [...gaps, "expiredNotRenewed"] : gaps };
}
