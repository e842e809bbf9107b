// Services of a case that a provider gives: the way to each register.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { links } from "../links.ts";
import { registerText } from "../text/register.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

interface Entrusted {
  register: string;
  service: string;
  until?: string;
}

/** Those of the deliveries a case carries that have a register. */
const entrustedIn = (deliveries: Json | undefined): Entrusted[] =>
  Array.isArray(deliveries)
    ? (deliveries as unknown as Partial<Entrusted>[]).filter(
        (one): one is Entrusted => typeof one.register === "string",
      )
    : [];

export function EntrustedList(props: { kind: string; deliveries: Json | undefined }): JSX.Element {
  const workflows = useWorkflows();
  const entrusted = () => entrustedIn(props.deliveries);
  return (
    <Show when={entrusted().length > 0}>
      <section class="card-box" aria-labelledby="entrusted-title">
        <h2 id="entrusted-title">{registerText().entrusted}</h2>
        <ul class="row-list">
          <For each={entrusted()}>
            {(one) => (
              <li>
                <A href={links.case(one.register)}>
                  {registerText().toRegister(workflows.option(props.kind, "service", one.service))}
                </A>
                <Show when={one.until}>
                  {(day) => <span class="muted small-text">{registerText().ended(formatDay(day()))}</span>}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
