// Values, letterhead and long texts for the tests of documents. Persons are invented.
import type { Composition } from "../../server/documents/compose.ts";
import type { LetterText } from "../../workflows/rules/letters/letter.ts";
import { type LetterValues, type PlaceholderId, placeholders } from "../../workflows/rules/letters/placeholders.ts";
import type { LetterTemplate } from "../../workflows/rules/letters/template.ts";

const own: LetterValues = {
  "body.name": "Azienda Sociale Destra Secchia",
  "office.name": "Segretariato sociale",
  "office.phone": "0386 000000",
  "office.email": "segretariato@example.org",
  "worker.name": "Mirella Già Però",
  "worker.quality": "Assistente sociale",
  "secondWorker.name": "Łukasz Kovačić",
  "secondWorker.quality": "Psicologo",
  "case.number": "2026-000123",
  "person.name": "Zoë Şahin Đorđević",
  "addressee.name": "Zoë Şahin Đorđević",
  "observations.days": "10",
  "appointment.day": "11 marzo 2026",
  "statements.text":
    "La persona dice: «perché no?»\n\n- il figlio va a scuola a piedi;\n- l'affitto è pagato fino a giugno.",
};

/** A value for every placeholder. */
export const exampleValues: LetterValues = Object.fromEntries(
  (Object.keys(placeholders) as PlaceholderId[]).map((id) => [id, own[id] ?? `esempio di «${placeholders[id].it}»`]),
);

export const composition = (template: LetterTemplate, more: Partial<Composition> = {}): Composition => ({
  template,
  values: exampleValues,
  letterhead: {
    body: "Azienda Sociale Destra Secchia",
    office: "Segretariato sociale",
    address: ["Via delle Prove 1, 46035 Ostiglia (MN)", "telefono 0386 000000 · segretariato@example.org"],
  },
  place: "Ostiglia",
  day: "2026-03-04",
  reference: { caseNumber: "2026-000123", protocol: "n. 4567 del 4 marzo 2026" },
  addressee: {
    name: "Zoë Şahin Đorđević",
    lines: ["Via delle Prove 2", "46035 Ostiglia (MN)"],
    addressIsProtected: false,
  },
  ...more,
});

const sentence =
  "L'operatrice è stata ricevuta in casa e ha parlato con la signora più di un'ora, perché c'era molto da chiarire. ";

/** A document of many pages: headings, paragraphs, lists, now and then a table. */
export function longLetter(base: LetterText, sections: number): LetterText {
  const blocks = Array.from({ length: sections }, (_, at): LetterText["blocks"] => [
    { kind: "heading", text: `Sezione ${at + 1}` },
    { kind: "paragraph", text: sentence.repeat(7).trim() },
    { kind: "paragraph", text: sentence.repeat(4 + (at % 5)).trim() },
    { kind: "list", items: ["primo punto", sentence.repeat(2).trim(), "terzo punto"] },
  ]);
  return { ...base, blocks: [...blocks.flat(), ...base.blocks.filter(({ kind }) => kind === "signatures")] };
}
