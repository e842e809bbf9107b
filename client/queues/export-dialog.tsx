// Taking a whole list away: which form and columns, for what purpose; then how far it is, and the file. What is delicate is off
// until somebody chooses it.
import { createMemo, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { exportText } from "../text/exports.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { formatNumber } from "../ui/format.ts";
import { Radios } from "../ui/radios.tsx";
import { Alert, Await, SendProblem } from "../ui/states.tsx";
import { ExportMade } from "./export-made.tsx";
import { exportProblem } from "./export-problem.ts";
import { ReadyFiles } from "./export-ready.tsx";

type Start = Parameters<typeof trpc.exports.start.mutate>[0];
type Offer = Awaited<ReturnType<typeof trpc.exports.offer.query>>;

function Columns(props: {
  label: string;
  help?: string;
  columns: Offer["columns"];
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}): JSX.Element {
  return (
    <fieldset class="field">
      <legend>{props.label}</legend>
      <Show when={props.help}>
        <p class="small-text muted">{props.help}</p>
      </Show>
      <div class="checks">
        <For each={props.columns}>
          {(column) => (
            <div class="check">
              <input
                type="checkbox"
                id={`export-${column.id}`}
                checked={props.chosen.has(column.id)}
                onChange={() => props.onToggle(column.id)}
              />
              <label for={`export-${column.id}`}>{column.label}</label>
            </div>
          )}
        </For>
      </div>
    </fieldset>
  );
}

function Choose(props: { offer: Offer; question: ListQuestion; onStart: (exportId: string) => void }): JSX.Element {
  const [subject, setSubject] = createSignal<Start["subject"]>("cases");
  const [format, setFormat] = createSignal<Start["format"]>("xlsx");
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(
    new Set(props.offer.columns.filter((column) => !column.sensitive).map((column) => column.id)),
  );
  const [purpose, setPurpose] = createSignal<Start["purpose"]["id"]>();
  const [words, setWords] = createSignal("");
  const [failed, setFailed] = createSignal<unknown>();
  const [isSending, setIsSending] = createSignal(false);
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const split = createMemo(() => ({
    plain: props.offer.columns.filter((column) => !column.sensitive),
    sensitive: props.offer.columns.filter((column) => column.sensitive),
  }));
  const lacksWords = () => purpose() === "other" && words().trim() === "";
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });

  async function start(): Promise<void> {
    const why = purpose();
    if (!why) return;
    if (isSending()) return;
    setIsSending(true);
    setFailed(undefined);
    try {
      const { sort = "dueOn", descending = false, after: _after, limit: _limit, at: _at, ...filter } = props.question;
      const { exportId } = await trpc.exports.start.mutate({
        ...{ filter, sort, descending, subject: subject(), format: format(), columns: [...chosen()] },
        ...{ purpose: { id: why, words: words() }, locale: language() },
      });
      // Nobody is there any more to fetch it.
      if (isGone) await trpc.exports.cancel.mutate({ exportId });
      else props.onStart(exportId);
    } catch (error) {
      setFailed(error);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Radios
        label={exportText().what}
        values={["cases", "terms"]}
        value={subject()}
        words={exportText().subjects}
        onChoose={(value) => {
          setSubject(value);
          setFormat(value === "terms" ? "ics" : "xlsx");
        }}
      />
      <Radios
        label={exportText().format}
        values={props.offer.formats[subject()]}
        value={format()}
        words={exportText().formats}
        onChoose={setFormat}
      />
      <Show when={subject() === "cases"}>
        <Columns label={exportText().columns} columns={split().plain} chosen={chosen()} onToggle={toggle} />
        <Columns
          label={exportText().sensitive}
          help={exportText().sensitiveHelp}
          columns={split().sensitive}
          chosen={chosen()}
          onToggle={toggle}
        />
      </Show>
      <div class="field">
        <label for="export-purpose">{exportText().purpose}</label>
        <select
          id="export-purpose"
          class="form-select"
          required
          onChange={(event) => setPurpose(props.offer.purposes.find((one) => one === event.currentTarget.value))}
        >
          <option value="">{exportText().choose}</option>
          <For each={props.offer.purposes}>{(id) => <option value={id}>{exportText().purposes[id]}</option>}</For>
        </select>
      </div>
      <div class="field">
        <label for="export-words">{exportText().words}</label>
        <input
          id="export-words"
          class="form-control"
          maxLength={200}
          autocomplete="off"
          required={purpose() === "other"}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <p class="small-text">
        {props.offer.apart === "alone" ? exportText().apartAlone : exportText().apartOut}{" "}
        <Show when={props.offer.most}>{(most) => exportText().most(formatNumber(most()))}</Show>
      </p>
      <p class="small-text muted">{exportText().recorded}</p>
      <SendProblem of={failed()} say={(error) => exportProblem(readProblem(error))} />
      <button
        type="submit"
        class="btn btn-primary"
        disabled={purpose() === undefined || lacksWords()}
        aria-disabled={isSending()}
      >
        {exportText().start}
      </button>
    </form>
  );
}

export default function ExportDialog(props: { question: ListQuestion; onClose: () => void }): JSX.Element {
  const [exportId, setExportId] = createSignal<string>();
  // What was asked for when the dialog opened: a list that goes on behind it changes nothing.
  const { sort: _sort, descending: _descending, after: _after, limit: _limit, at: _at, ...filter } = props.question;
  const question = props.question;
  const offer = createRead(
    "exports",
    "offer",
    () => ({ filter, locale: language() }),
    (input, signal) => trpc.exports.offer.query(input, { signal }),
  );
  return (
    <Dialog open title={exportText().title} onClose={props.onClose}>
      <Await query={offer}>
        {(data) => (
          <Show
            when={data().apart !== "refused"}
            fallback={<Alert kind="warning">{exportText().reasons.exportVault}</Alert>}
          >
            <Show
              when={exportId()}
              keyed
              fallback={
                <>
                  <ReadyFiles />
                  <Choose offer={data()} question={question} onStart={setExportId} />
                </>
              }
            >
              {(id) => <ExportMade exportId={id} minutes={data().minutes} onAgain={() => setExportId(undefined)} />}
            </Show>
          </Show>
        )}
      </Await>
    </Dialog>
  );
}
