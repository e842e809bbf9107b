// Letters of the simulated offices: composed, drawn and sealed like any that is written in a case. Only where there is a folder for
// files, and some tens: a demo shall show them and still start soon.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { longDay } from "../../workflows/rules/letters/long-day.ts";
import type { LetterValues } from "../../workflows/rules/letters/placeholders.ts";
import { roleQualities } from "../../workflows/rules/letters/qualities.ts";
import { findTemplate } from "../../workflows/rules/letters/templates.ts";
import { keepFile } from "../documents/attach-bytes.ts";
import { composeLetter } from "../documents/compose.ts";
import { instantOf } from "../documents/draw-letter.ts";
import { renderPdf } from "../documents/render-pdf.ts";
import type { Services } from "../services.ts";
import type { Step } from "./script.ts";

export const mostLetters = 60;

/** What a script knows of a letter; the rest is said of the office. */
export interface WrittenLetter {
  template: string;
  addressee: { name: string; lines: readonly string[]; addressIsProtected: boolean };
  values: LetterValues;
}

export interface LetterOffice extends Pick<Services, "files" | "mac"> {
  comuneName: (istat: string) => string;
}

const reached = { "office.phone": "0386 000000 (esempio)", "office.email": "sociale@demo.ambito.example" };

/** The payload of the event that attaches it. */
export async function makeLetter(
  office: LetterOffice,
  { by, day, caseId }: Step,
  { template: id, addressee, values }: WrittenLetter,
  snapshot: CaseSnapshot,
  commandId: string,
): Promise<JsonObject> {
  const template = findTemplate(id, 1);
  if (!template) throw new Error(`the demo writes with a template there is none of: ${id}`);
  const place = office.comuneName(snapshot.doc.head.territory);
  const role = by.grants.find((one) => roleQualities[one.role])?.role;
  const worker = { "worker.name": by.name, "worker.quality": (role && roleQualities[role]) ?? "" };
  const { letter, missing } = composeLetter({
    ...{ template, addressee, place, day },
    values: { ...reached, ...worker, "addressee.name": addressee.name, "case.number": snapshot.number, ...values },
    letterhead: { body: `Comune di ${place}`, office: "Servizio sociale", address: [] },
    reference: { caseNumber: snapshot.number },
  });
  if (missing.length > 0) throw new Error(`a letter of the demo lacks ${missing.join(", ")}`);
  const { bytes } = await renderPdf(letter, { demo: true, at: instantOf(day) });
  const { title, kind: documentKind, class: documentClass } = template;
  const said = { title, documentKind, documentClass, documentOn: day, madeFrom: `${template.id}/${template.version}` };
  const file = { commandId, bytes, fileName: `${title}.pdf`, said, mediaType: "application/pdf" };
  return (await keepFile(office, caseId, file)).payload;
}

/** Day and hour of an appointment, as letters say them. */
export const appointment = (day: string): LetterValues => ({
  "appointment.day": longDay(day),
  "appointment.time": "10:00",
  "appointment.place": "la sede del servizio sociale",
  "appointment.reason": "Parleremo della richiesta che ci è arrivata e di come possiamo aiutarla.",
});
