// The house's settings about access, below the list of accounts: what they are now, and who changed them.
import { createMemo, createSignal, For, type JSX } from "solid-js";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { createRead, queryClient } from "../query.ts";
import { accessText } from "../text/access.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import { formatInstant } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, SendProblem } from "../ui/states.tsx";
import { accountProblem } from "./account-forms.ts";

type Settings = Awaited<ReturnType<typeof trpc.access.listSettings.query>>;

export function AccessRules(): JSX.Element {
  const settings = createRead(
    "access",
    "listSettings",
    () => ({}),
    (_, signal) => trpc.access.listSettings.query(undefined, { signal }),
  );
  return (
    <details class="card-box">
      <summary>{accessText().settings.title}</summary>
      <p class="muted">{accessText().settings.intro}</p>
      <Await query={settings}>{(data) => <RulesForm data={data()} />}</Await>
    </details>
  );
}

function RulesForm(props: { data: Settings }): JSX.Element {
  const desk = useDesk();
  const [problem, setProblem] = createSignal("");
  const form = createMemo(
    (): Form => ({
      fields: props.data.settings.map(({ name, min, max }) => ({
        ...{ name, min, max },
        kind: "integer",
        class: "open",
        required: true,
      })),
    }),
  );
  const initial = () => Object.fromEntries(props.data.settings.map(({ name, value }) => [name, value]));
  const labelOf = (name: string) => accessText().settings.fields[name as Settings["settings"][number]["name"]] ?? name;

  async function save(payload: JsonObject): Promise<readonly Problem[] | undefined> {
    setProblem("");
    try {
      for (const { name, value } of props.data.settings) {
        const next = payload[name];
        if (typeof next === "number" && next !== value) await trpc.access.changeSetting.mutate({ name, value: next });
      }
      await queryClient.invalidateQueries({ queryKey: ["access"] });
      notify(accessText().settings.saved);
      return undefined;
    } catch (error) {
      setProblem(accountProblem(error));
      return [];
    }
  }
  return (
    <>
      <SendProblem of={problem()} />
      <EventForm
        form={form()}
        words={{ fields: accessText().settings.fields, options: {} }}
        draftKey="access/settings"
        around={{ today: desk().today }}
        initial={initial()}
        submitLabel={accessText().settings.save}
        withoutDay
        onRecord={save}
      />
      <ul class="row-list">
        <For each={props.data.history}>
          {(one) => (
            <li>
              <span>{accessText().settings.change(labelOf(one.name), one.value)}</span>
              <span class="muted small-text">
                {accessText().account.by(
                  props.data.names[one.by] ?? accessText().account.system,
                  formatInstant(one.recordedAt),
                )}
              </span>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
