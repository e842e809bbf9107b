// What is odd about a codice fiscale while it is typed, against itself and the other fields of the form. Findings
// never stop anybody: the office decides.
import { For, type JSX } from "solid-js";
import { checkFiscalCode, type Finding, type GivenFacts } from "../../../workflows/rules/fiscal-code/check.ts";
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
  const findings = (): Finding[] => {
    const typed = String(props.model.get(props.path) ?? "");
    // Half a code is not yet wrong.
    if (typed.replace(/\s+/g, "").length < 11) return [];
    const places = services.places();
    const all = checkFiscalCode(typed, { today: localToday(), places, given: given() }).findings;
    return Object.keys(places).length === 0 ? all.filter((one) => one.code !== "placeUnknown") : all;
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
