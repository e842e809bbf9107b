// A new tariff, written by hand: an empty one, or the next version of one that is there. What is wrong is said at its place.
import { createSignal, type JSX } from "solid-js";
import type { Problem, ProblemCode } from "../../workflows/kernel/evaluate.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import {
  iseeKinds,
  type Tariff,
  type TariffFault,
  type TariffProblem,
  tariffLimits,
  tariffUnits,
} from "../../workflows/rules/cost-sharing/tariff.ts";
import { services } from "../../workflows/rules/deliveries/services.ts";
import { useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import type { FormWords } from "../ui/form/texts.ts";
import { notify } from "../ui/notices.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { Faults } from "./faults.tsx";
import { Preview } from "./preview.tsx";

const kind = "case-intake";

const formOf = (places: readonly string[]): Form => ({
  fields: [
    { name: "territory", kind: "choice", class: "open", required: true, options: places },
    { name: "service", kind: "choice", class: "open", required: true, options: services },
    { name: "unit", kind: "choice", class: "open", required: true, options: tariffUnits },
    { name: "act", kind: "text", class: "open", required: true, maxLength: tariffLimits.text },
    { name: "adoptedOn", kind: "day", class: "open", required: true, when: "past" },
    { name: "appliesFrom", kind: "day", class: "open" },
    { name: "until", kind: "day", class: "open" },
    { name: "iseeKinds", kind: "choices", class: "open", required: true, options: iseeKinds },
    {
      ...{ name: "bands", kind: "group", class: "open", required: true, min: 1, max: tariffLimits.bands },
      fields: [
        { name: "upToCents", kind: "cents", class: "open", required: true, min: 0, max: tariffLimits.iseeCents },
        { name: "percent", kind: "decimal", class: "open", min: 0, max: 100 },
        { name: "unitCents", kind: "cents", class: "open", min: 0, max: tariffLimits.cents },
      ],
    },
    { name: "maximumPercent", kind: "decimal", class: "open", min: 0, max: 100 },
    { name: "maximumUnitCents", kind: "cents", class: "open", min: 0, max: tariffLimits.cents },
    { name: "isLinear", kind: "boolean", class: "open" },
    { name: "graceDays", kind: "integer", class: "open", min: 0, max: tariffLimits.graceDays },
    { name: "note", kind: "longText", class: "open", maxLength: tariffLimits.note },
  ],
});

/** What the next version begins with: what is in the act that adopts it is written anew, and never taken over. */
function fieldsOf({ territory, service, unit, iseeKinds: kinds, bands, maximum, isLinear, graceDays }: Tariff) {
  const most = "percent" in maximum ? { maximumPercent: maximum.percent } : { maximumUnitCents: maximum.unitCents };
  return {
    ...{ territory, service, unit, iseeKinds: kinds, bands: bands as unknown as Json, ...most },
    ...(isLinear === undefined ? {} : { isLinear }),
    ...(graceDays === undefined ? {} : { graceDays }),
  } satisfies Record<string, Json>;
}

function toTariff({ territory: _t, maximumPercent, maximumUnitCents, ...rest }: JsonObject): JsonObject {
  const maximum: JsonObject = {
    ...(maximumPercent === undefined ? {} : { percent: maximumPercent }),
    ...(maximumUnitCents === undefined ? {} : { unitCents: maximumUnitCents }),
  };
  return { ...rest, maximum };
}

/** The form's own words for a fault; the list above it says the rest. */
const codes: Partial<Record<TariffFault, ProblemCode>> = { option: "notAnOption", day: "notADay" };

const atField = ({ path, code }: TariffProblem): Problem[] => {
  const known = codes[code];
  return known === undefined ? [] : [{ path, code: known }];
};

export function TariffForm(props: {
  /** What it begins with. */
  from: Tariff | undefined;
  onSaved: () => void;
  onCancel: () => void;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const [faults, setFaults] = createSignal<readonly TariffProblem[]>([]);
  const [failed, setFailed] = createSignal<unknown>();
  const text = () => costSharingText();
  const words = (): FormWords => ({
    fields: { ...text().fields },
    help: { ...text().help, maximumPercent: text().help.maximum },
    sections: {},
    options: {
      ...Object.fromEntries(desk().comuni.map(({ istat, name }) => [`territory.${istat}`, name])),
      "territory.district": text().district,
      ...Object.fromEntries(services.map((one) => [`service.${one}`, workflows.option(kind, "service", one)])),
      ...Object.fromEntries(tariffUnits.map((one) => [`unit.${one}`, text().units[one]])),
      ...Object.fromEntries(iseeKinds.map((one) => [`iseeKinds.${one}`, workflows.option("person", "iseeKind", one)])),
    },
  });

  async function record(payload: JsonObject): Promise<readonly Problem[] | undefined> {
    setFailed(undefined);
    try {
      const territory = String(payload.territory ?? "");
      const { problems } = await trpc.costSharing.addTariff.mutate({ territory, tariff: toTariff(payload) });
      setFaults(problems);
      if (problems.length > 0) return problems.flatMap(atField);
    } catch (error) {
      setFailed(error);
      return [];
    }
    notify(text().added);
    props.onSaved();
    return undefined;
  }

  return (
    <section class="card-box" aria-label={text().add}>
      <h2>{text().add}</h2>
      <SendProblem of={failed()} say={(error) => problemText(readProblem(error))} />
      <Faults problems={faults()} />
      <EventForm
        form={formOf(["district", ...desk().comuni.map(({ istat }) => istat)])}
        words={words()}
        draftKey={`tariff/${props.from ? `${props.from.territory}/${props.from.service}` : "new"}`}
        around={{ today: desk().today, state: "", context: {}, head: {} }}
        initial={props.from ? fieldsOf(props.from) : {}}
        name={text().add}
        submitLabel={text().save}
        withoutDay
        alongside={(values) => <Preview tariff={toTariff(values())} />}
        onRecord={record}
        onCancel={() => props.onCancel()}
      />
    </section>
  );
}
