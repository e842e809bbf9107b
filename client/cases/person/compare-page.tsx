// Two records side by side: what each says, and then one of three acts: they are two persons, or one of them and which record
// stays. Each record is read under the reader's own rights.
import { A, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { mergeAsksText } from "../../text/merge-asks.ts";
import { mergingText } from "../../text/merging.ts";
import { trpc } from "../../trpc.ts";
import { type ComparedRow, SideBySide } from "../../ui/side-by-side.tsx";
import { Alert, Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import type { SocialRecord } from "../record-page.tsx";
import { type AskAct, AskOfPair, createAsks } from "./merge-asks.tsx";
import { PersonAct } from "./person-act.tsx";
import { saidOf } from "./said-of.ts";

const readRecord = (personId: () => string) =>
  createRead(
    "people",
    "getRecord",
    () => ({ personId: personId() }),
    (input, signal) => trpc.people.getRecord.query(input, { signal }),
  );

export default function ComparePage(): JSX.Element {
  const params = useParams<{ personId: string; otherId: string }>();
  const one = readRecord(() => params.personId);
  const other = readRecord(() => params.otherId);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="page-kicker">
            <A href={links.duplicates()}>{mergingText().queueTitle}</A>
          </p>
          <h1>{mergingText().compareTitle}</h1>
        </div>
      </div>
      <Await query={one}>
        {(left) => <Await query={other}>{(right) => <Comparison left={left()} right={right()} />}</Await>}
      </Await>
    </>
  );
}

/** Nothing is left to be said of the two: told apart on either, or one goes on in another. */
function isSettled(left: SocialRecord, right: SocialRecord): boolean {
  const isApart = (one: SocialRecord, other: SocialRecord) =>
    Array.isArray(one.context.apart) && one.context.apart.includes(other.personId);
  return left.state === "merged" || right.state === "merged" || isApart(left, right) || isApart(right, left);
}

function Comparison(props: { left: SocialRecord; right: SocialRecord }): JSX.Element {
  const [act, setAct] = createSignal<AskAct>();
  const begin = (of: SocialRecord, event: string, other: SocialRecord, more: JsonObject = {}) =>
    setAct({ personId: of.personId, name: of.name, chosen: { event, initial: { other: other.personId, ...more } } });
  /** Who may write only one of them asks from there; a desk, which joins none, from the first. */
  const asking = (): [SocialRecord, SocialRecord] | undefined => {
    const both: [SocialRecord, SocialRecord][] = [
      [props.left, props.right],
      [props.right, props.left],
    ];
    const mayAsk = both.filter(([one]) => one.mayRecord.includes("ASK_MERGE"));
    return mayAsk.find(([one]) => one.mayRecord.includes("MERGE_INTO")) ?? mayAsk[0];
  };
  const asks = createAsks(() => props.left.personId);
  const isAsked = () => asks().some((ask) => ask.other.personId === props.right.personId && !ask.isRefused);
  const may = (event: string) => [props.left, props.right].every((one) => one.mayRecord.includes(event));
  // Two of one name are told apart by the year.
  const stays = (one: SocialRecord) => saying(mergingText().stays, one);
  const saying = (words: (name: string, year: string) => string, one: SocialRecord) =>
    words(one.name, one.birthOn ? ` (${one.birthOn.slice(0, 4)}, ${countOf(one)})` : ` (${countOf(one)})`);
  const countOf = (one: SocialRecord) => mergingText().caseCount(one.cases.length);
  return (
    <section class="card-box">
      <Sides left={props.left} right={props.right} />
      <Show
        when={!isSettled(props.left, props.right)}
        fallback={
          <Alert kind="success">
            {mergingText().done} <A href={links.duplicates()}>{mergingText().backToQueue}</A>
          </Alert>
        }
      >
        <div class="actions space-above no-print">
          <Show when={may("MERGE_INTO")}>
            <button type="button" class="btn btn-primary" onClick={() => begin(props.right, "MERGE_INTO", props.left)}>
              {stays(props.left)}
            </button>
            <button type="button" class="btn btn-primary" onClick={() => begin(props.left, "MERGE_INTO", props.right)}>
              {stays(props.right)}
            </button>
          </Show>
          <Show when={!may("MERGE_INTO") && !isAsked() && asking()}>
            {(pair) => (
              <For each={["intoThis", "intoOther"]}>
                {(mergeWay) => (
                  <button
                    type="button"
                    class="btn btn-primary"
                    onClick={() => begin(pair()[0], "ASK_MERGE", pair()[1], { mergeWay })}
                  >
                    {saying(mergeAsksText().askStays, pair()[mergeWay === "intoThis" ? 0 : 1])}
                  </button>
                )}
              </For>
            )}
          </Show>
          <Show when={props.left.mayRecord.includes("TELL_APART")}>
            <button
              type="button"
              class="btn btn-outline-primary"
              onClick={() => begin(props.left, "TELL_APART", props.right)}
            >
              {mergingText().areTwo}
            </button>
          </Show>
        </div>
        <p class="field-help">
          {may("MERGE_INTO") ? mergingText().staysHelp : asking() ? mergeAsksText().askHelp : mergingText().mayNot}
        </p>
        <AskOfPair sides={[props.left, props.right]} onAct={setAct} />
      </Show>
      <PersonAct of={act()} onClose={() => setAct(undefined)} />
    </section>
  );
}

function Sides(props: { left: SocialRecord; right: SocialRecord }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const rows = (): ComparedRow[] => {
    const around = { workflows, desk: desk() };
    const right = saidOf(props.right, props.right.names, around);
    const said = saidOf(props.left, props.left.names, around).flatMap(({ field, text, isClosed }, i): ComparedRow[] => {
      const other = right[i]?.text ?? "";
      if (text === "" && other === "") return [];
      const row = { name: workflows.field("person", field), texts: [text, other] as const };
      // What one of them does not say is no contradiction, and what is closed cannot be compared.
      if (text === "" || other === "" || isClosed || right[i]?.isClosed) return [row];
      const differs = text !== other;
      return [{ ...row, tag: { differs, text: differs ? mergingText().differs : mergingText().sameAs } }];
    });
    const counts = [props.left, props.right].map((one) => mergingText().caseCount(one.cases.length));
    return [...said, { name: mergingText().cases, texts: [counts[0] ?? "", counts[1] ?? ""] }];
  };
  const head = (one: SocialRecord) => <A href={links.person(one.personId)}>{one.name}</A>;
  return (
    <SideBySide
      corner={mergingText().field}
      heads={[head(props.left), head(props.right)]}
      rows={rows()}
      nothing={mergingText().nothing}
    />
  );
}
