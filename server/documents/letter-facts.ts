// What a document about a case may begin with: the facts of the case and of the person that its writer may see, and what must
// not stand in it. Opening a person's record for that is recorded like any other opening.
import { findCase } from "../../db/cases/find-case.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { LetterValues } from "../../workflows/rules/letters/placeholders.ts";
import { roleQualities } from "../../workflows/rules/letters/qualities.ts";
import { residenceOn } from "../../workflows/rules/payer/succession.ts";
import { rolesOf } from "../access/session.ts";
import { placeNames } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { systemPermit } from "../engine/system.ts";
import { livedWith, recordsOf } from "../people/lived-with.ts";
import { outsideNames } from "../people/outside-places.ts";
import { residencesOf } from "../people/residences-of.ts";
import { withSides } from "../people/sides-of.ts";
import type { SessionContext } from "../trpc.ts";
import type { OpenCase } from "./find-document.ts";
import {
  fieldOf,
  isProtectedAddress,
  nameOf,
  type OpenedPerson,
  openPerson,
  protectedText,
  secretsOf,
  seenFields,
} from "./opened-person.ts";
import { projectFacts } from "./project-facts.ts";

export interface LetterFacts {
  /** Days as days: the form says them in words. */
  values: LetterValues;
  personName: string;
  /** Whom it is about, where the writer may open the record. */
  person: OpenedPerson | undefined;
  /** Actions of the project, for a template whose table has them. */
  actions: string[][];
  /** Whether the address of the person is protected. */
  isProtected: boolean;
  /** What must stand nowhere: the protected address, where the writer may see it. */
  secrets: string[];
  /** Others who have to do with the case, by every way of writing their names. */
  others: { name: string; ways: string[] }[];
}

/** ⚙ Others that are looked at for one letter. */
const mostOthers = 50;
const personKind = "person";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Members of the household and others whom the case names by id, and who reported it. */
async function othersOf(
  ctx: SessionContext,
  { found }: OpenCase,
  fields: ReadonlyMap<string, Json>,
  { householdId, person }: { householdId: string | undefined; person: OpenedPerson | undefined },
) {
  const { personId } = found.snapshot.doc.head;
  const contexts = [found.snapshot.doc.context];
  const permitted = ctx.policy.readable(ctx.session, "content");
  // Also who lives on the other side of a household that split.
  for (const one of householdId ? await withSides(ctx, permitted, [householdId]) : [])
    contexts.push((await findCase(ctx.driver, permitted, one))?.snapshot.doc.context ?? {});
  const ids = idsIn(contexts);
  // And who lived with her before one of them left, by whichever record of either: only whom the writer may see is named below.
  const walking = systemPermit();
  const own = person ? await recordsOf(ctx, walking, person.found.snapshot) : [];
  for (const one of (await livedWith(ctx, walking, own)) ?? []) ids.add(one);
  for (const id of [...ids].slice(0, mostOthers)) {
    const one = (await findCase(ctx.driver, walking, id))?.snapshot;
    if (one?.kind !== personKind) continue;
    for (const { caseId } of await recordsOf(ctx, walking, one)) ids.add(caseId);
  }
  for (const { caseId } of own) ids.delete(caseId);
  if (personId) ids.delete(personId);
  const persons = await listPersons(
    ctx.driver,
    ctx.policy.readable(ctx.session, "list"),
    [...ids].slice(0, mostOthers),
  );
  const reporter = text(fields.get("reporterName"));
  return [
    ...persons.map(({ surname, givenName }) => ({
      name: `${surname} ${givenName}`.trim(),
      ways: [`${surname} ${givenName}`, `${givenName} ${surname}`].map((one) => one.trim()),
    })),
    ...(reporter === "" ? [] : [{ name: reporter, ways: [reporter, reporter.split(/\s+/).reverse().join(" ")] }]),
  ];
}

const withoutCode = (name: string | undefined): string => (name ?? "").replace(/ \([A-Z]\d{3}\)$/, "");

export const comuneName = (ctx: SessionContext, istat: string): string =>
  ctx.tables.comuni.find((one) => one.istat === istat)?.name ?? "";

/** Where the person resides today: a place outside the district by its own name, else the comune that follows her. */
async function residenceName(ctx: SessionContext, doc: CaseDoc): Promise<string> {
  const code = residenceOn(residencesOf(doc), ctx.clock.today())?.outside;
  if (code === undefined) return comuneName(ctx, doc.head.territory);
  return (await outsideNames(ctx, [code]))[code] ?? "";
}

export async function letterFacts(ctx: SessionContext, open: OpenCase): Promise<LetterFacts> {
  const { snapshot } = open.found;
  const { head, deadlines } = snapshot.doc;
  const own = await seenFields(ctx, open.found, open.access);
  const person = await openPerson(ctx, head.personId);
  const of = (field: string) => fieldOf(person, field);
  const isProtected = isProtectedAddress(person);
  const birthPlace = of("birthPlace");
  const places = await placeNames(ctx, { field: "birthPlace", value: birthPlace });
  const personName = nameOf(person);
  const project = await projectFacts(ctx, open);
  const observations = deadlines.observations?.amount;
  const values: LetterValues = {
    "worker.name": ctx.session.name,
    "worker.quality": rolesOf(ctx.session).flatMap((role) => roleQualities[role] ?? [])[0] ?? "",
    "case.number": snapshot.number,
    "person.name": personName,
    "person.birthDay": of("birthOn"),
    "person.birthPlace": withoutCode(places[birthPlace]),
    "person.fiscalCode": of("fiscalCode"),
    "person.comune": isProtected || !person ? "" : await residenceName(ctx, person.found.snapshot.doc),
    "request.text": text(own.get("requestText")).replace(/\s+/g, " ").slice(0, 120),
    "refusal.text": text(own.get("obstaclesText")),
    "authority.proceeding": text(own.get("proceedingNumber")),
    "authority.task": text(own.get("taskText")),
    "ownWords.text": text(own.get("ownWords")),
    "personCommits.text": text(own.get("personCommitsText")),
    "serviceCommits.text": text(own.get("serviceCommitsText")),
    "disagreement.text": text(own.get("disagreementText")),
    ...project.values,
    ...(observations === undefined ? {} : { "observations.days": String(observations) }),
  };
  return {
    ...{ values, person, personName, isProtected, actions: project.rows },
    secrets: isProtected ? secretsOf(protectedText(person)) : [],
    others: await othersOf(ctx, open, own, {
      householdId: head.householdId ?? person?.found.snapshot.doc.head.householdId,
      person,
    }),
  };
}
