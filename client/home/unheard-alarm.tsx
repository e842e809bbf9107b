// On the first page of who gives roles or coordinates: requests between offices that nobody can answer, in which comuni and why, and
// which role would help. No record and no name.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { mergeAsksText } from "../text/merge-asks.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { daysBetween } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";

export function UnheardAlarm(): JSX.Element {
  const desk = useDesk();
  const found = createRead(
    "notices",
    "listUnheard",
    () => ({}),
    (_, signal) => trpc.notices.listUnheard.query(undefined, { signal }),
  );
  const data = () => (found.isPending || !found.data || found.data.places.length === 0 ? undefined : found.data);
  const place = (istat: string) => (istat === "" ? mergeAsksText().closedPlace : comuneName(desk(), istat));
  return (
    <Show when={data()}>
      {(unheard) => (
        <Alert
          kind="warning"
          title={mergeAsksText().unheardAlarm(unheard().places.reduce((sum, { asks }) => sum + asks, 0))}
        >
          <ul>
            <For each={unheard().places}>
              {({ why, askedPlace, askingPlace, asks, oldestOn }) => (
                <li>
                  {mergeAsksText().unheardPlace[why](place(askedPlace), place(askingPlace))}{" "}
                  {mergeAsksText().unheardCount(asks, daysBetween(oldestOn, desk().today))}
                </li>
              )}
            </For>
          </ul>
          <p>
            {mergeAsksText().unheardHelp(
              unheard()
                .roles.map((role) => shellText().roles[role])
                .join(", "),
            )}
          </p>
          <Show when={may(desk(), "accounts")}>
            <A href={links.accounts()}>{mergeAsksText().toAccounts}</A>
          </Show>
        </Alert>
      )}
    </Show>
  );
}
