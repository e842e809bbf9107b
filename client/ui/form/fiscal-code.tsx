// What is odd about a codice fiscale while it is typed, against itself and the other fields of the form. Findings
// never stop anybody: the office decides.
import { createResource, For, type JSX } from "solid-js";
import {
  checkFiscalCode,
  type Finding,
  type GivenFacts,
  type PlaceTable,
} from "../../../workflows/rules/fiscal-code/check.ts";
import { plainForm } from "../../../workflows/rules/fiscal-code/compute.ts";
import { formText } from "../../text/form.ts";
import { localToday, readDay } from "../format.ts";
import type { FieldProps } from "./field-frame.tsx";
import { useFormServices } from "./services.ts";

function words(finding: Finding): string {
  const text = formText().fiscalCode;
  if (finding.code === "mismatch") return text.mismatch[finding.field];
  return text[finding.code];
}

const marks = { error: "▲ ", warning: "▲ ", note: "" } as const;

export function FiscalCodeFindings(props: FieldProps): JSX.Element {
  const services = useFormServices();
  const sibling = (name: string): string | undefined => {
    const value = props.model.get(props.path.replace(/[^.]+$/, name));
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const given = (): GivenFacts => {
    const [surname, givenName, birthOn, sex, birthPlace] = [
      sibling("surname"),
      sibling("givenName"),
      readDay(sibling("birthOn") ?? ""),
      sibling("sex"),
      sibling("birthPlace"),
    ];
    return {
      ...(surname ? { surname } : {}),
      ...(givenName ? { givenName } : {}),
      ...(birthOn ? { birthOn } : {}),
      ...(sex === "F" || sex === "M" ? { sex } : {}),
      ...(birthPlace && /^[A-Z]\d{3}$/i.test(birthPlace) ? { birthPlace: birthPlace.toUpperCase() } : {}),
    };
  };
  const compact = () =>
    String(props.model.get(props.path) ?? "")
      .replace(/\s+/g, "")
      .toUpperCase();
  const placeCode = (): string | undefined => {
    const code = compact();
    return code.length === 16 ? plainForm(code).slice(11, 15) : undefined;
  };
  // Without the table nothing is said of the place: a finding must never come from a failed request.
  const [places] = createResource(
    placeCode,
    (code): Promise<PlaceTable | undefined> => services.placesOf(code).catch(() => undefined),
  );
  const findings = (): Finding[] => {
    const typed = compact();
    // Half a code is not yet wrong.
    if (typed.length < 11) return [];
    const table = places.state === "ready" ? places() : undefined;
    const all = checkFiscalCode(typed, { today: localToday(), places: table ?? {}, given: given() }).findings;
    return table ? all : all.filter((one) => one.code !== "placeUnknown");
  };
  return (
    <div aria-live="polite">
      <For each={findings()}>
        {(finding) => (
          <p class={`field-finding ${finding.severity}`}>
            {marks[finding.severity]}
            {words(finding)}
          </p>
        )}
      </For>
    </div>
  );
}
