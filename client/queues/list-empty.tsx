// An empty list says why it is empty and where to go next.
import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { conditionsOf, type ListAddress } from "../list-address.ts";
import { pastText } from "../text/past.ts";
import { queueText } from "../text/queues.ts";
import { formatNumber } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import type { Counts } from "./count-text.ts";

export function ListEmpty(props: { address: ListAddress; text: string; counts: Counts | undefined }): JSX.Element {
  const desk = useDesk();
  const words = () => queueText().empty;
  const isNarrowed = () => conditionsOf(props.address).length > 0 || props.address.status === "closed";
  const unassigned = () => props.counts?.views.unassigned ?? 0;
  return (
    <Switch
      fallback={
        <Empty title={words()[props.address.view]}>
          <Show when={unassigned() > 0 && props.address.view !== "unassigned"}>
            <p>
              <A href={links.work({ view: "unassigned" })}>{words().seeUnassigned(formatNumber(unassigned()))}</A>
            </p>
          </Show>
          <Show when={props.address.view === "unassigned"}>
            <p>
              <A href={links.work({ view: "mine" })}>{words().seeMine}</A>
            </p>
          </Show>
          <Show when={may(desk(), "cases") && desk().openable.length > 0}>
            <p>
              {words().newCase} <A href={links.people()}>{words().toPeople}</A>
            </p>
          </Show>
        </Empty>
      }
    >
      <Match when={props.address.at !== undefined}>
        <Empty title={queueText().pastEmpty}>
          <p>{pastText().emptyHelp}</p>
        </Empty>
      </Match>
      <Match when={props.text !== ""}>
        <Empty title={words().found}>
          <p>{words().searchTips}</p>
        </Empty>
      </Match>
      <Match when={isNarrowed()}>
        <Empty title={words().filtered}>
          <p>
            <A href={links.work({ view: props.address.view })}>{queueText().clear}</A>
          </p>
        </Empty>
      </Match>
    </Switch>
  );
}
