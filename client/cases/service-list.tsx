// Services of a case: which run and since when, which have ended, and the way to the register of those a provider gives. The number is
// the one by which acts and the budget name them.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { links } from "../links.ts";
import { registerText } from "../text/register.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { servicesIn } from "./adapt-delivery.ts";

export function ServiceList(props: { kind: string; context: JsonObject }): JSX.Element {
  const workflows = useWorkflows();
  const services = () => {
    const all = props.kind === "case-intake" ? servicesIn(props.context) : [];
    return [...all.filter((one) => one.until === undefined), ...all.filter((one) => one.until !== undefined)];
  };
  return (
    <Show when={services().length > 0}>
      <section class="card-box" aria-labelledby="services-title">
        <h2 id="services-title">{registerText().services}</h2>
        <ul class="row-list">
          <For each={services()}>
            {(one) => {
              const name = () => workflows.option(props.kind, "service", one.service);
              return (
                <li>
                  <span>{registerText().serviceNo(one.delivery, name(), formatDay(one.from))}</span>
                  <Show when={one.register}>
                    {(register) => <A href={links.case(register())}>{registerText().toRegister(name())}</A>}
                  </Show>
                  <Show when={one.until}>
                    {(day) => <span class="muted small-text">{registerText().ended(formatDay(day()))}</span>}
                  </Show>
                </li>
              );
            }}
          </For>
        </ul>
      </section>
    </Show>
  );
}
