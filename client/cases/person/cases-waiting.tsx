// Where a household split or is no more: of how many of its open cases it must be said which household they follow, and the way there.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { toFollowText } from "../../text/to-follow.ts";
import { trpc } from "../../trpc.ts";
import { Alert } from "../../ui/states.tsx";

export default function CasesWaiting(props: { householdId: string }): JSX.Element {
  const found = createRead(
    "people",
    "countCasesToFollow",
    () => ({ householdId: props.householdId }),
    (input, signal) => trpc.people.countCasesToFollow.query(input, { signal }),
  );
  const waiting = () => (found.isPending || !found.data || found.data.count === 0 ? undefined : found.data);
  return (
    <Show when={waiting()}>
      {(data) => (
        <Alert
          kind="warning"
          title={data().isCut ? toFollowText().waitingMore(data().count) : toFollowText().waiting(data().count)}
        >
          <p>{toFollowText().waitingHelp}</p>
          <A class="no-print" href={links.toFollow(props.householdId)}>
            {toFollowText().open}
          </A>
        </Alert>
      )}
    </Show>
  );
}
