// Invented care calls that show the kind. They run without applications: who is financed is shown by tests and by the demo.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });
const act = (number: string): JsonObject => ({
  ...{ actKind: "determination", actNumber: number, actOn: "$day", actBody: "Azienda sociale (esempio)" },
  ...{ signatoryRole: "manager", signatory: "Firmatario di prova" },
});
const albo: JsonObject = { alboFrom: "$day", alboTo: "$day+15" };
const call = { title: "Misura B2, anno 2026 (esempio)", year: 2026, measure: "b2", area: "disability" };
const prepared = step(0, "PREPARE_CALL", call, "draft");
const opened = (closes: string): Step =>
  byColleague(step(3, "OPEN_CALL", { ...act("31/ES"), ...albo, opensOn: "$day", closesOn: closes }, "open"));

export const callExamples: readonly Example[] = [
  {
    name: "From the draft to the published rankings, with proposals sent back, money added and a scroll",
    steps: [
      prepared,
      step(1, "EDIT_CALL", { title: "Misura B2, avviso 2026 (esempio)", year: 2026, measure: "b2" }, "draft"),
      opened("$day+40"),
      step(20, "EXTEND_CALL", { ...act("40/ES"), reason: "Poche domande (esempio)", closesOn: "$day+30" }, "open"),
      step(51, "CLOSE_WINDOW", {}, "evaluating"),
      step(60, "PROPOSE_RANKINGS", {}, "proposed"),
      step(61, "RETURN_RANKINGS", { reason: "Manca una domanda (esempio)" }, "evaluating"),
      step(63, "PROPOSE_RANKINGS", {}, "proposed"),
      byColleague(step(64, "APPROVE_RANKINGS", act("55/ES"), "spreading")),
      step(64, "RANKINGS_SPREAD", { answered: 0, refused: 0 }, "approved"),
      step(65, "PUBLISH_RANKINGS", albo, "published"),
      step(120, "ADD_MONEY", { ...act("70/ES"), sectionNumber: 1, addedCents: 1_800_000 }, "published"),
      step(125, "PROPOSE_SCROLL", {}, "scrollProposed"),
      step(126, "RETURN_RANKINGS", { reason: "Da ricontrollare (esempio)" }, "published"),
      step(127, "PROPOSE_SCROLL", {}, "scrollProposed"),
      byColleague(step(128, "APPROVE_RANKINGS", act("71/ES"), "scrollSpreading")),
      step(128, "RANKINGS_SPREAD", { answered: 1, refused: 0 }, "scrolled"),
      step(129, "PUBLISH_RANKINGS", albo, "published"),
      step(360, "END_CALL", act("90/ES"), "ended"),
      step(360, "APPLICATIONS_TOLD", { answered: 0, refused: 0 }, "ended"),
    ],
  },
  {
    name: "Revoked while it is open",
    steps: [
      prepared,
      opened("$day+30"),
      step(10, "REVOKE_CALL", { ...act("33/ES"), reason: "Risorse venute meno (esempio)" }, "revoked"),
    ],
  },
];
