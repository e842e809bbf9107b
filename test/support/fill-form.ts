// Fills an event's form in the browser from a payload, by label and role, as a worker would: whatever the workflow, the
// form's own data say which input to look for. Persons and colleagues are given by name.
import type { Locator } from "playwright-core";
import type { TextSet } from "../../workflows/kernel/definition.ts";
import type { Field, Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** Required or not, the label begins a field alone. */
const labelled = (text: string) => new RegExp(`^${escaped(text)}( \\((facoltativo|da completare [^)]+)\\))?$`);
const shownDay = (day: string) => day.split("-").reverse().join("/");

const words = (texts: TextSet, field: Field, option: string) =>
  texts.options[`${field.name}.${option}`] ?? texts.options[option] ?? option;

/** More than this many options stand in a list (client/ui/form). */
const radiosUpTo = 4;

async function choose(scope: Locator, texts: TextSet, field: Field, option: string): Promise<void> {
  const label = labelled(texts.fields[field.name] ?? "");
  if ((field.options ?? []).length > radiosUpTo)
    await scope.getByLabel(label).selectOption({ label: words(texts, field, option) });
  else await tick(scope, label, [words(texts, field, option)]);
}

async function tick(scope: Locator, legend: RegExp, labels: readonly string[]): Promise<void> {
  for (const label of labels)
    await scope.getByRole("group", { name: legend }).getByLabel(label, { exact: true }).check();
}

/** A list of colleagues shows name and roles, one of stocks what is left; a part of it is enough. */
async function chooseColleague(scope: Locator, label: RegExp, name: string): Promise<void> {
  const list = scope.getByLabel(label);
  const option = list.locator("option", { hasText: name });
  await list.selectOption((await option.getAttribute("value")) ?? "");
}

async function pickPerson(scope: Locator, label: RegExp, name: string): Promise<void> {
  const input = scope.getByRole("combobox", { name: label });
  const field = scope.locator(".field").filter({ has: scope.page().locator("label", { hasText: label }) });
  if (await input.isHidden()) {
    // Prefilled: with the right person, or with another one to be changed.
    if (await field.getByText(name, { exact: true }).isVisible()) return;
    await field.getByRole("button", { name: "Cambia" }).click();
  }
  await input.fill(name);
  await field.getByRole("option", { name }).first().click();
  await field.getByText(name, { exact: true }).waitFor();
}

/** Rows are added as the payload has them; rows already there are filled first. */
async function fillGroup(scope: Locator, texts: TextSet, field: Field, rows: readonly JsonObject[]): Promise<void> {
  // A section may bear the same name as the group in it: the inner one comes last.
  const group = scope.getByRole("group", { name: labelled(texts.fields[field.name] ?? "") }).last();
  for (const [i, payload] of rows.entries()) {
    const row = group.locator(".group-row").nth(i);
    if ((await row.count()) === 0) await group.getByRole("button", { name: /^Aggiungi: / }).click();
    await fillForm(row, { fields: [...(field.fields ?? [])] }, texts, payload);
  }
}

async function fillField(scope: Locator, texts: TextSet, field: Field, value: Json): Promise<void> {
  const label = labelled(texts.fields[field.name] ?? "");
  switch (field.kind) {
    case "choice":
      return choose(scope, texts, field, String(value));
    case "choices":
      return tick(
        scope,
        label,
        (value as string[]).map((option) => words(texts, field, option)),
      );
    case "boolean":
      if (field.required) return tick(scope, label, [value === true ? "Sì" : "No"]);
      return value === true ? scope.getByLabel(label).check() : undefined;
    case "comune":
      await scope.getByLabel(label).selectOption(String(value));
      return;
    case "account":
      return chooseColleague(scope, label, String(value));
    case "case":
      if (field.pick?.offered) return chooseColleague(scope, label, String(value));
      return pickPerson(scope, label, String(value));
    case "group":
      return fillGroup(scope, texts, field, value as JsonObject[]);
    case "cents":
      return scope.getByLabel(label).fill((Number(value) / 100).toFixed(2).replace(".", ","));
    case "day":
      return scope.getByLabel(label).fill(shownDay(String(value)));
    default:
      return scope.getByLabel(label).fill(String(value));
  }
}

/** Fills every field of the payload in the order of the form, so that what one answer shows is there for the next. */
export async function fillForm(scope: Locator, form: Form, texts: TextSet, payload: JsonObject): Promise<void> {
  for (const field of form.fields) {
    const value = payload[field.name];
    if (value !== undefined && value !== null) await fillField(scope, texts, field, value);
  }
}
