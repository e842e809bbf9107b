// The diary of one case on a page of its own, to read, search and print. Words that are searched go to the server only.
import { useParams } from "@solidjs/router";
import { createEffect, createSignal, createUniqueId, type JSX, on, onCleanup, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { noteKinds, noteLevels } from "../../workflows/kernel/note-kinds.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { diaryText } from "../text/diary.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { Alert, Await, Empty, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { BesideHead } from "./beside-case.tsx";
import { createPicks, PickBar, PickBox, type Picks } from "./diary-picks.tsx";
import { createPrinting, PrintButton, PrintHead } from "./print-sheet.tsx";
import { ReadMark } from "./read-mark.tsx";
import { Timeline, type TimelineEntry } from "./timeline.tsx";

type Ask = Omit<Parameters<typeof trpc.cases.listDiary.query>[0], "caseId" | "before" | "limit">;
type Page = Awaited<ReturnType<typeof trpc.cases.listDiary.query>>;

const pauseMs = 300;

function Words(props: { onSearch: (words: string) => void }): JSX.Element {
  const id = createUniqueId();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="field">
      <label for={id}>{diaryText().words}</label>
      <input
        id={id}
        class="form-control"
        type="search"
        autocomplete="off"
        maxLength={100}
        onInput={(event) => {
          const words = event.currentTarget.value.trim();
          clearTimeout(timer);
          timer = setTimeout(() => props.onSearch(words), pauseMs);
        }}
      />
    </div>
  );
}

interface FiltersProps {
  ask: Ask;
  /** Of the case. */
  kind: string;
  authors: readonly { id: string; name: string }[];
  onChange: (by: Ask) => void;
}

function Filters(props: FiltersProps) {
  const workflows = useWorkflows();
  return (
    <div class="filters no-print">
      <Words onSearch={(words) => props.onChange({ words })} />
      <Choice
        label={diaryText().what}
        value={props.ask.what}
        options={(["notes", "all"] as const).map((value) => ({ value, label: diaryText().whats[value] }))}
        onChoose={(what) =>
          props.onChange({ what: what === "all" ? "all" : "notes", kind: undefined, level: undefined })
        }
      />
      <Show when={props.ask.what !== "all"}>
        <Choice
          label={diaryText().kind}
          none={diaryText().anyKind}
          value={props.ask.kind}
          options={noteKinds.map((value) => ({ value, label: workflows.option(props.kind, "noteKind", value) }))}
          onChoose={(kind) => props.onChange({ kind: noteKinds.find((one) => one === kind) })}
        />
        <Choice
          label={diaryText().level}
          none={diaryText().anyLevel}
          value={props.ask.level}
          options={noteLevels.map((value) => ({ value, label: diaryText().levels[value] }))}
          onChoose={(level) => props.onChange({ level: noteLevels.find((one) => one === level) })}
        />
      </Show>
      <Show when={props.authors.length > 1 || props.ask.actor !== undefined}>
        <Choice
          label={diaryText().author}
          none={diaryText().anyone}
          value={props.ask.actor}
          options={props.authors.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(actor) => props.onChange({ actor })}
        />
      </Show>
      <DayInput label={diaryText().from} value={props.ask.from} onChoose={(from) => props.onChange({ from })} />
      <DayInput label={diaryText().to} value={props.ask.to} onChoose={(to) => props.onChange({ to })} />
    </div>
  );
}

/** What was found so far: the first page is refreshed live, those below it do not change. */
function Entries(props: { caseId: string; kind: string; ask: Ask; first: Page; picks: Picks }): JSX.Element {
  const [more, setMore] = createSignal<readonly Page[]>([]);
  const [isReading, setIsReading] = createSignal(false);
  const [failed, setFailed] = createSignal<unknown>();
  // A new note moves every page: the rest is read again from the first.
  createEffect(
    on(
      () => props.first,
      () => setMore([]),
      { defer: true },
    ),
  );
  const pages = () => [props.first, ...more()];
  const entries = () => pages().flatMap((page) => page.entries);
  const names = () => Object.assign({}, ...pages().map((page) => page.names)) as Record<string, string>;
  const next = () => pages().at(-1)?.next;
  async function readOn(before: number): Promise<void> {
    if (isReading()) return;
    setIsReading(true);
    setFailed(undefined);
    const { first } = props;
    try {
      const page = await trpc.cases.listDiary.query({ ...props.ask, caseId: props.caseId, before });
      // What it follows may have been read anew meanwhile.
      if (first === props.first) setMore((found) => [...found, page]);
    } catch (error) {
      if (readProblem(error).code === "UNAUTHORIZED") sessionLost();
      setFailed(error);
    } finally {
      setIsReading(false);
    }
  }
  const box = (entry: TimelineEntry) => <PickBox picks={props.picks} kind={props.kind} entry={entry} names={names()} />;
  const isFiltered = () => Object.entries(props.ask).some(([name, value]) => name !== "what" && Boolean(value));
  return (
    <>
      <Show
        when={entries().length > 0}
        fallback={
          <Show when={next() === undefined}>
            <Empty title={isFiltered() ? diaryText().noneFound : diaryText().none}>
              <p>{isFiltered() ? diaryText().noneFoundHelp : diaryText().noneHelp}</p>
            </Empty>
          </Show>
        }
      >
        <p class="muted small-text" role="status">
          {diaryText().count(entries().length, next() === undefined)}
        </p>
        <Timeline
          entries={entries()}
          kindOf={() => props.kind}
          names={names()}
          {...(props.picks.isOn() ? { pick: box } : {})}
        />
      </Show>
      <Show when={failed()}>{(error) => <Alert kind="danger">{problemText(readProblem(error()))}</Alert>}</Show>
      <Show when={next()}>
        {(before) => (
          <button
            type="button"
            class="btn btn-outline-primary small no-print"
            disabled={isReading()}
            onClick={() => void readOn(before())}
          >
            {diaryText().more}
          </button>
        )}
      </Show>
    </>
  );
}

export default function DiaryPage(): JSX.Element {
  const params = useParams<{ caseId: string }>();
  const [ask, setAsk] = createStore<Ask>({ what: "notes" });
  const asked = (): Ask =>
    Object.fromEntries(Object.entries(ask).filter(([, value]) => value !== undefined && value !== "")) as Ask;
  const picks = createPicks();
  const printing = createPrinting();
  const label = createRead(
    "cases",
    "getLabel",
    () => ({ caseId: params.caseId }),
    (input, signal) => trpc.cases.getLabel.query(input, { signal }),
  );
  const diary = createRead(
    "cases",
    "listDiary",
    () => ({ ...asked(), caseId: params.caseId }),
    (input, signal) => trpc.cases.listDiary.query(input, { signal }),
    { keepBefore: true },
  );
  const kind = () => (!label.isPending && label.data ? label.data.kind : "");
  const authors = () => {
    const page = diary.isPending ? undefined : diary.data;
    return (page?.authors ?? []).map((id) => ({ id, name: page?.names[id] ?? id }));
  };
  return (
    <>
      <PrintHead printing={printing} title={diaryText().title} about={[]} />
      <BesideHead caseId={params.caseId} of={label.isPending ? undefined : label.data} title={diaryText().title}>
        <button
          type="button"
          class="btn btn-outline-primary small"
          aria-pressed={picks.isOn()}
          onClick={() => picks.turn()}
        >
          {picks.isOn() ? diaryText().report.stop : diaryText().report.open}
        </button>
        <PrintButton caseId={params.caseId} printing={printing} label={diaryText().print} />
      </BesideHead>
      <Filters ask={ask} kind={kind()} authors={authors()} onChange={setAsk} />
      <Show when={!diary.isPending && diary.data}>{(page) => <ReadMark caseId={params.caseId} diary={page()} />}</Show>
      <PickBar picks={picks} caseId={params.caseId} kind={kind()} />
      <Await query={diary}>
        {(first) => (
          <Show when={!diary.isPlaceholderData && JSON.stringify([params.caseId, asked()])} keyed>
            <Entries caseId={params.caseId} kind={kind()} ask={asked()} first={first()} picks={picks} />
          </Show>
        )}
      </Await>
    </>
  );
}
