// The bell in the page's head: how much the reader has not read, and the way there. An open inbox follows it: what is told is no
// change of the log, and no hint comes of it.
import { A } from "@solidjs/router";
import { createEffect, type JSX, on, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead, queryClient } from "../query.ts";
import { noticeText } from "../text/notices.ts";
import { trpc } from "../trpc.ts";
import bell from "../ui/bell.svg";

export function Bell(): JSX.Element {
  const count = createRead(
    "notices",
    "count",
    () => ({}),
    (_, signal) => trpc.notices.count.query(undefined, { signal }),
    { everyMs: 60_000 },
  );
  const unread = () => (count.isPending ? 0 : (count.data?.unread ?? 0));
  createEffect(
    on(
      () => (count.isPending ? undefined : count.data?.unread),
      (now, before) => {
        if (now !== undefined && before !== undefined && now !== before)
          void queryClient.invalidateQueries({ queryKey: ["notices", "list"] });
      },
    ),
  );
  const shown = () => (unread() >= (count.data?.most ?? 100) ? `${(count.data?.most ?? 100) - 1}+` : String(unread()));
  return (
    <A class="header-button bell" href={links.notices()} aria-label={noticeText().bell(unread())}>
      <img src={bell} alt="" width="18" height="18" />
      <Show when={unread() > 0}>
        <span class="bell-count number" aria-hidden="true">
          {shown()}
        </span>
      </Show>
    </A>
  );
}
