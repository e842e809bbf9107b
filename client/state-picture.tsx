// The states of a case's own version as boxes, the ways between them as lines, the path it took drawn strong with the order of
// the steps and their days. Laid out by the server; the same stands beside it in words (case-path.tsx).
import { createMemo, createSignal, For, type JSX, onMount, Show } from "solid-js";
import { boxPadding, labelLines, lineHeight } from "./picture-label.ts";
import { historyText } from "./text/history.ts";
import type { trpc } from "./trpc.ts";
import { useWorkflows } from "./workflows.ts";

export type Picture = NonNullable<Awaited<ReturnType<typeof trpc.history.getPicture.query>>>;
type Box = NonNullable<Picture["states"][number]["box"]>;

interface Line {
  from: string;
  to: string;
  events: readonly string[];
  d: string;
  /** Times the case went this way. */
  taken: number;
  isPossible: boolean;
}

/** A way the version does not know: led by a correction, or gone while the case was in another version. */
function straight(from: Box, to: Box): string {
  const middle = (box: Box) => `${box.x + box.width / 2} ${box.y + (box === from ? box.height : 0)}`;
  return `M${middle(from)}L${middle(to)}`;
}

/** The middle of the longest piece of a line, where a count finds room. */
function middleOf(d: string): { x: number; y: number } {
  const points = d
    .split(/[ML]/)
    .filter(Boolean)
    .map((point) => point.split(" ").map(Number) as [number, number]);
  let [best, x, y] = [-1, 0, 0];
  for (const [i, [toX, toY]] of points.entries()) {
    const [fromX, fromY] = points[i - 1] ?? [toX, toY];
    const length = Math.abs(toX - fromX) + Math.abs(toY - fromY);
    if (length > best) [best, x, y] = [length, (fromX + toX) / 2, (fromY + toY) / 2];
  }
  return { x, y };
}

/** The lines to draw, those of the path last and so on top. */
function linesOf(picture: Picture, isWhole: boolean): Line[] {
  const taken = new Map<string, number>();
  for (const [i, stay] of picture.stays.entries()) {
    const from = picture.stays[i - 1]?.state;
    if (from !== undefined) taken.set(`${from}>${stay.state}`, (taken.get(`${from}>${stay.state}`) ?? 0) + 1);
  }
  const lines: Line[] = picture.ways.flatMap(({ line, ...way }) => {
    const times = taken.get(`${way.from}>${way.to}`) ?? 0;
    taken.delete(`${way.from}>${way.to}`);
    const isPossible = way.from === picture.state;
    // A grown machine has a way from nearly everywhere: what matters is where the case went and may go now.
    return line && (isWhole || times > 0 || isPossible) ? [{ ...way, d: line, taken: times, isPossible }] : [];
  });
  const boxOf = (state: string | undefined) => picture.states.find((one) => one.state === state)?.box;
  for (const [way, times] of taken) {
    const [from = "", to = ""] = way.split(">");
    const [start, end] = [boxOf(from), boxOf(to)];
    if (start && end) lines.push({ from, to, events: [], d: straight(start, end), taken: times, isPossible: false });
  }
  return lines.sort((a, b) => a.taken - b.taken);
}

/** Of a state the case came to more often only the first and the last time have room in its box. */
const mostNumbers = 3;

