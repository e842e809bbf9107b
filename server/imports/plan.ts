// From the facts of a row to the ids and commands it becomes. Ids are made of the office's name for its source and the row's own
// key, so that the same row, in whatever file it comes again, is the same record and the same case.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { applicationKey } from "../../workflows/rules/inclusion/application.ts";
import { sortable } from "../../workflows/rules/names/words.ts";
import { type Envelope, uuidOf } from "../engine/send.ts";
import type { Layout } from "./layout.ts";
import { personPayload, type RowFacts } from "./read-row.ts";

export interface PlanServices {
  mac: (text: string) => string;
}

export interface For {
  accountId: string;
  /** How many records of this row were opened before and said to be a mistake: each time it comes it is another one. */
  again?: number;
}
/** Beyond that the row is refused by the gate. */
export const mostAgain = 20;

/** The id all who import that source share, and the one of this account alone, where the first is somebody she may not see. */
export type Ids = readonly [shared: string, own: string];

const idsOf = ({ mac }: PlanServices, source: string, key: string, { accountId, again = 0 }: For): Ids => {
  const first = `import/${mac(`${sortable(source)}\n${key}`)}`;
  const name = again === 0 ? first : `${first}/again/${again}`;
  return [uuidOf(name), uuidOf(`${name}/${accountId}`)];
};

/** What tells the row from the others of its source: its number there, else the fiscal code, else who it is. */
export function personKey({ sourceNumber, fiscalCode, surname, givenName, birthOn, phone }: RowFacts): string {
  if (sourceNumber) return `person/n/${sourceNumber.toLowerCase()}`;
  if (fiscalCode) return `person/c/${fiscalCode}`;
  return `person/w/${sortable(surname)}/${sortable(givenName)}/${birthOn ?? ""}/${birthOn ? "" : (phone ?? "")}`;
}

const caseKey = (facts: RowFacts): string =>
  facts.caseNumber
    ? `case/n/${facts.caseNumber.toLowerCase()}`
    : `case/w/${personKey(facts)}/${facts.receivedOn ?? ""}/${sortable(facts.contactReason ?? "")}`;

export const personIds = (services: PlanServices, { source }: Layout, facts: RowFacts, whose: For): Ids =>
  idsOf(services, source, personKey(facts), whose);
/** An application has one number everywhere: under whatever name its list comes, it is the same case. */
export const caseIds = (services: PlanServices, { source, caseKind }: Layout, facts: RowFacts, whose: For): Ids =>
  caseKind === "inclusion-allowance"
    ? idsOf(services, "", `${caseKind}/${applicationKey(facts.applicationNumber ?? "")}`, whose)
    : idsOf(services, source, caseKey(facts), whose);
export const householdIds = (services: PlanServices, { source }: Layout, code: string, whose: For): Ids =>
  idsOf(services, source, `household/${code.toLowerCase()}`, whose);

/** The same command whenever the same import asks it: a job that resumes doubles nothing. */
export const envelope = (
  scope: string,
  given: { caseId: string; kind: string; expectedSeq: number; occurredOn: string },
  type: string,
  payload: JsonObject,
): Envelope => ({
  ...given,
  commandId: uuidOf(`import/${scope}/${given.caseId}/${given.expectedSeq}/${type}`),
  strict: true,
  event: { type, payload },
});

export interface PlanAround {
  /** Id of the import. */
  scope: string;
  occurredOn: string;
  locale: "it" | "en";
}

export const openPerson = ({ scope, occurredOn }: PlanAround, caseId: string, facts: RowFacts): Envelope =>
  envelope(scope, { caseId, kind: "person", expectedSeq: 0, occurredOn }, "OPEN_PERSON", personPayload(facts));

/** Where the case comes from, in the words that stand in its report. */
const origin = {
  it: (source: string, number: string) => `Dall’elenco «${source}»${number === "" ? "" : `, n. ${number}`}.`,
  en: (source: string, number: string) => `From the list “${source}”${number === "" ? "" : `, no. ${number}`}.`,
};

