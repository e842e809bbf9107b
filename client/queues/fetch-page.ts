// One page of a work list, asked of the server past tRPC: the hottest read of the house goes out as the bytes it is.
import { mostInAddress } from "../../workflows/kernel/list-condition.ts";
import type { ListQuestion } from "../list-address.ts";
import { presenceHeaders, type trpc } from "../trpc.ts";

export type ListPage = Awaited<ReturnType<typeof trpc.queues.page.query>>;
export type ListRow = ListPage["rows"][number];

export const pageSize = 100;

/** By the plain route; by POST what names somebody or is long, so that names stand in no address. Throws what readProblem
 * understands. */
export async function fetchPage(question: ListQuestion, signal?: AbortSignal): Promise<ListPage> {
  const ask = JSON.stringify(question);
  const inAddress = encodeURIComponent(ask);
  const common = { headers: presenceHeaders(), ...(signal ? { signal } : {}) };
  const response =
    question.text || question.ids || inAddress.length > mostInAddress
      ? await fetch("/api/queues/page", {
          ...common,
          method: "POST",
          body: ask,
          headers: { ...common.headers, "content-type": "application/json" },
        })
      : await fetch(`/api/queues/page?ask=${inAddress}`, common);
  if (response.ok) return (await response.json()) as ListPage;
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  throw Object.assign(new Error("list"), { data: { app: code, httpStatus: response.status } });
}
