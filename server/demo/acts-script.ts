// Acts of representation of the demo's people: parents as the registry tells them, courts that limit or take away
// responsibility, guardians, administrators of support of the old; and stays of children and the old, which say who pays.
// Shares are the demo's own assumption. Payloads only.
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Script, type Start } from "./script.ts";
import type { World } from "./world.ts";

/** Families whose acts the office had a reason to record. */
const familyShare = 0.3;
/** Of those, families where a court has spoken. */
const courtShare = 0.15;
const administratorShare = 0.05;
/** Of the old, those in a home. */
const homeShare = 0.06;
/** Of adults, those whose papers the office has. */
const papersShare = 0.12;
const majority = 18;
const adminAge = 75;

const birth = (child: SyntheticPerson): JsonObject => ({
  authority: "civilRegistry",
  actOn: child.birthOn,
  from: child.birthOn,
});

function decree(random: Random, day: Day, authority: string): JsonObject {
  const actOn = addDays(day, -random.int(5, 40));
  return { authority, actOn, from: actOn, actNumber: `${random.int(10, 900)}/${actOn.slice(0, 4)} (esempio)` };
}

const handOf = (world: World, random: Random, person: SyntheticPerson, day: Day): Hand =>
  new Hand(world, random, {
    ...{ kind: "person", caseId: person.id, day, area: "registry" as const },
    territory: world.comuneOf(person, day),
  });

const record = (hand: Hand, payload: JsonObject) => hand.step("RECORD_ACT", payload, hand.by("supervisor"));

/** One court's decision is the same for all children of the family. */
function* childActs(
  world: World,
  random: Random,
  child: SyntheticPerson,
  parents: readonly SyntheticPerson[],
  course: { day: Day; turn: string },
): Script {
  const { day, turn } = course;
  const hand = handOf(world, random, child, day);
  for (const parent of parents) {
    const act = { actRole: "parent", representative: parent.id, responsibility: "full", ...birth(child) };
    yield record(hand, act);
  }
  const last = parents.at(-1);
  if (turn === "" || !last) return;
  hand.wait(random.int(20, 120));
  const court = decree(random, hand.day, "juvenileCourt");
  const against = { actRole: "parent", representative: last.id, ...court };
  if (turn === "sole" && parents.length > 1) {
    const [kept] = parents;
    yield record(hand, { actRole: "parent", representative: kept?.id ?? "", responsibility: "sole", ...court });
    return;
  }
  if (turn === "forfeited") {
    const orders = { actOrders: ["hideAddress", "noInformation"] };
    yield record(hand, { ...against, responsibility: "forfeited", ...orders });
  } else yield record(hand, { ...against, responsibility: "limited" });
  const until = addDays(hand.day, random.int(200, 700));
  if (random.chance(0.6)) yield stay(hand, random, "foster", "Famiglia affidataria (esempio)");
  if (turn === "limited")
    yield record(hand, {
      actRole: "fosterBody",
      representativeName: "Comune di residenza, servizio tutela",
      ...court,
      until,
    });
  else if (parents.length === 1)
    yield record(hand, {
      ...{ actRole: "guardian", representativeName: "Avv. di prova" },
      ...decree(random, hand.day, "guardianshipJudge"),
    });
}

function* administrator(
  world: World,
  random: Random,
  person: SyntheticPerson,
  relative: SyntheticPerson | undefined,
  day: Day,
): Script {
  const hand = handOf(world, random, person, day);
  const act = decree(random, day, "guardianshipJudge");
  yield record(hand, {
    ...{ actRole: "supportAdministrator", ...act, actMode: random.chance(0.7) ? "inPlace" : "assists" },
    ...(relative ? { representative: relative.id } : { representativeName: "Avv. di esempio" }),
    ...(random.chance(0.9) ? { actPowers: ["health", "assets", "publicBodies"] } : {}),
    ...(random.chance(0.5) ? { until: addDays(day, random.int(500, 1_100)) } : {}),
  });
}

const stay = (hand: Hand, random: Random, stayKind: string, stayPlace: string) => {
  const notice = { noticeTo: hand.place.territory, noticeOn: addDays(hand.day, -random.int(1, 20)) };
  const payload = { stayKind, from: hand.day, stayPlace, ...(random.chance(0.7) ? notice : {}) };
  return hand.step("RECORD_STAY", payload, hand.by("supervisor"));
};

/** Belfiore code of the chief town of the province. */
const mantova = "E897";

