// Another body runs a service from a day on: recorded with its act, shown comune by comune before it is. What was decided and
// written until then keeps the body that stood there.
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Problem, ProblemCode } from "../../workflows/kernel/evaluate.ts";
import type { Condition, Form } from "../../workflows/kernel/form.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import {
  bodies,
  type HandOverFault,
  type HandOverProblem,
  handOverLimits,
} from "../../workflows/rules/mandates/hand-over.ts";
import { comuneName, useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { planText } from "../text/plan.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import type { FormWords } from "../ui/form/texts.ts";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";

const formOf = (services: readonly string[], comuni: readonly string[]): Form => {
  const named: Condition = { not: { eq: ["body", "comune"] } };
  return {
    fields: [
      { name: "service", kind: "choice", class: "open", required: true, options: services },
      { name: "territories", kind: "choices", class: "open", required: true, options: comuni },
      { name: "body", kind: "choice", class: "open", required: true, options: bodies },
      {
        ...{ name: "bodyName", kind: "text", class: "open", required: true, maxLength: handOverLimits.text },
        visibleWhen: named,
      },
      { name: "letterhead", kind: "text", class: "open", maxLength: handOverLimits.text, visibleWhen: named },
      { name: "from", kind: "day", class: "open", required: true },
      { name: "until", kind: "day", class: "open" },
      { name: "act", kind: "text", class: "open", required: true, maxLength: handOverLimits.text },
    ],
  };
};

/** The form's own words for a fault; a last day before the first has none there. */
const codes: Record<HandOverFault, ProblemCode> = {
  ...{ required: "required", option: "notAnOption", day: "notADay", text: "tooLong", order: "notADay" },
};
const atField = ({ path, code }: HandOverProblem): Problem => ({ path, code: codes[code], limit: handOverLimits.text });

/** Who runs the service until the day before, and who from that day on. */
function Change(props: { values: JsonObject; serviceAt: number }): JSX.Element {
  const desk = useDesk();
  const from = () =>
    typeof props.values.from === "string" && isDay(props.values.from) ? props.values.from : undefined;
  const chosen = () => (Array.isArray(props.values.territories) ? props.values.territories.map(String) : []);
  const query = createRead(
    "plan",
    "listMandates",
    () => {
      const on = from();
      return on === undefined || chosen().length === 0 ? undefined : { on: addDays(on, -1) };
    },
    (input, signal) => trpc.plan.listMandates.query(input, { signal }),
    { keepBefore: true },
  );
  const next = (istat: string) => {
    const { body, bodyName } = props.values;
    return body === "comune" ? planText().comuneNamed(comuneName(desk(), istat)) : String(bodyName ?? "…");
  };
  const former = (istat: string) =>
    query.data?.comuni.find((one) => one.istat === istat)?.bodies[props.serviceAt]?.bodyName ?? planText().nobodyRuns;
  return (
    <Show when={from() !== undefined && chosen().length > 0 && query.data}>
      <section class="card-box" aria-labelledby="hand-over-change">
        <h3 id="hand-over-change">{planText().change}</h3>
        <ul aria-live="polite">
          <For each={chosen()}>
            {(istat) => (
              <li>
                <strong>{comuneName(desk(), istat)}</strong>
                {": "}
                {planText().changeOf({
                  until: formatDay(addDays(from() ?? "", -1)),
                  former: former(istat),
                  from: formatDay(from()),
                  next: next(istat),
                })}
              </li>
            )}
          </For>
        </ul>
        <p class="muted">{planText().changeHelp}</p>
      </section>
    </Show>
  );
}

export function HandOverForm(props: {
  services: readonly string[];
  onSaved: () => void;
  onCancel: () => void;
}): JSX.Element {
  const desk = useDesk();
  const [failed, setFailed] = createSignal("");
  const text = () => planText();
  const words = (): FormWords => ({
    fields: text().handOverFields,
    help: text().handOverFieldHelp,
    sections: {},
    options: {
      ...Object.fromEntries(props.services.map((one) => [`service.${one}`, text().services[one] ?? one])),
      ...Object.fromEntries(desk().comuni.map(({ istat, name }) => [`territories.${istat}`, name])),
      ...Object.fromEntries(bodies.map((one) => [`body.${one}`, text().bodies[one]])),
    },
  });

  async function record(payload: JsonObject): Promise<readonly Problem[] | undefined> {
    setFailed("");
    try {
      const { problems } = await trpc.plan.addHandOver.mutate({ handOver: payload });
      if (problems.some(({ code }) => code === "order")) setFailed(text().untilBeforeFrom);
      if (problems.length > 0) return problems.map(atField);
    } catch (error) {
      setFailed(problemText(readProblem(error)));
      return [];
    }
    notify(text().handOverAdded);
    props.onSaved();
    return undefined;
  }

  return (
    <section class="card-box" aria-label={text().addHandOver}>
      <h2>{text().addHandOver}</h2>
      <SendProblem of={failed()} />
      <EventForm
        form={formOf(
          props.services,
          desk().comuni.map(({ istat }) => istat),
        )}
        words={words()}
        draftKey="hand-over/new"
        around={{ today: desk().today, state: "", context: {}, head: {} }}
        name={text().addHandOver}
        submitLabel={text().saveHandOver}
        withoutDay
        alongside={(values) => (
          <Change values={values()} serviceAt={props.services.indexOf(String(values().service ?? ""))} />
        )}
        onRecord={record}
        onCancel={() => props.onCancel()}
      />
    </section>
  );
}
