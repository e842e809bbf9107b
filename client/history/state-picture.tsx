// The steps of a workflow as stations from top to bottom, the ways between them as arcs, the path a case took drawn
// strong. Made of what the server sends; the same path stands beside it in words.
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { historyText } from "../text/history.ts";
import type { trpc } from "../trpc.ts";
import { useWorkflows } from "../workflows.ts";

export type Picture = Awaited<ReturnType<typeof trpc.history.getPicture.query>>;

const rowHeight = 34;
const top = 20;
const maxBulge = 190;
/** Width of a letter of a label, about. */
const letter = 7.8;

interface Arc {
  from: string;
  to: string;
  /** Times the case went this way. */
  taken: number;
  path: string;
}

/** An arc to the right of the stations, wider the further it goes; ways back bend less, so that pairs stay apart. */
function arcPath(dotX: number, fromY: number, toY: number, rows: number): string {
  const distance = Math.abs(toY - fromY) / rowHeight;
  const isBack = toY < fromY;
  const bulge = 24 + (maxBulge - 24) * Math.min(1, distance / Math.max(4, rows)) * (isBack ? 0.8 : 1);
  const shift = isBack ? 4 : -4;
  return `M ${dotX + 9} ${fromY + shift} C ${dotX + bulge} ${fromY + shift}, ${dotX + bulge} ${toY + shift}, ${dotX + 11} ${toY + shift}`;
}

export function StatePicture(props: { picture: Picture }): JSX.Element {
  const workflows = useWorkflows();
  const index = createMemo(() => new Map(props.picture.states.map((one, i) => [one.state, i])));
  const y = (state: string) => top + (index().get(state) ?? 0) * rowHeight;
  const visited = createMemo(() => new Set(props.picture.path.map((step) => step.to)));
  const [isWhole, setIsWhole] = createSignal(false);
  const dotX = createMemo(() => {
    const longest = props.picture.states.map((one) => workflows.state(props.picture.kind, one.state).length);
    return Math.min(460, Math.max(160, Math.max(0, ...longest) * letter + 24));
  });
  const arcs = createMemo((): Arc[] => {
    const taken = new Map<string, number>();
    for (const { from, to } of props.picture.path) taken.set(`${from}>${to}`, (taken.get(`${from}>${to}`) ?? 0) + 1);
    return (
      props.picture.ways
        .filter((way) => index().has(way.from) && index().has(way.to))
        // A grown machine has a way from nearly everywhere: what matters is where the case went and may go now.
        .filter((way) => isWhole() || way.from === props.picture.state || taken.has(`${way.from}>${way.to}`))
        .map(({ from, to }) => ({
          from,
          to,
          taken: taken.get(`${from}>${to}`) ?? 0,
          path: arcPath(dotX(), y(from), y(to), props.picture.states.length),
        }))
        .sort((a, b) => a.taken - b.taken)
    );
  });
  const height = () => top * 2 + (props.picture.states.length - 1) * rowHeight;
  return (
    <figure class="state-picture">
      <svg
        viewBox={`0 0 ${dotX() + maxBulge - 20} ${height()}`}
        role="img"
        aria-label={historyText().pictureLabel(workflows.name(props.picture.kind))}
      >
        <defs>
          <marker id="way-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M 0 0 L 8 4 L 0 8 z" />
          </marker>
          <marker id="path-end" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="5" markerHeight="5" orient="auto">
            <path d="M 0 0 L 8 4 L 0 8 z" />
          </marker>
        </defs>
        <For each={arcs()}>
          {(arc) => (
            <path
              class="way"
              classList={{ taken: arc.taken > 0 }}
              d={arc.path}
              marker-end={arc.taken > 0 ? "url(#path-end)" : "url(#way-end)"}
            />
          )}
        </For>
        <For each={props.picture.states}>
          {({ state, closed }) => (
            <g
              class="station"
              classList={{ visited: visited().has(state), here: props.picture.state === state, closed }}
            >
              <circle cx={dotX()} cy={y(state)} r={props.picture.state === state ? 9 : 7} />
              <text x={dotX() - 18} y={y(state) + 5} text-anchor="end">
                {workflows.state(props.picture.kind, state)}
              </text>
            </g>
          )}
        </For>
      </svg>
      <figcaption class="small-text muted">
        <span class="key taken" /> {historyText().taken} · <span class="key" /> {historyText().possible} ·{" "}
        <Show when={props.picture.state}>
          ● {historyText().here}: {workflows.state(props.picture.kind, props.picture.state)}
        </Show>
        <label class="list-check">
          <input type="checkbox" checked={isWhole()} onChange={(event) => setIsWhole(event.currentTarget.checked)} />
          {historyText().allWays}
        </label>
      </figcaption>
    </figure>
  );
}