/** Somebody old moves into a home, has the domicile there, and sometimes comes back. */
function* goesIntoHome(world: World, random: Random, person: SyntheticPerson, day: Day): Script {
  const hand = handOf(world, random, person, day);
  hand.wait(random.int(10, 300));
  const from = hand.day;
  const { seq } = yield stay(hand, random, "residential", "RSA di esempio");
  const { comune } = random.pick(world.population.households);
  yield hand.step("MOVE_DOMICILE", { domicile: comune, domicileFrom: from }, hand.by("frontDesk"));
  // Of one in eight the home is out of the district, and the residence goes there: who paid goes on paying.
  if (!person.protectedAddress && "01".includes(person.id.slice(-1))) {
    hand.wait(20);
    const gone = {
      territory: hand.place.territory,
      residesOutside: mantova,
      movedOn: hand.day,
      address: "Viale di esempio 1",
    };
    yield hand.step("MOVE_RESIDENCE", gone, hand.by("frontDesk"));
  }
  if (!random.chance(0.3)) return;
  hand.wait(random.int(30, 200));
  const until = { until: hand.day };
  yield hand.step("END_STAY", { stay: seq, ...until }, hand.by("supervisor"));
  yield hand.step("END_DOMICILE", until, hand.by("frontDesk"));
}

/** ISEE of each year that somebody asked for, and what the old and the foreign have on paper. */
function* papers(world: World, random: Random, person: SyntheticPerson, day: Day): Script {
  const hand = handOf(world, random, person, day);
  const by = () => hand.by("supervisor");
  if (person.citizenship !== "100" && random.chance(0.5)) {
    const from = addDays(hand.day, -random.int(30, 400));
    const kind = { permitKind: "residencePermit", permitNumber: `ES${random.int(100_000, 999_999)}` };
    yield hand.step("RECORD_PERMIT", { ...kind, from, until: addDays(from, random.pick([365, 730])) }, by());
  }
  if (world.age(person, day) >= adminAge && random.chance(0.3)) {
    const from = addDays(hand.day, -random.int(30, 900));
    const kind = random.chance(0.5)
      ? { certificateKind: "law104Severe" }
      : { certificateKind: "civilInvalidity", certificatePercent: random.int(10, 20) * 5 };
    const review = random.chance(0.4) ? { until: addDays(from, random.int(800, 1_800)) } : {};
    yield hand.step("RECORD_CERTIFICATE", { ...kind, from, ...review }, by());
    const benefit = { incomeKind: "disabilityBenefit", incomeCents: 50_000, incomeEach: "month" };
    if (random.chance(0.6)) yield hand.step("RECORD_INCOME", { ...benefit, from }, by());
  }
  let iseeKind: string | undefined;
  for (let year = 0; year < 3 && random.chance(0.8); year += 1) {
    const dsuOn = hand.day;
    const asked = random.chance(0.8) ? "ordinary" : "sociosanitary";
    // Who asked for one kind asks for it again: the new one takes the place of the old.
    iseeKind ??= asked;
    const isee = {
      iseeKind,
      iseeCents: random.int(10, 240) * 10_000,
    };
    yield hand.step("RECORD_ISEE", { ...isee, dsuOn }, by());
    hand.wait(random.int(300, 400));
  }
}

/** Begun a day after the household, when all its first members are registered. */
export function actsOf(world: World, random: Random, household: SyntheticHousehold, opened: Day): Start[] {
  const day = officeDay(addDays(opened, 1));
  const members = household.members.map((id) => world.person(id)).filter((one) => one.birthOn < addDays(opened, -30));
  const parents = members.filter((one) => ["reference", "spouse", "partner"].includes(one.relation ?? ""));
  const children = members.filter((one) => one.relation === "child" && world.age(one, day) < majority);
  const starts: Start[] = [];
  for (const one of members.filter((member) => world.age(member, day) >= majority)) {
    const own = random.fork(`${one.id} papers`);
    if (own.chance(papersShare)) starts.push({ day, make: () => papers(world, own, one, day) });
  }
  if (children.length > 0 && random.chance(familyShare)) {
    const turn = random.chance(courtShare) ? random.pick(["sole", "forfeited", "limited"]) : "";
    for (const child of children) {
      const own = random.fork(child.id);
      starts.push({ day, make: () => childActs(world, own, child, parents, { day, turn }) });
    }
  }
  for (const old of members.filter((one) => world.age(one, day) >= adminAge)) {
    const own = random.fork(old.id);
    if (own.chance(homeShare)) {
      const stays = own.fork("stay");
      starts.push({ day, make: () => goesIntoHome(world, stays, old, day) });
    }
    if (!own.chance(administratorShare)) continue;
    const relative = members.find((one) => one !== old && world.age(one, day) < adminAge);
    starts.push({ day, make: () => administrator(world, own, old, relative, day) });
  }
  return starts;
}
