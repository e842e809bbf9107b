// Shares of households that are to be computed again: which case, why and since when, what it would be today, who follows it. Each leads
// to its case with the form open that releases the commitment, to be committed anew; what was decided stays as it is.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { noShareWords, percentText, type ShareNames, useShareNames } from "../share-words.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { trpc } from "../trpc.ts";
import { formatCents, formatDay } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { WalkPlaces } from "../ui/walk-places.tsx";
import { useWorkflows } from "../workflows.ts";

type Answer = Awaited<ReturnType<typeof trpc.costSharing.listToCompute.query>>;
export type Row = Answer["rows"][number];
type Place = NonNullable<Answer["next"]>;

const kind = "case-intake";
/** What begins a share anew: the rest of the commitment is freed, then it is committed again. */
const releases = "RELEASE_COMMITMENT";

/** Why, each with its day. */
export function reasonWords({ changes, now, householdOn }: Row, names: ShareNames): string[] {
  const text = costSharingText().toCompute.why;
  const { tariff, isee } = now?.answer ?? {};
  const said = changes.map((change) => {
    if (change === "iseeOver") return isee ? text.iseeOver(formatDay(isee.endedOn ?? isee.until)) : text.iseeGone;
    if (change === "otherIsee" && isee) return text.otherIsee(formatDay(isee.from));
    if (change === "otherTariff" && tariff) return text.otherTariff(tariff.act, formatDay(tariff.appliesFrom));
    if (change === "otherComune" && tariff) return text.otherComune(names.place(now?.payer ?? tariff.territory));
    return change === "noTariff" && now ? noShareWords(now, names) : costSharingText().changes[change];
  });
  return [...said, ...(householdOn === undefined ? [] : [text.household(formatDay(householdOn))])];
}

function nowWords({ line, now }: Row): string {
  const { toCompute, each, line: words } = costSharingText();
  const answer = now?.answer;
  if (!answer) return "";
  const before = line.unitCents === undefined ? "" : toCompute.was(formatCents(line.unitCents), each[answer.unit]);
  const today =
    answer.unitCents !== undefined
      ? words.nowIs(formatCents(answer.unitCents), each[answer.unit])
      : answer.hundredths === undefined
        ? ""
        : words.nowPercent(percentText(answer.hundredths));
  return [before, today].filter(Boolean).join("; ");
}

export default function ToCompute(): JSX.Element {
  const workflows = useWorkflows();
  const names = useShareNames();
  const [mine, setMine] = createSignal(false);
  const [places, setPlaces] = createSignal<readonly Place[]>([]);
  const text = () => costSharingText().toCompute;
  const read = createRead(
    "costSharing",
    "listToCompute",
    () => {
      const after = places().at(-1);
      return { mine: mine(), ...(after ? { after } : {}) };
    },
    (input, signal) => trpc.costSharing.listToCompute.query(input, { signal }),
  );
  return (
    <section aria-labelledby="to-compute">
      <h2 id="to-compute">{text().title}</h2>
      <p class="muted">{text().about}</p>
      <div class="check no-print">
        <input
          id="to-compute-mine"
          type="checkbox"
          checked={mine()}
          onChange={(event) => {
            setPlaces([]);
            setMine(event.currentTarget.checked);
          }}
        />
        <label for="to-compute-mine">{text().mine}</label>
      </div>
      <Await query={read}>
        {(data) => (
          <>
            <Show
              when={data().rows.length > 0}
              fallback={<Empty title={data().next ? text().noneHere : text().none}>{text().noneHelp}</Empty>}
            >
              <ul class="plain-list">
                <For each={data().rows}>
                  {(row) => (
                    <li class="card-box">
                      <h3>
                        <A href={links.caseAct(row.caseId, releases, row.commitment)}>{row.person ?? row.number}</A>
                      </h3>
                      <p class="muted small-text">
                        {row.number} · {names.place(row.territory)} ·{" "}
                        {workflows.option(kind, "service", row.line.service)} ·{" "}
                        {costSharingText().fromTo(formatDay(row.line.from), formatDay(row.line.to))}
                      </p>
                      <ul>
                        <For each={reasonWords(row, names)}>{(why) => <li>{why}</li>}</For>
                      </ul>
                      <Show when={nowWords(row)}>{(words) => <p>{words()}</p>}</Show>
                      <p class="small-text">
                        {text().committed(row.commitment, formatCents(row.line.committedCents))} ·{" "}
                        {row.assignee ? text().by(data().names[row.assignee] ?? row.assignee) : text().nobody}
                      </p>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <WalkPlaces places={places()} next={data().next} onGo={setPlaces} words={text()} />
          </>
        )}
      </Await>
    </section>
  );
}
