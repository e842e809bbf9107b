// Who was appointed administrator of support, on the page of her case, and whether the act stands in the record of the person: from
// here it is recorded there, by the form of the record filled in with what the decree says.
import { createSignal, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { rightsText } from "../text/rights.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { PersonAct } from "./person/person-act.tsx";

const kind = "guardianship-support";
/** Fields of the decree that the form of the record has too, open and sealed. */
const openOnes = ["representative", "actMode", "actPowers", "actOn", "from", "until"] as const;
const sealedOnes = ["representativeName", "actNumber", "actText"] as const;

type Appointment = Record<string, Json>;

/** What the form of the record begins with; of what is sealed no more than the reader may read. */
function actOfDecree({ caseId, fields }: Pick<ContentCase, "caseId" | "fields">, of: Appointment): Chosen {
  const initial: Record<string, Json> = {
    ...{ actRole: "supportAdministrator", authority: "guardianshipJudge", guardianship: caseId },
  };
  for (const name of openOnes) if (of[name] !== undefined) initial[name] = of[name];
  for (const one of fields)
    if (one.shown === "value" && sealedOnes.some((name) => name === one.field)) initial[one.field] = one.value;
  // A decree that names a registered person says nothing of a name that an earlier one had.
  if (initial.representative !== undefined) delete initial.representativeName;
  return { event: "RECORD_ACT", initial };
}

export default function AppointmentCard(props: { view: ContentCase; of: Appointment; isNow: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const [chosen, setChosen] = createSignal<{ personId: string; name: string; chosen: Chosen }>();
  const text = (name: string) => (typeof props.of[name] === "string" ? props.of[name] : "");
  const powers = () =>
    (Array.isArray(props.of.actPowers) ? props.of.actPowers : [])
      .flatMap((one) => (typeof one === "string" ? [workflows.option(kind, "actPowers", one)] : []))
      .join(", ");
  const name = () => {
    const written = props.view.fields.find((one) => one.field === "representativeName" && one.shown === "value");
    const id = text("representative");
    if (id !== "") return props.view.names[id] ?? "";
    return written?.shown === "value" && typeof written.value === "string" ? written.value : "";
  };
  const personId = () => props.view.head.personId;
  const isMissing = () => props.isNow && props.of.act === undefined && !props.view.head.closed;
  const label = (field: string) => workflows.field(kind, field);
  return (
    <section class="card-box" aria-labelledby="appointment">
      <div class="toolbar spread">
        <h2 id="appointment">{rightsText().appointed}</h2>
        <Show when={isMissing() && personId()}>
          {(id) => (
            <button
              type="button"
              class="btn btn-outline-primary small no-print"
              onClick={() =>
                setChosen({
                  personId: id(),
                  name: props.view.names[id()] ?? "",
                  chosen: actOfDecree(props.view, props.of),
                })
              }
            >
              {rightsText().intoRecord}
            </button>
          )}
        </Show>
      </div>
      <dl class="facts">
        <div>
          <dt>{label("appointee")}</dt>
          <dd>
            {workflows.option(kind, "appointee", text("appointee"))}
            {name() === "" ? "" : ` · ${name()}`}
          </dd>
        </div>
        <div>
          <dt>{label("actMode")}</dt>
          <dd>{workflows.option(kind, "actMode", text("actMode"))}</dd>
        </div>
        <div>
          <dt>{label("actPowers")}</dt>
          <dd>{powers()}</dd>
        </div>
        <div>
          <dt>{label("actOn")}</dt>
          <dd>{formatDay(text("actOn"))}</dd>
        </div>
        <Show when={text("until") !== ""}>
          <div>
            <dt>{label("until")}</dt>
            <dd>{formatDay(text("until"))}</dd>
          </div>
        </Show>
      </dl>
      <Show when={isMissing()}>
        <p class="muted">{rightsText().notInRecord}</p>
      </Show>
      <PersonAct of={chosen()} onClose={() => setChosen(undefined)} />
    </section>
  );
}
