// The draft of a report: facts, statements and evaluations apart, each by date with who wrote it, who spoke and who was there;
// what was written in one piece is left to be placed.
import { expect, test } from "vitest";
import { draftOf } from "../../client/cases/report-draft.tsx";
import type { TimelineEntry } from "../../client/cases/timeline.tsx";
import type { Desk } from "../../client/desk.ts";
import { createWorkflows } from "../../client/workflows.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

const shape = { id: "case-intake", texts: caseIntake.texts.it } as unknown as Parameters<typeof createWorkflows>[0];
const workflows = createWorkflows(() => [shape] as never);
const maria = "11111111-1111-4111-8111-111111111111";
const words = {
  ...{ workflows, kind: "case-intake", desk: { comuni: [] } as unknown as Desk },
  names: { sara: "Sara Lugli", [maria]: "Esempio Maria" },
};

const entry = (seq: number, occurredOn: string, type: string, given: JsonObject): TimelineEntry =>
  ({
    ...{ seq, occurredOn, type, actor: "sara", recordedAt: `${occurredOn}T10:00:00.000Z` },
    given: Object.entries(given).map(([field, value]) => ({ field, value })),
  }) as unknown as TimelineEntry;

test("a report is drafted in the three parts the law asks, from notes and talks alike", () => {
  const note = entry(3, "2026-03-10", "NOTE", {
    noteKind: "school",
    participants: [
      { participantKind: "person", participantPerson: maria },
      { participantKind: "other", participantName: "la maestra" },
    ],
    factsText: "Assente undici giorni.",
    statementsText: "Il mattino non si alza.",
    saidBy: "La madre",
    evaluationText: "Serve un educatore.",
  });
  const talk = entry(2, "2026-03-04", "RECORD_INTERVIEW", { place: "office", factsText: "Porta i documenti." });
  const plain = entry(4, "2026-03-12", "NOTE", { noteKind: "call", text: "Richiamare lunedì." });
  const reserved = entry(5, "2026-03-13", "RESERVED_NOTE", { reservedText: "Un’ipotesi." });
  const own = entry(6, "2026-03-14", "NOTE", { noteKind: "reflection", noteLevel: "private", text: "Un dubbio." });
  expect(draftOf([plain, note, own, reserved, talk], words)).toBe(`FATTI ACCERTATI

04/03/2026 – Colloquio (Sara Lugli)
Porta i documenti.

10/03/2026 – Scuola (Sara Lugli; presenti: Esempio Maria, la maestra)
Assente undici giorni.

DICHIARAZIONI DELLE PARTI E DI TERZI

10/03/2026 – Scuola (Sara Lugli; presenti: Esempio Maria, la maestra)
La madre: Il mattino non si alza.

VALUTAZIONI DEGLI OPERATORI

10/03/2026 – Scuola (Sara Lugli; presenti: Esempio Maria, la maestra)
Serve un educatore.

DA COLLOCARE

12/03/2026 – Telefonata (Sara Lugli)
Testo: Richiamare lunedì.

13/03/2026 – Annotazione professionale riservata (Sara Lugli; nota che leggono in pochi: valuta se riportarla)
Annotazione riservata (resta parte del fascicolo): Un’ipotesi.

14/03/2026 – Riflessione (Sara Lugli; nota che leggono in pochi: valuta se riportarla)
Testo: Un dubbio.`);
});

test("a part without anything in the entries says so", () => {
  const text = draftOf([entry(1, "2026-03-04", "RECORD_INTERVIEW", { factsText: "Porta i documenti." })], words);
  expect(text).toContain("DICHIARAZIONI DELLE PARTI E DI TERZI\n\n(nelle voci scelte non ce ne sono)");
  expect(text).not.toContain("DA COLLOCARE");
});
