// The page of one signed root, made to be printed and entered in the protocol register: what it is, what it proves,
// how anybody can check it.
import { A, useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { proofText } from "../text/proof.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { dayOf, daysBetween, formatDay, formatInstant, formatNumber } from "../ui/format.ts";
import { Alert, Await } from "../ui/states.tsx";

type Sheet = Awaited<ReturnType<typeof trpc.history.getRoot.query>>;

export default function RootPage(): JSX.Element {
  const params = useParams<{ n: string }>();
  const sheet = createRead(
    "roots",
    "getRoot",
    () => ({ n: Number(params.n) || 0 }),
    (input, signal) => trpc.history.getRoot.query(input, { signal }),
  );
  return (
    <>
      <div class="page-head no-print">
        <A href={links.roots()}>{proofText().sheet.back}</A>
        <button type="button" class="btn btn-primary" onClick={() => window.print()}>
          {proofText().sheet.print}
        </button>
      </div>
      <Await query={sheet}>{(data) => <SheetView data={data()} />}</Await>
    </>
  );
}

function SheetView(props: { data: Sheet }): JSX.Element {
  const text = () => proofText().sheet;
  const root = () => props.data.root;
  const covers = () =>
    root().kind === "daily" ? text().daily(formatDay(root().day)) : text().request(formatInstant(root().signedAt));
  const daysLate = () => daysBetween(root().day, dayOf(root().signedAt));
  const facts = (): { label: string; value: string; hash?: boolean }[] => [
    { label: text().day, value: formatDay(root().day) },
    { label: text().pos, value: formatNumber(root().pos) },
    { label: text().signedAt, value: formatInstant(root().signedAt) },
    { label: text().short, value: props.data.short, hash: true },
    { label: text().root, value: root().root, hash: true },
    { label: text().publicKey, value: root().publicKey, hash: true },
    { label: text().signature, value: root().signature, hash: true },
    { label: text().code, value: props.data.code, hash: true },
  ];
  return (
    <article class="root-sheet">
      <div class="no-print">
        <Alert kind={props.data.holds ? "success" : "danger"}>
          <p>{props.data.holds ? text().holds : text().broken}</p>
        </Alert>
      </div>
      <p class="page-kicker">
        {shellText().product}, {text().number(root().n)}
      </p>
      <h1>{text().title}</h1>
      <p class="root-covers">{covers()}</p>
      <Show when={root().kind === "daily" && daysLate() > 1}>
        <p>{text().late(daysLate())}</p>
      </Show>
      <div class="root-body">
        <dl class="log-facts">
          <For each={facts()}>
            {(fact) => (
              <>
                <dt>{fact.label}</dt>
                <dd classList={{ hash: fact.hash === true }}>{fact.value}</dd>
              </>
            )}
          </For>
        </dl>
        <svg
          class="root-code"
          role="img"
          aria-label={text().codeLabel}
          viewBox={`0 0 ${props.data.drawn.size} ${props.data.drawn.size}`}
          shape-rendering="crispEdges"
        >
          <path d={props.data.drawn.path} />
        </svg>
      </div>
      <Part title={text().provesTitle} lines={text().proves} />
      <Part title={text().keepTitle} lines={[text().keep]} />
      <Part title={text().checkTitle} lines={text().check} />
    </article>
  );
}

function Part(props: { title: string; lines: readonly string[] }): JSX.Element {
  return (
    <section>
      <h2>{props.title}</h2>
      <Show when={props.lines.length > 1} fallback={<p>{props.lines[0]}</p>}>
        <ol>
          <For each={props.lines}>{(line) => <li>{line}</li>}</For>
        </ol>
      </Show>
    </section>
  );
}
