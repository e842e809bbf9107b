// Several persons into one household: who, where, what happens to each, and then one act for all of them. What was decided for a
// choice that changed since is shown no more.
import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, type JSX, on, onMount, Show } from "solid-js";
import { useDesk } from "../../desk.ts";
import { readProblem } from "../../problem.ts";
import { queryClient } from "../../query.ts";
import { sessionLost } from "../../session-state.ts";
import { gatherText } from "../../text/gather.ts";
import { sendCommand, trpc } from "../../trpc.ts";
import { notify } from "../../ui/notices.tsx";
import { Alert, problemText } from "../../ui/states.tsx";
import { GatherResult, type Tried } from "./gather-result.tsx";
import { GatherWhere } from "./gather-where.tsx";
import { GatherWho } from "./gather-who.tsx";
import { type Act, actOf, commandOf, mostPicked, type Picked, pickPerson, type Target, undoOf } from "./gathering.ts";

type Done = { act: Act; seq: number };

export default function GatherPage(): JSX.Element {
  const desk = useDesk();
  const [picked, setPicked] = createSignal<readonly Picked[]>([]);
  const [target, setTarget] = createSignal<Target>({ kind: "registry", territory: "", from: desk().today });
  const [tried, setTried] = createSignal<Tried>();
  const [done, setDone] = createSignal<Done>();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  createEffect(on([picked, target], () => setTried(undefined), { defer: true }));

  let running: Promise<void> = Promise.resolve();
  async function once(what: () => Promise<void>): Promise<void> {
    if (busy()) return;
    running = run(what);
    await running;
  }
  async function run(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await what();
    } catch (error) {
      const found = readProblem(error);
      if (found.code === "UNAUTHORIZED") sessionLost();
      setProblem(problemText(found));
    } finally {
      setBusy(false);
    }
  }
  // Who is chosen while another is still being read, or an act is on its way, comes after that.
  let choosing: Promise<void> = Promise.resolve();
  const pick = (personId: string, name: string) => {
    choosing = choosing.then(() => running).then(() => choose(personId, name));
  };
  const choose = (personId: string, name: string) =>
    once(async () => {
      if (picked().some((one) => one.personId === personId)) return;
      if (picked().length >= mostPicked) return void setProblem(gatherText().full);
      const one = await pickPerson(personId, name);
      setDone(undefined);
      setPicked([...picked(), one]);
    });
  const [asked] = useSearchParams();
  /** Those of an import, as many as one act takes. */
  onMount(() => {
    const { importazione: jobId } = asked;
    if (typeof jobId === "string")
      void once(async () => {
        const { personIds } = await trpc.imports.listUnhoused.query({ jobId });
        setPicked(await Promise.all(personIds.map((id) => pickPerson(id))));
      });
  });
  const look = () =>
    once(async () => {
      const act = actOf(picked(), target());
      setTried(act ? { act, ...(await trpc.people.tryHousehold.mutate(act)) } : undefined);
      if (!act) setTried({ rows: [], all: { code: "done", reasons: [], fields: [] } });
    });
  const refresh = () => queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
  const send = (act: Act) =>
    once(async () => {
      const { seq } = await sendCommand(commandOf(act));
      setDone({ act, seq });
      setPicked([]);
      setTarget({ kind: "registry", territory: "", from: desk().today });
      notify(gatherText().done);
      void refresh();
    });
  const undo = ({ act, seq }: Done) =>
    once(async () => {
      await sendCommand(undoOf(act, seq));
      setDone(undefined);
      notify(act.opens ? gatherText().undoneOpening : gatherText().undone);
      void refresh();
    });
  return (
    <>
      <div class="page-head">
        <h1>{gatherText().title}</h1>
      </div>
      <p class="muted">{gatherText().intro}</p>
      <Show when={problem()}>{(text) => <Alert kind="danger" takesFocus title={text()} />}</Show>
      <Show when={done()}>
        {(one) => (
          <Alert kind="success" title={gatherText().done}>
            <button type="button" class="btn btn-outline-primary small" onClick={() => void undo(one())}>
              {gatherText().undo}
            </button>
          </Alert>
        )}
      </Show>
      <GatherWho picked={picked()} target={target()} onPick={pick} onChange={setPicked} />
      <GatherWhere picked={picked()} target={target()} onChange={setTarget} />
      <div class="toolbar">
        <button
          type="button"
          class="btn btn-outline-primary"
          disabled={picked().length === 0}
          aria-disabled={busy()}
          onClick={() => void look()}
        >
          {gatherText().look}
        </button>
      </div>
      <Show when={tried()}>
        {(result) => (
          <GatherResult
            tried={result()}
            picked={picked()}
            target={target()}
            busy={busy()}
            onSend={(act) => void send(act)}
          />
        )}
      </Show>
    </>
  );
}
