// Which papers an office may not ask a person for, since another public body holds what they say (art. 40 DPR 445/2000; sources:
// quotidianolegale.it on c. 01-02, procura.alessandria.it on the criminal record). Kinds of documents come in by name. Pure.
import type { FactId } from "../../kernel/declared-facts.ts";

/**
 * `notAsked`: it may neither be asked nor taken; the person declares, the office verifies.
 * `onlyNeeded`: a report of a medical commission may be kept, but only the pages that are needed.
 */
export type CertificateRule =
  | { rule: "notAsked"; facts: readonly FactId[] }
  | { rule: "onlyNeeded"; facts: readonly FactId[] };

const rules: Readonly<Record<string, CertificateRule>> = {
  certificate: { rule: "notAsked", facts: ["residence", "household", "criminalRecord"] },
  residenceCertificate: { rule: "notAsked", facts: ["residence"] },
  familyStatusCertificate: { rule: "notAsked", facts: ["household"] },
  criminalRecordCertificate: { rule: "notAsked", facts: ["criminalRecord"] },
  iseeStatement: { rule: "notAsked", facts: ["isee"] },
  invalidityReport: { rule: "onlyNeeded", facts: ["invalidity"] },
  medicalReport: { rule: "onlyNeeded", facts: ["invalidity"] },
};

/** What holds for a kind of document; undefined where nothing stands in its way. */
export const certificateRule = (documentKind: string): CertificateRule | undefined =>
  Object.hasOwn(rules, documentKind) ? rules[documentKind] : undefined;

/** Whether papers of that kind may not be asked of a person. */
export const mayNotBeAsked = (documentKind: string): boolean => certificateRule(documentKind)?.rule === "notAsked";
