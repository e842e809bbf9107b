// Which colleagues have this case open, and who of them is writing in it: said in passing, and nobody is kept from acting.

import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import { caseText } from "../text/cases.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { newId } from "../uuid.ts";

interface Present {
  name: string;
  isWriting: boolean;
}

/** This page, among those of the same browser. */
const pageId = newId();

/** `Anna`, `Anna e Bruno`, `Anna, Bruno e Carla`. */
const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: "conjunction" }).format(names);

export default function PresenceLine(props: { caseId: string; isWriting: boolean }): JSX.Element {
  const [others, setOthers] = createSignal<readonly Present[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  /** As last said: what the page is about may be gone when it turns away. */
  let said = { caseId: "", isWriting: false };

  async function say(caseId: string, isWriting: boolean): Promise<void> {
    clearTimeout(timer);
    said = { caseId, isWriting };
    let again: number | undefined = 15_000;
    try {
      // A page nobody looks at is not somebody who has the case open.
      if (!document.hidden) {
        const answer = await trpc.live.stay.mutate({ caseId, pageId, isWriting });
        if (isGone || caseId !== said.caseId) return;
        setOthers(answer.others);
        again = answer.isOn ? answer.sayEveryMs : undefined;
      }
    } catch {
      // Lost or forbidden: the page itself says so; here it is only silence.
      setOthers([]);
    }
    if (!isGone && again !== undefined) timer = setTimeout(() => void say(said.caseId, said.isWriting), again);
  }

  const leave = (caseId: string) => void trpc.live.stay.mutate({ caseId, pageId, leaves: true }).catch(() => {});
  createEffect(
    on(
      () => [props.caseId, props.isWriting] as const,
      ([caseId, isWriting], before) => {
        if (before && before[0] !== caseId) leave(before[0]);
        void say(caseId, isWriting);
      },
    ),
  );
  onCleanup(() => {
    isGone = true;
    clearTimeout(timer);
    leave(said.caseId);
  });

  const writing = createMemo(() => others().filter((one) => one.isWriting));
  const reading = createMemo(() => others().filter((one) => !one.isWriting));
  const words = () => {
    const parts = [
      ...(writing().length > 0
        ? [caseText().isWriting(listed(writing().map(({ name }) => name)), writing().length)]
        : []),
      ...(reading().length > 0 ? [caseText().isHere(listed(reading().map(({ name }) => name)), reading().length)] : []),
    ];
    return parts.join(" ");
  };
  return (
    <p class="muted small-text presence" role="status">
      <Show when={others().length > 0}>{words()}</Show>
    </p>
  );
}
