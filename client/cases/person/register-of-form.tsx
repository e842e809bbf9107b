// In the form of a new person: the register of the population is asked under the code that is typed, and what is chosen of its answer
// goes into the fields, to be recorded with them.
import type { JSX } from "solid-js";
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { registerText } from "../../text/population-register.ts";
import type { FormModel } from "../../ui/form/model.ts";
import { formatDay } from "../../ui/format.ts";
import { RegisterCheck, type RegisterField } from "./register-check.tsx";

const wholeCode = /^[A-Za-z0-9]{16}$/;
const identity: readonly RegisterField[] = [
  ...(["surname", "givenName", "birthOn", "birthPlace", "sex", "fiscalCode", "citizenship"] as const),
];
const residence: readonly RegisterField[] = ["territory", "address"];
const days: readonly RegisterField[] = ["birthOn"];

export default function RegisterOfForm(props: { values: JsonObject; model: FormModel }): JSX.Element {
  const standing = (field: RegisterField) => {
    const value = props.values[field];
    return typeof value === "string" ? value : undefined;
  };
  const about = () => {
    const code = standing("fiscalCode")?.trim() ?? "";
    return wholeCode.test(code) ? { fiscalCode: code } : undefined;
  };
  const take = (values: Partial<Record<RegisterField, string>>) => {
    for (const [field, value] of Object.entries(values))
      props.model.set(field, days.includes(field as RegisterField) ? formatDay(value) : value);
  };
  return (
    <details class="space-above no-print">
      <summary>{registerText().title}</summary>
      <RegisterCheck
        about={about()}
        standing={standing}
        groups={[
          { label: registerText().identity, fields: identity, onTake: take },
          { label: registerText().residence, fields: residence, onTake: take },
        ]}
      />
    </details>
  );
}
