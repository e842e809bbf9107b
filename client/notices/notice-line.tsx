// A line of the inbox: what is told, when, and whether it was read.
import type { JSX } from "solid-js";
import { noticeText } from "../text/notices.ts";
import type { trpc } from "../trpc.ts";
import { formatInstant } from "../ui/format.ts";

export type Notice = Awaited<ReturnType<typeof trpc.notices.list.query>>["notices"][number];

export function NoticeLine(props: {
  notice: { at: string; read: boolean };
  title: string;
  onRead: (read: boolean) => void;
  children: JSX.Element;
}): JSX.Element {
  return (
    <li classList={{ unread: !props.notice.read }}>
      <div>{props.children}</div>
      <div class="end">
        <span class="small-text muted">{formatInstant(props.notice.at)}</span>
        <button type="button" class="link-button small-text" onClick={() => props.onRead(!props.notice.read)}>
          {props.notice.read ? noticeText().markUnread : noticeText().markRead}
          <span class="visually-hidden"> {props.title}</span>
        </button>
      </div>
    </li>
  );
}
