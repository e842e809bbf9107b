// By what a person is reached, over the records that are hers, as far as the reader may know: those recorded one by one with what must
// be minded, and the telephone and mailbox that a record was opened with, as long as they were not recorded so.
import { textOf } from "../../workflows/kernel/data.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import {
  type ContactPoint,
  holdsOn,
  inOrderOfUse,
  nameFields,
  noteFields,
  pointsIn,
  reachFields,
  sameReach,
  type Warning,
  warningsOf,
} from "../../workflows/rules/contact-points/points.ts";
import { currentFields, openSealed } from "../cases/view-case.ts";
import type { SessionContext } from "../trpc.ts";
import type { ReachedPerson } from "./reach-person.ts";
import { sealedWords, type WordsOf } from "./sealed-words.ts";

export interface ShownContact {
  /** Absent of what the record was opened with. A number at its record alone. */
  point?: number;
  /** The record on which it stands, and whose record that is where it is not the one that is open. */
  record: string;
  of?: string;
  kind: ContactPoint["kind"];
  whose: ContactPoint["whose"];
  /** Absent where the reader may not read it or it was erased. */
  value?: string;
  name?: string;
  note?: string;
  preferred: boolean;
  /** May be left, or not; absent where nobody asked. */
  message?: ContactPoint["message"];
  hours?: { fromHour: number; toHour: number };
  avoid: NonNullable<ContactPoint["avoid"]>;
  secret: boolean;
  warnings: Warning[];
  from?: string;
  until?: string;
  end?: string;
  /** On the day that is asked about. */
  holds: boolean;
  mayChange: boolean;
}

type Own = Pick<ReachedPerson, "found" | "access"> & { name?: string };

const standing = new Set(["provisional", "identified"]);

const firstOf = (words: ReturnType<WordsOf>, fields: readonly string[]): string => {
  for (const [i, field] of fields.entries()) {
    const value: Json | undefined = words(field.startsWith("secret") ? "secretContact" : "contact", field);
    if (textOf(value) !== "" || i === fields.length - 1) return textOf(value);
  }
  return "";
};

const said = <K extends string>(name: K, value: string) =>
  (value === "" ? {} : { [name]: value }) as Partial<Record<K, string>>;

function shownOf(
  one: ContactPoint,
  words: ReturnType<WordsOf>,
  around: { own: Own; on: string; isNow: boolean },
): ShownContact {
  const { own, on, isNow } = around;
  const { fromHour, toHour, message } = one;
  const last = one.endedOn ?? one.until;
  return {
    point: one.point,
    record: own.found.snapshot.caseId,
    ...(own.name === undefined ? {} : { of: own.name }),
    ...{ kind: one.kind, whose: one.whose, preferred: one.preferred === true, secret: one.secret === true },
    ...said("value", firstOf(words, reachFields)),
    ...said("name", firstOf(words, nameFields)),
    ...said("note", firstOf(words, noteFields)),
    ...(message ? { message } : {}),
    ...(fromHour !== undefined && toHour !== undefined ? { hours: { fromHour, toHour } } : {}),
    avoid: one.avoid ?? [],
    warnings: warningsOf(one),
    ...(one.from ? { from: one.from } : {}),
    ...(last ? { until: last } : {}),
    ...(one.end ? { end: one.end } : {}),
    holds: holdsOn(one, on),
    mayChange:
      isNow &&
      one.endedOn === undefined &&
      standing.has(own.found.snapshot.state) &&
      own.access.send("CHANGE_CONTACT_POINT"),
  };
}

/** The telephone and the mailbox a record says beside its points. */
async function plainOf(ctx: SessionContext, { found, access, name }: Own, isNow: boolean): Promise<ShownContact[]> {
  const seqs = Object.values(found.snapshot.doc.sealed).map(({ seq }) => seq);
  const fields = currentFields(found, await openSealed(ctx, found, seqs, access), access);
  return fields.flatMap((one): ShownContact[] => {
    if (one.shown !== "value" || !["phone", "email"].includes(one.field) || textOf(one.value) === "") return [];
    const value = textOf(one.value);
    const kind = one.field === "email" ? "email" : sameReach(value).startsWith("3") ? "mobile" : "landline";
    return [
      {
        record: found.snapshot.caseId,
        ...(name === undefined ? {} : { of: name }),
        ...{ kind, whose: "own", value, preferred: false, avoid: [], secret: false, warnings: [], holds: true },
        mayChange: isNow && standing.has(found.snapshot.state) && access.send("RECORD_CONTACT_POINT"),
      },
    ];
  });
}

/** `closed`: how many are kept from the reader that hold on the day. */
export async function contactsOf(
  ctx: SessionContext,
  records: readonly Own[],
  { on, isNow }: { on: string; isNow: boolean },
): Promise<{ contacts: ShownContact[]; closed: number }> {
  const contacts: ShownContact[] = [];
  let closed = 0;
  for (const own of records) {
    const { context } = own.found.snapshot.doc;
    const mayKnow = own.access.classes.has("secretContact");
    // Which are secret is asked of today, also where the past is looked at.
    const hidden = new Set(
      own.found.secrets.flatMap(({ record, seqs }) => (record === own.found.snapshot.caseId ? seqs : [])),
    );
    const isHidden = ({ point }: ContactPoint) => !mayKnow && hidden.has(point);
    const points = pointsIn(context);
    closed += points.filter((one) => isHidden(one) && holdsOn(one, on)).length;
    const shown = points.filter((one) => !isHidden(one));
    const words = await sealedWords(
      ctx,
      own.found,
      shown.map(({ point }) => point),
      own.access,
    );
    for (const one of shown) contacts.push(shownOf(one, words(one.point), { own, on, isNow }));
  }
  const known = new Set(contacts.flatMap(({ value = "" }) => sameReach(value) || []));
  for (const own of records)
    for (const one of await plainOf(ctx, own, isNow)) {
      const same = sameReach(one.value ?? "");
      if (known.has(same)) continue;
      known.add(same);
      contacts.push(one);
    }
  const ranked = inOrderOfUse(contacts.map((one) => ({ ...one, point: one.point ?? 0 })));
  const inOrder = ranked.map(({ point, ...one }): ShownContact => (point === 0 ? one : { ...one, point }));
  return { contacts: [...inOrder.filter((one) => one.holds), ...inOrder.filter((one) => !one.holds)], closed };
}
