// Homes in the imagined office: persons who live together, a case that follows them, and then whatever becomes of a household: it moves,
// splits, takes others in, loses members, names another reference person, is dissolved; some of it is taken back.
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { householdOfSplit } from "../../workflows/rules/households/split.ts";
import { pickOne } from "../support/random-payload.ts";
import type { Lane } from "./lane.ts";

const kind = "household";
const comuni = ["020038", "020042", "020072"];
const contact = {
  area: "adults",
  channel: "desk",
  requester: "self",
  contactReason: "esempio",
  need: "familyConflict",
};

interface Home {
  members: string[];
  others: string[];
  /** Later than all that was said of it before. */
  day: string;
}

type Act = (home: Home) => JsonObject;

const reference = (members: readonly string[]): JsonObject => {
  const [first] = members;
  return first === undefined ? {} : { newReference: first };
};

/** What the form of each asks; whether it is possible then is the gate's to say. */
const acts = (lane: Lane): Record<string, Act> => {
  const { random } = lane.options;
  return {
    MOVE_HOUSEHOLD: ({ day }) => ({ territory: pickOne(comuni, random), movedOn: day }),
    SPLIT_HOUSEHOLD: ({ members, day }) => {
      const count = Math.max(1, Math.min(members.length - 1, 1 + Math.floor(random() * 3)));
      const leavers = members.slice(-count);
      return {
        leavers: leavers.map((person, i) => ({ person, relation: i === 0 ? "reference" : "child" })),
        ...{ splitOn: day, splitReason: "separated", newTerritory: pickOne(comuni, random) },
        ...{ newKind: random() < 0.7 ? "registry" : "deFacto" },
        ...(random() < 0.5 ? reference(members.slice(0, -count)) : {}),
      };
    },
    TAKE_IN_MEMBERS: ({ members, others, day }) => ({
      ...{ joiners: [{ person: pickOne(others, random), relation: members.length === 0 ? "reference" : "child" }] },
      from: day,
    }),
    END_MEMBER: ({ members, day }) => ({
      ...{ person: members.at(-1) ?? "", until: day, endReason: random() < 0.7 ? "moved" : "mistake" },
      ...(random() < 0.5 ? reference(members.slice(0, -1)) : {}),
    }),
    NAME_REFERENCE: ({ members }) => reference(members.slice(-1)),
    DISSOLVE: ({ day }) => ({ until: day }),
  };
};

const membersIn = (context: JsonObject): string[] =>
  (Array.isArray(context.members) ? context.members : []).flatMap((row) =>
    isObject(row) && typeof row.person === "string" ? [row.person] : [],
  );

/** One home from its opening on. */
export async function households(lane: Lane): Promise<void> {
  const { office, random, known } = lane.options;
  const staff = lane.someone();
  const found = await Promise.all(Array.from({ length: 5 }, () => lane.openPerson()));
  const people = found.filter((one) => one !== undefined);
  const [living, others] = [people.slice(0, 3), people.slice(2)];
  if (living.length < 3 || others.length === 0) return;
  const today = office.today();
  let day = addDays(today, -300);
  const members = living.map((person, i) => ({ person, relation: i === 0 ? "reference" : "child", from: day }));
  const open = { householdKind: "registry", territory: pickOne(comuni, random), members };
  const homeId = lane.newId();
  if (!(await lane.send(staff, kind, { caseId: homeId, seq: 0 }, "OPEN_HOUSEHOLD", open)).ok) return;
  const caseId = lane.newId();
  const about = { ...contact, person: pickOne(living, random), territory: pickOne(comuni, random) };
  await lane.send(staff, "case-intake", { caseId, seq: 0 }, "OPEN_CONTACT", about);
  const homes = [homeId];
  const offered = acts(lane);
  // Dissolved it can only be turned back: mostly at the end.
  const before = Object.keys(offered).filter((type) => type !== "DISSOLVE");
  const length = 4 + Math.floor(random() * 6);
  for (let i = 0; i < length; i++) {
    day = addDays(day, 10);
    const id = pickOne(homes, random);
    const view = await office.look(staff, id);
    if (!view) continue;
    const type = random() < (i === length - 1 ? 0.7 : 0.05) ? "DISSOLVE" : pickOne(before, random);
    const payload = offered[type]?.({ members: membersIn(view.doc.context), others, day }) ?? {};
    const outcome = await lane.send(staff, kind, view, type, payload);
    if (!outcome.ok) continue;
    if (random() < 0.25) await lane.mend(id, kind, staff, outcome.sent.seq);
    else if (type === "SPLIT_HOUSEHOLD") {
      const made = householdOfSplit(id, outcome.sent.seq);
      homes.push(made);
      known.add(kind, made, random);
      await follow(lane, { staff, caseId, homes });
    }
  }
}

/** The case follows one side, whichever. */
async function follow(
  lane: Lane,
  { staff, caseId, homes }: { staff: number; caseId: string; homes: readonly string[] },
) {
  const { office, random } = lane.options;
  const view = await office.look(staff, caseId);
  if (!view) return;
  const household = pickOne(homes, random);
  await lane.send(staff, "case-intake", view, "FOLLOW_HOUSEHOLD", { household, reason: "esempio" });
}
