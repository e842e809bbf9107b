// One intake case on its way through the demo: the contact it begins with, its worker, and the gap in which it may lie.
// What happens on the way is in intake-script.ts and intake-turns.ts.
import type { AreaId, Day, RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand } from "./script.ts";
import { reasonText } from "./sentences.ts";
import type { World } from "./world.ts";

export interface Contact {
  caseId: string;
  person: SyntheticPerson;
  day: Day;
  area: AreaId;
  need: string;
  requester: string;
}

const desk = (contact: Contact, random: Random): JsonObject => ({
  person: contact.person.id,
  area: contact.area,
  need: contact.need,
  channel: random.weighted([
    ["desk", 55],
    ["phone", 34],
    ["email", 8],
    ["letter", 3],
  ] as const),
  requester: contact.requester,
  contactReason: `${contact.person.surname}: ${reasonText(random, contact.need)}`,
  ...(["relative", "neighbour"].includes(contact.requester) ? { requesterPhone: contact.person.phone ?? "" } : {}),
});

export const handOf = (world: World, random: Random, contact: Contact): Hand =>
  new Hand(world, random, {
    kind: "case-intake",
    caseId: contact.caseId,
    day: contact.day,
    territory: world.comuneOf(contact.person, contact.day),
    area: contact.area,
  });

export const opening = (hand: Hand, contact: Contact, more: JsonObject = {}) =>
  hand.step(
    "OPEN_CONTACT",
    { ...desk(contact, hand.random), territory: hand.place.territory, ...more },
    hand.by("frontDesk"),
  );

/** One case in twelve lies untouched for three months or more; the two forgotten ones never move again. */
const gapShare = 0.12;

export class Course {
  readonly hand: Hand;
  readonly contact: Contact;
  readonly role: RoleId;
  readonly random: Random;
  /** Before which stage the case is left lying, if any. */
  readonly gapAt: number;
  /** A court ordered it: then nobody closes or declines before it says so. */
  mandated = false;
  #stage = 0;

  constructor(world: World, random: Random, contact: Contact) {
    this.hand = handOf(world, random, contact);
    this.contact = contact;
    this.random = random;
    this.role = contact.area === "protection" ? "protectionWorker" : "socialWorker";
    this.gapAt = random.chance(gapShare) ? random.int(1, 5) : 0;
  }

  /** Time until the next stage, with the case's gap if this is its place. */
  wait(days: number): void {
    this.#stage += 1;
    this.hand.wait(this.#stage === this.gapAt ? Math.max(days, this.random.int(92, 150)) : days);
  }

  worker() {
    return this.hand.worker(this.role);
  }
}
