// Any event goes to many cases at once unless it says why not. Walked here: every event of every version of every kind, and
// the exceptions, a reviewed list: who adds one says why.
import { describe, expect, test } from "vitest";
import { aloneReason, formForMany, goesToMany, isOfOneCase, isSentByHand } from "../../workflows/kernel/bulk.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo, Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { mendEvents } from "../../workflows/kernel/mend-events.ts";
import { workflows } from "../../workflows/registry.ts";

/** Declared; what follows from the form is not among them. */
const declared: Record<string, Record<string, string>> = {
  common: { judgment: "RESTRICT", ownItem: "MARK_READ", story: "DECLARE_FACT NOTE RESERVED_NOTE" },
  "case-intake": {
    judgment:
      "ACTIVATE_URGENTLY APPROVE_PROJECT CLOSE DRAFT_PROJECT END_REMOVAL FILL_TOOL RECORD_ASSESSMENT " +
      "RECORD_PROSECUTOR_REQUEST RECORD_REMOVAL_DECREE RECORD_REMOVAL_HEARING RECORD_REVIEW REFUSE_REQUEST " +
      "REMOVE_URGENTLY SECOND_OPINION SEND_COURT_REPORT SEND_REFUSAL_NOTICE SEND_REMOVAL_ACT",
    ownItem: "SIGN_PROJECT",
    story:
      "COURT_MANDATE DECLINE END_MANDATE HOME_VISIT PERSON_DIED RECORD_INTERVIEW RECORD_OBSERVATIONS REFUSE_TO_SIGN REPORT",
  },
  "care-application": {
    judgment: "CHANGE_SECTION REFUSE SEND_REFUSAL_NOTICE START_REFUSAL",
    ownItem: "LINK_CASE RECORD_RETURNED_PAYMENT SET_PAYEE",
    story: "END_FOR_DEATH RECORD_ANSWERS RECORD_OBSERVATIONS",
  },
  "care-call": { ownItem: "EDIT_CALL" },
  "court-inquiry": {
    judgment: "CLOSE_INQUIRY HAND_BACK SEND_BACK SEND_REPORT SIGN_REPORT WRITE_REPORT",
    ownItem: "LINK_CASE",
    story: "END_FOR_DEATH HOME_VISIT RECORD_INTERVIEW",
  },
  delivery: { judgment: "SET_PLAN" },
  "economic-aid": {
    judgment:
      "CLOSE_AID DECIDE_DEBT DECIDE_URGENTLY PROPOSE_AID RECORD_COMMISSION REFUSE_AID REVOKE_AID SEND_REFUSAL_NOTICE",
    ownItem: "LINK_CASE RECORD_RETURNED_PAYMENT SET_PAYEE SET_REPAYMENT_PLAN",
    story: "END_FOR_DEATH RECORD_HELPED_ELSEWHERE RECORD_OBSERVATIONS",
  },
  "foster-vetting": {
    judgment:
      "ANSWER_CONTESTATION DECIDE PROPOSE_OUTCOME PROPOSE_TO_FAMILY RESTITUTE SEND_BACK SIGN_REPORT WRITE_REPORT",
    story:
      "CHANGED_HOUSEHOLD CONTEST_RESTITUTION DECLARE_AVAILABILITY HOME_VISIT LISTEN_OWN_CHILDREN RECORD_EXTERNAL_REPORT " +
      "RECORD_INTERVIEW",
  },
  "guardianship-support": {
    judgment: "ANSWER_REMARKS CHOOSE_ROUTE NOT_NEEDED SEND_ACT SEND_BACK SIGN_ACT WITHDRAW WRITE_ACT",
    ownItem:
      "APPOINT APPOINT_PROVISIONALLY CHANGE_POWERS END_SUPPORT FILE_ACCOUNT LINK_CASE NOTIFY_HEARING PREPARE_ACCOUNT " +
      "RECORD_ACCOUNT_OUTCOME RECORD_HEARING REJECT REPLACE_ADMINISTRATOR",
    story: "END_FOR_DEATH",
  },
  "housing-application": {
    judgment:
      "CONTEST_CHECK DECIDE_CORRECTION DECIDE_SELF_REVIEW DECLINE_REOPENING EXCLUDE EXCLUDE_AT_VERIFICATION FORFEIT " +
      "PROPOSE_REOPENING REOPEN START_FORFEITURE WAIVE_DWELLING",
    ownItem: "ACCEPT_CORRECTION_BY_SILENCE HAND_OVER_KEYS LINK_SOCIAL_PROJECT SIGN_CONTRACT",
    story: "RECORD_DEATH RECORD_REPLY",
  },
  "inclusion-allowance": {
    judgment: "RECORD_ANALYSIS RECORD_ASSESSMENT REPORT_TO_INPS TAKE_BACK WRITE_PACT",
    ownItem: "COMPLETE_APPLICATION LINK_CASE SIGN_PACT",
    story: "END_FOR_DEATH HOLD_MEETING JUSTIFY_ABSENCE RECORD_HOUSEHOLD_CHANGE RECORD_PACT_REFUSAL",
  },
  "protected-discharge": {
    judgment: "HOLD_UVM NOT_NEEDED WRITE_PLAN",
    ownItem: "LINK_INTAKE",
    story: "CONTACT_FAMILY CONTACT_FAMILY_LATE PERSON_DIED READMITTED REFUSE_PLAN",
  },
  "voucher-stock": {
    judgment: "CONFIRM_COUNT CONFIRM_WRITE_OFF REJECT_CHANGE",
    ownItem: "COUNT PROPOSE_WRITE_OFF RECEIVE RETURN_GOODS",
  },
  "housing-bando": {
    judgment: "DECLINE_REOPENING PROPOSE_REOPENING REOPEN",
    ownItem: "ADD_UNIT EDIT_BANDO",
  },
};