interface CaseAbout {
  caseId: string;
  person: string;
  seq: 0 | 1;
}

/** What opens the case of a row, by the kind that was asked for. */
export const openCase = (around: PlanAround, about: CaseAbout, layout: Layout, facts: RowFacts): Envelope[] =>
  layout.caseKind === "inclusion-allowance"
    ? [openAllowance(around, about, layout, facts)]
    : openIntake(around, about, layout, facts);

/** An application; which list it came with stands in its words. */
function openAllowance(
  { scope, occurredOn, locale }: PlanAround,
  { caseId, person }: CaseAbout,
  { caseKind: kind, source, listedOn }: Layout,
  facts: RowFacts,
): Envelope {
  const { territory, applicationNumber = "", appliedOn = "", activationSignedOn, contactReason = "" } = facts;
  const words = [contactReason, origin[locale](source, "")].filter((one) => one !== "").join("\n\n");
  return envelope(scope, { caseId, kind, expectedSeq: 0, occurredOn }, "OPEN_ALLOWANCE", {
    ...{ person, territory, applicationNumber, appliedOn, listNoteText: words.slice(0, 2_000) },
    receivedOn: facts.listedOn ?? (listedOn || occurredOn),
    ...(activationSignedOn ? { activationSignedOn } : {}),
  });
}

/** A contact and its report. `seq`: how far the case has come; a report that is missing is made up for. */
function openIntake(
  around: PlanAround,
  { caseId, person, seq }: CaseAbout,
  layout: Layout,
  facts: RowFacts,
): Envelope[] {
  const { scope, occurredOn, locale } = around;
  const from = origin[locale](layout.source, facts.caseNumber ?? facts.sourceNumber ?? "");
  const words = [facts.contactReason ?? "", from].filter((one) => one !== "").join("\n\n");
  const requester = facts.requester ?? layout.requester;
  const contact: JsonObject = {
    ...{ person, territory: facts.territory, area: facts.area ?? layout.area ?? "", need: facts.need ?? layout.need },
    ...{ channel: layout.channel, requester, contactReason: words },
  };
  const report: JsonObject = {
    ...{ reportSource: requester, reportText: words },
    ...(facts.receivedOn ? { receivedOn: facts.receivedOn } : {}),
    ...(facts.protocolNumber ? { protocolNumber: facts.protocolNumber } : {}),
  };
  const at = (expectedSeq: number) => ({ caseId, kind: "case-intake", expectedSeq, occurredOn });
  return [
    ...(seq === 0 ? [envelope(scope, at(0), "OPEN_CONTACT", contact)] : []),
    envelope(scope, at(1), "REPORT", report),
  ];
}

export interface Member {
  person: string;
  relation: string;
}

/** As many as one command may bring along; the others are added one by one. */
export const membersAtOnce = 8;

export function openHousehold(
  { scope, occurredOn }: PlanAround,
  { caseId, seq, kind, territory }: { caseId: string; seq: number; kind: string; territory: string },
  members: readonly Member[],
): Envelope[] {
  // Since when is rarely in a spreadsheet: what is known begins with the import.
  const rows = members.map((one): JsonObject => ({ ...one, from: occurredOn }));
  const at = (expectedSeq: number) => ({ caseId, kind: "household", expectedSeq, occurredOn });
  const together = seq === 0 ? rows.slice(0, membersAtOnce) : [];
  const opening = { householdKind: kind, territory, members: together };
  const first = seq === 0 ? 1 : seq;
  return [
    ...(seq === 0 ? [envelope(scope, at(0), "OPEN_HOUSEHOLD", opening)] : []),
    ...rows.slice(together.length).map((row, i) => envelope(scope, at(first + i), "ADD_MEMBER", row)),
  ];
}
