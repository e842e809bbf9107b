// Free text that is kept in clear, field by field, each with the reason why it may be. Whoever types may type a name:
// a new open text is sealed, or argued for here in review.
import { describe, expect, it } from "vitest";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo } from "../../workflows/kernel/definition.ts";
import type { DataClass, Field, FieldKind } from "../../workflows/kernel/form.ts";
import { workflows } from "../../workflows/registry.ts";

/** Kinds whose value is what somebody typed, within a length at most. */
const typed: readonly FieldKind[] = ["text", "longText", "fiscalCode", "phone", "email"];

const reference = "number of a register or of an act: what is cited, and found again, outside the product";
const publicAct = "the public body that made the act, as on the albo";
const dwelling = "code of a public dwelling: matched with the bando's, and claimed";
const ranking = "key of a ranking, made of owner and comune: refused when it is none of the bando's";
const byCode = "sent by the product itself, never typed";
const iso = "three letters at most: a code";
const belfiore = "code of a comune outside the district, or of a country: refused when there is none";

/** `kind.field`, groups as `group.field`. */
const open: Record<string, string> = {
  "common.deadline": "id of a term of the case: refused when there is none",
  "common.terms.deadline": byCode,
  "common.ground": "id of a ground of the term's rule: refused when it is none of them",
  "common.extensionGround": "id of a ground of the term's rule: refused when it is none of them",
  "common.protocolNumber": reference,
  "common.proofNumber": reference,
  "common.readers": "ids of accounts, each checked at the gate: decide who may read",
  "common.documentId": "id of a document of the case: refused when there is none",
  "common.madeFrom": "id and version of a template of the house, made by the server",
  "common.stored": "name of a file, made by the upload",
  "common.storedHash": "fingerprint of sealed bytes, made by the upload",
  "common.contentMac": "fingerprint under a key of the server, made by the upload",
  "common.request": "key of an open request of the case: refused when there is none",
  "account.grant": byCode,
  "account.absence": byCode,
  "person.citizenship": iso,
  "person.language": iso,
  "person.residesOutside": belfiore,
  "household.residesOutside": belfiore,
  "person.householdKind": byCode,
  "contact.noticeLanguage": iso,
  "contact.noticeController": "name of a body of the table of mandates: others are refused",
  "delivery.readers": byCode,
  "care-call.title": "title of the public avviso, as published",
  "care-call.actNumber": reference,
  "care-call.actBody": publicAct,
  "care-application.protocolNumber": reference,
  "care-application.actNumber": reference,
  "care-application.actBody": publicAct,
  "care-application.chapter": reference,
  "care-application.commitmentNumber": reference,
  "care-application.mandateNumber": reference,
  "care-application.document": byCode,
  "case-intake.protocolNumber": reference,
  "case-intake.shareActNumber": reference,
  "case-intake.actReference": reference,
  "case-intake.documentId": "id of a document of the case: refused when it is none, or of another kind",
  "case-intake.awaited": "key of an open request of the case: refused when there is none",
  "case-intake.opinion": "key of an open request of the case: refused when there is none",
  "case-intake.tool": "id of a tool of the district: refused when there is none",
  "court-inquiry.protocolNumber": reference,
  "court-inquiry.answerOf": "key of an open request of the case: refused when there is none",
  "guardianship-support.protocolNumber": reference,
  "guardianship-support.answerOf": "key of an open request of the case: refused when there is none",
  "inclusion-allowance.applicationNumber": "number of the application at INPS: one case for each, claimed",
  "inclusion-allowance.protocolNumber": reference,
  "inclusion-allowance.proofNumber": reference,
  "inclusion-allowance.inpsReference": reference,
  "inclusion-allowance.pucNumber": "number of a project in the comune's catalogue",
  "inclusion-allowance.answerOf": "key of an open request of the case: refused when there is none",
  "inclusion-allowance.documentId": "id of a document of the case: refused when it is none, or of another kind",
  "economic-aid.minuteNumber": reference,
  "economic-aid.regulationRef": "article of the comune's own rules, cited by who decides",
  "economic-aid.actNumber": reference,
  "economic-aid.actBody": publicAct,
  "economic-aid.chapter": reference,
  "economic-aid.commitmentNumber": reference,
  "economic-aid.mandateNumber": reference,
  "protected-discharge.documentId": "id of a document of the case: refused when there is none",
  "protected-discharge.opinion": "key of an open request of the case: refused when there is none",
  "voucher-stock.documentNumber": reference,
  "foster-vetting.protocolNumber": reference,
  "housing-bando.title": "title of the public avviso, as published",
  "housing-bando.actNumber": reference,
  "housing-bando.actBody": publicAct,
  "housing-bando.protocolNumber": reference,
  "housing-bando.code": dwelling,
  "housing-bando.units.code": dwelling,
  "housing-bando.rankingKey": ranking,
  "housing-bando.drawnOrder.applicationNumber": "number of an application of the tie: refused when it is not in it",
  "housing-application.platformId": "id of the application on the regional platform: decides what was imported already",
  "housing-application.protocolNumber": reference,
  "housing-application.actNumber": reference,
  "housing-application.actBody": publicAct,
  "housing-application.contractNumber": reference,
  "housing-application.minuteNumber": reference,
  "housing-application.unit": dwelling,
  "housing-application.units.unit": dwelling,
  "housing-application.rankingKey": byCode,
  "housing-application.document": byCode,
};

interface Found {
  path: string;
  event: string;
  info: EventInfo;
  field: Field;
}

/** A group is open or sealed whole, by its own class, whatever its fields say. */
function openText(fields: readonly Field[], prefix = "", outer?: DataClass): { path: string; field: Field }[] {
  return fields.flatMap((field) => {
    const kept = outer ?? field.class ?? "social";
    const path = prefix + field.name;
    if (field.kind === "group") return openText(field.fields ?? [], `${path}.`, kept);
    return typed.includes(field.kind) && kept === "open" ? [{ path, field }] : [];
  });
}

const found: Found[] = [
  ...workflows.flatMap(({ id, versions }) =>
    Object.values(versions).flatMap(({ events }) =>
      Object.entries(events).map(([event, info]) => ({ id, event, info })),
    ),
  ),
  ...Object.entries(commonEvents).map(([event, info]) => ({ id: "common", event, info })),
].flatMap(({ id, event, info }) =>
  openText(info.form.fields).map(({ path, field }) => ({ path: `${id}.${path}`, event, info, field })),
);

describe("free text in the open class", () => {
  it("stands on the list with its reason, and nothing else does", () => {
    const paths = [...new Set(found.map(({ path }) => path))].sort();
    expect(paths).toEqual(Object.keys(open).sort());
  });

  it("is short: nobody writes an account of somebody into a number", () => {
    const long = found.filter(({ info, field }) => {
      if (info.internal || field.holds) return false;
      return field.kind !== "text" || (field.maxLength ?? 200) > 160;
    });
    expect(long.map(({ path }) => path).filter((path) => path !== "common.deadline")).toEqual([]);
  });

  it("said to be sent by the product stands in internal events only", () => {
    const sent = found.filter(({ path, info }) => open[path] === byCode && !info.internal);
    expect(sent.map(({ path, event }) => `${path} in ${event}`)).toEqual([]);
  });
});