/**
 * What is written to a judge and what the judge answers is about one person, and has a number of its own: of these kinds the
 * reviewed list above is all there is to say, and fewer events go to many. So it is of a stock, of which each has its own pieces.
 */
const fewToMany: Readonly<Record<string, number>> = {
  "court-inquiry": 4,
  "guardianship-support": 4,
  "voucher-stock": 2,
};

const listed = workflows.filter(({ list }) => list === "cases");

test.each(workflows.map((one): [string, Workflow] => [one.id, one]))(
  "%s: every event goes to many cases or says why not, in words",
  (_id, workflow) => {
    for (const version of Object.values(workflow.versions)) {
      const types = new Set([...Object.keys(version.events), ...Object.keys(commonEvents), ...Object.keys(mendEvents)]);
      const many = [...types].filter((type) => {
        const info = eventInfo(version, type);
        if (!info || !isSentByHand(info)) return false;
        const why = aloneReason(workflow, info);
        expect(goesToMany(workflow, info), type).toBe(why === undefined);
        for (const { reasons } of why ? [workflow.texts.it, workflow.texts.en] : [])
          expect(reasons[`alone.${why}`], `${type}: ${why}`).toMatch(/^\p{Lu}.{20,}\.$/u);
        return why === undefined;
      });
      // Of every kind with a work list more than what all cases have in common; of a registry nothing.
      if (workflow.list === "none") expect(many).toEqual([]);
      else {
        const own = many.filter((type) => !(type in commonEvents)).length;
        expect(own).toBeGreaterThanOrEqual(fewToMany[workflow.id] ?? 8);
      }
    }
  },
);

test("the exceptions that are declared are those that were reviewed", () => {
  const found = (events: Record<string, EventInfo>) => {
    const by: Record<string, string> = {};
    for (const type of Object.keys(events).sort()) {
      const why = events[type]?.alone;
      if (why) by[why] = by[why] ? `${by[why]} ${type}` : type;
    }
    return by;
  };
  const all = listed.flatMap(({ id, versions }) =>
    Object.values(versions).map(({ events }): [string, Record<string, string>] => [id, found(events)]),
  );
  expect(
    Object.fromEntries([["common", found(commonEvents)], ...all.filter(([, by]) => Object.keys(by).length)]),
  ).toEqual(declared);
});

test("more events go to many cases than do not", () => {
  const usual = listed.filter(({ id }) => fewToMany[id] === undefined);
  const byHand = [
    ...Object.values(commonEvents),
    ...usual.flatMap(({ versions, current }) => Object.values(versions[current]?.events ?? {})),
  ].filter(isSentByHand);
  const many = byHand.filter((info) => goesToMany({ list: "cases" }, info));
  expect(many.length).toBeGreaterThan(byHand.length / 2);
});

describe("what only one case has", () => {
  const why = (fields: Field[], more: Partial<EventInfo> = {}) =>
    aloneReason({ list: "cases" }, { form: { fields }, ...more });
  const person: Field = { name: "person", kind: "case", pick: { kinds: ["person"] } };
  const row: Field = { name: "row", kind: "integer", holds: "row" };
  const day: Field = { name: "day", kind: "day", required: true };

  test.each<[string, Field]>([
    ["a document", { name: "one", kind: "text", holds: "document" }],
    ["an open request", { name: "one", kind: "text", holds: "request" }],
    ["a row", row],
    ["a person", person],
    ["a household", { ...person, pick: { kinds: ["household"] } }],
    ["rows that each name one", { name: "one", kind: "group", fields: [{ ...row, required: true }] }],
  ])("%s: asked for, it is one case's; where it may be left out, it is left out", (_what, field) => {
    expect(why([{ ...field, required: true }, day])).toBe("ownItem");
    expect(why([field, day])).toBeUndefined();
    expect(why([field])).toBe("ownItem");
    expect(formForMany({ fields: [field, day] }).fields).toEqual([day]);
  });

  test("an act of the case that is gone back to, and a case that is opened", () => {
    expect(why([day], { needs: [{ fact: "past", past: "data.undoes" }] })).toBe("ownItem");
    expect(why([day], { opens: true })).toBe("ownItem");
    expect(why([day], { needs: [{ fact: "first", past: 1 }] })).toBeUndefined();
  });

  test("names of terms and other kinds of cases are the same for many", () => {
    const bando: Field = { name: "bando", kind: "case", required: true, pick: { kinds: ["housing-bando"] } };
    expect(why([bando, { name: "deadline", kind: "text", required: true }])).toBeUndefined();
  });
});

test("no form for many asks for what only one case has, and none is a reserved annotation", () => {
  const fieldsOf = (fields: readonly Field[]): Field[] => fields.flatMap((one) => [one, ...fieldsOf(one.fields ?? [])]);
  for (const workflow of listed)
    for (const [type, info] of Object.entries(workflow.versions[workflow.current]?.events ?? {}).filter(([, one]) =>
      goesToMany(workflow, one),
    )) {
      const fields = fieldsOf(formForMany(info.form).fields);
      expect(fields.filter(isOfOneCase), `${workflow.id}.${type}`).toEqual([]);
      expect(
        fields.filter((field) => field.class === "reserved"),
        `${workflow.id}.${type}`,
      ).toEqual([]);
    }
});
