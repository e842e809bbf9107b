// A random correction of an earlier event, built as the gate builds it (server/engine/correction.ts) but without a
// log: the whole form as it should have been, and of it the part that differs from what stands.
import type { DecideEvent } from "../../workflows/kernel/decision.ts";
import type { CaseSnapshot, Json, JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo, isMend } from "../../workflows/kernel/event-info.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";
import { sameJson } from "../../workflows/kernel/json.ts";
import type { Recorded } from "../../workflows/kernel/past.ts";
import { splitPayload } from "../../workflows/kernel/split-payload.ts";
import { currentOf } from "../support/pure-case.ts";
import { payloadFor, type Random } from "../support/random-payload.ts";
import { seedRules } from "../support/seed-rules.ts";

interface Step {
  before: CaseSnapshot;
  after: CaseSnapshot;
  recorded: Recorded;
  payload: JsonObject;
}

/** Data and sealed marks of CORRECT; undefined when the event cannot be corrected or nothing would differ. */
export function changeFor(
  workflow: Workflow,
  step: Step,
  steps: readonly Step[],
  random: Random,
): Pick<DecideEvent, "data" | "sealed"> | undefined {
  const { logged } = step.recorded;
  const version = currentOf(workflow);
  const info = eventInfo(version, logged.type);
  if (!info || isMend(version, logged.type)) return undefined;
  const around = {
    ...{ today: logged.occurredOn, context: step.before.doc.context, state: step.before.state },
    head: step.before.doc.head as unknown as JsonObject,
  };
  const ids = steps.flatMap((one) => Object.values(one.payload).filter((value) => /^id-of-/.test(String(value))));
  const again = payloadFor(info.form, {
    ...{ ...around, random, ids: ids.length > 0 ? ids.map(String) : ["id-of-a"] },
    terms: Object.keys(step.before.doc.deadlines),
  });
  const wantedValues: JsonObject = { ...step.payload };
  for (const { name } of info.form.fields) {
    if (random() > 0.4) continue;
    const value = again[name];
    if (value === undefined) delete wantedValues[name];
    else wantedValues[name] = value;
  }
  const checked = checkPayload(info.form, wantedValues, around);
  if (!checked.ok) return undefined;
  const names = info.form.fields.map(({ name }) => name);
  const differing = names.filter((name) => !sameJson(step.payload[name], checked.payload[name]));
  const { open, sealed, fields } = splitPayload(
    { fields: info.form.fields.filter(({ name }) => differing.includes(name)) },
    checked.payload,
  );
  const at = {
    ...{ today: logged.occurredOn, occurredOn: logged.occurredOn, context: around.context },
    rules: seedRules,
  };
  const cleared = differing.filter((name) => checked.payload[name] === undefined);
  const data: JsonObject = {
    ...open,
    ...(differing.length > 0 ? (info.derive?.(checked.payload, at) ?? {}) : {}),
    ...{ corrects: logged.seq, correctedFields: differing, correctedSealed: fields as unknown as Json },
    ...(cleared.length > 0 ? { cleared } : {}),
  };
  void sealed;
  return { data, sealed: [...fields, { field: "mendReason", subject: "case", class: "social" }] };
}