function StateBox(props: { picture: Picture; state: string; box: Box; isClosed: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const label = () => workflows.state(props.picture.kind, props.state);
  const visits = () =>
    props.picture.stays.flatMap((stay, i) => (stay.state === props.state ? [{ stay, n: i + 1 }] : []));
  const isHere = () => props.picture.state === props.state;
  const days = () => visits().reduce((sum, { stay }) => sum + stay.days, 0);
  const told = () => {
    if (visits().length === 0) return "";
    const numbers = visits().map(({ n }) => n);
    const order = numbers.length > mostNumbers ? `${numbers[0]} … ${numbers.at(-1)}` : numbers.join(", ");
    const count = isHere() && props.isClosed && days() === 0 ? "" : ` · ${historyText().days(days())}`;
    return `${isHere() ? "● " : ""}${order}${count}`;
  };
  const lineY = (i: number) => props.box.y + boxPadding + lineHeight * i + 13;
  return (
    <g class="station" classList={{ visited: visits().length > 0, here: isHere(), closed: props.isClosed }}>
      <rect x={props.box.x} y={props.box.y} width={props.box.width} height={props.box.height} rx="4" />
      <For each={labelLines(label())}>
        {(line, i) => (
          <text x={props.box.x + 10} y={lineY(i())}>
            {line}
          </text>
        )}
      </For>
      <text class="told" x={props.box.x + 10} y={props.box.y + props.box.height - boxPadding - 2}>
        {told()}
      </text>
    </g>
  );
}

function WayLine(props: { kind: string; line: Line }): JSX.Element {
  const workflows = useWorkflows();
  const words = () => {
    const { kind, line } = props;
    const how = line.events.map((event) => workflows.event(kind, event)).join(", ");
    const times = line.taken > 0 ? historyText().times(line.taken) : "";
    const way = `${workflows.state(kind, line.from)} → ${workflows.state(kind, line.to)}`;
    return [how ? `${way}: ${how}` : way, times].filter(Boolean).join(" · ");
  };
  const middle = createMemo(() => middleOf(props.line.d));
  return (
    <g class="way" classList={{ taken: props.line.taken > 0, possible: props.line.isPossible }}>
      <title>{words()}</title>
      <path class="near" d={props.line.d} />
      <path class="drawn" d={props.line.d} marker-end={props.line.taken > 0 ? "url(#path-end)" : "url(#way-end)"} />
      <Show when={props.line.taken > 1}>
        <text class="count" x={middle().x} y={middle().y} text-anchor="middle" dominant-baseline="middle">
          ×{props.line.taken}
        </text>
      </Show>
    </g>
  );
}

/** Smaller than this a label is not read any more: the picture scrolls in its box. */
const leastWidth = 760;

export function StatePicture(props: { picture: Picture; size: { width: number; height: number } }): JSX.Element {
  const workflows = useWorkflows();
  const [isWhole, setIsWhole] = createSignal(false);
  const lines = createMemo(() => linesOf(props.picture, isWhole()));
  let box: HTMLElement | undefined;
  // Where the case stands is in sight, also on a phone.
  onMount(() => {
    const here = props.picture.states.find((one) => one.state === props.picture.state)?.box;
    if (!box || !here) return;
    const scale = box.scrollWidth / props.size.width;
    box.scrollLeft = (here.x + here.width / 2) * scale - box.clientWidth / 2;
  });
  const label = () => historyText().pictureLabel(workflows.name(props.picture.kind));
  return (
    <figure class="state-picture">
      <section class="picture-scroll" ref={box} tabindex="0" aria-label={label()}>
        <svg
          viewBox={`0 0 ${props.size.width} ${props.size.height}`}
          style={{ "min-width": `${Math.min(leastWidth, props.size.width)}px`, "max-width": `${props.size.width}px` }}
          role="img"
          aria-label={historyText().pictureInWords}
        >
          <defs>
            <marker id="way-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M 0 0 L 8 4 L 0 8 z" />
            </marker>
            <marker id="path-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="4" markerHeight="4" orient="auto">
              <path d="M 0 0 L 8 4 L 0 8 z" />
            </marker>
          </defs>
          <For each={lines()}>{(line) => <WayLine kind={props.picture.kind} line={line} />}</For>
          <For each={props.picture.states}>
            {(one) => (
              <Show when={one.box}>
                {(at) => <StateBox picture={props.picture} state={one.state} box={at()} isClosed={one.closed} />}
              </Show>
            )}
          </For>
        </svg>
      </section>
      <figcaption class="small-text muted">
        <span>
          <span class="key taken" /> {historyText().taken}
        </span>
        <span>
          <span class="key possible" /> {historyText().possible}
        </span>
        <span>● {historyText().here}</span>
        <span>{historyText().numbers}</span>
        <label class="list-check no-print">
          <input type="checkbox" checked={isWhole()} onChange={(event) => setIsWhole(event.currentTarget.checked)} />
          {historyText().allWays}
        </label>
      </figcaption>
    </figure>
  );
}
