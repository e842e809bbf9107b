// Which events may be sent to many cases at once: a reviewed list, each with its reason. Acts that ask a professional
// judgment of the single case (assessments, suitability, closing with an outcome, reports) never stand on it.
import { expect, test } from "vitest";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo } from "../../workflows/kernel/definition.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { workflows } from "../../workflows/registry.ts";

const term = "the same thing befalls the same term of many cases, by law or by an act of the office";
const reviewed: Record<string, string> = {
  "common.ASSIGN": "spreads work; reversible",
  "common.RECORD_DELIVERY": "one mailing, one proof of delivery",
  "common.SUSPEND_TERM": term,
  "common.RESUME_TERM": term,
  "common.EXTEND_TERM": term,
  "case-intake.CONVOKE": "the same convocation to many",
  "foster-vetting.INFORM": "one evening of information for several families",
  "foster-vetting.ENROLL_COURSE": "one course for several families",
  "housing-application.TAKE_TO_VERIFY": "opens the office's check of a lot of declarations; decides nothing",
  "housing-application.START_VERIFICATION": "opens the checks of those who come first; decides nothing",
  "housing-application.DELIVER_PROPOSAL": "one mailing",
};

const all: [string, EventInfo][] = [
  ...Object.entries(commonEvents).map(([type, info]): [string, EventInfo] => [`common.${type}`, info]),
  ...workflows.flatMap(({ id, versions }) =>
    Object.values(versions).flatMap((version) =>
      Object.entries(version.events).map(([type, info]): [string, EventInfo] => [`${id}.${type}`, info]),
    ),
  ),
];
const inBulk = all.filter(([, info]) => info.bulk);
const fieldsOf = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...fieldsOf(field.fields ?? [])]);

test("every event in bulk stands on the list, and nothing else does", () => {
  expect([...new Set(inBulk.map(([name]) => name))].sort()).toEqual(Object.keys(reviewed).sort());
});

test.each(inBulk)("%s is no act of judgment", (_name, info) => {
  expect(info).not.toMatchObject({ opens: true });
  for (const flag of ["opens", "internal", "byImport", "signed", "fourEyes"] as const)
    expect(info[flag], flag).toBeUndefined();
  const closed = fieldsOf(info.form.fields).filter((field) => field.class === "reserved" || field.class === "judicial");
  expect(closed).toEqual([]);
});
