// One act on the case of a row, by one press in a dialog: sent once however often it is pressed, said when it is recorded, and
// the dialog closed; a refusal stays in it.
import { createSignal } from "solid-js";
import { queryClient } from "../query.ts";
import { createSend } from "../send-once.ts";
import { notify } from "../ui/notices.tsx";
import type { ListRow } from "./fetch-page.ts";

type Event = Parameters<ReturnType<typeof createSend>>[0]["event"];

export function createRowAct(props: { row: ListRow; onClose: () => void }) {
  const [failed, setFailed] = createSignal<unknown>();
  const [isSending, setIsSending] = createSignal(false);
  const send = createSend();
  /** Of events that take their place after whatever happened meanwhile. */
  async function act(event: Event, said: string): Promise<void> {
    setIsSending(true);
    try {
      await send({ caseId: props.row.id, expectedSeq: 1, event });
      notify(said);
      props.onClose();
      await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
    } catch (error) {
      setFailed(error);
    } finally {
      setIsSending(false);
    }
  }
  return { act, failed, isSending };
}
