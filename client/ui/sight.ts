// Which rows of a long list are in sight, and where they are drawn. The scrollbar stands for the whole list, though it be
// longer than a browser can draw: then a jump goes to its share of the list, and what is scrolled by hand moves as it
// should. One row near the top of the window is held where it is; the others are placed around it, by their heights.
import { createSignal } from "solid-js";

/** A browser draws nothing beyond some 33 million px, and counts by halves only below 16. */
const mostPx = 16_000_000;
/** Rows drawn beyond either edge of the window. */
const beyond = 8;
/** Times a row that was asked into sight is put there, as rows around it are measured. */
const mostTries = 8;
/** A list at rest is put right: the bar where the row in sight belongs. */
const restMs = 250;

export interface Sight {
  first: number;
  /** Of the rows from `first` on, px from the top of the body. */
  tops: readonly number[];
  /** Height of the whole body, px. */
  height: number;
}

const same = (a: Sight, b: Sight): boolean =>
  a.first === b.first &&
  a.height === b.height &&
  a.tops.length === b.tops.length &&
  a.tops.every((top, i) => top === b.tops[i]);

interface SightOptions {
  count: () => number;
  /** What scrolls; undefined before it is there. */
  box: () => HTMLElement | undefined;
  /** Height of what stands above the rows and stays there, px. */
  headPx: () => number;
  /** Height of a row, px: of each, or where rows are measured about. */
  rowPx: () => number;
  /** Rows differ in height and tell it by `measured`, whenever they are drawn or change. */
  isMeasured: () => boolean;
  /** Height of what stands over a row and goes with it, px. */
  abovePx: (index: number) => number;
}

export function createSight(options: SightOptions) {
  const { count, box, isMeasured, rowPx } = options;
  const [sight, setSight] = createSignal<Sight>({ first: 0, tops: [], height: 0 }, { equals: same });
  /** Of the rows that are drawn. */
  const heights = new Map<number, number>();
  /** The row that stays where it is. */
  let held = { index: 0, top: 0 };
  let lastScroll = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let remeasured = false;
  /** The row that was asked into sight, until somebody scrolls; and how often it may still be put there. */
  let asked: { index: number; left: number } | undefined;
  let drawnPx = rowPx();

  const heightOf = (index: number) =>
    isMeasured() ? (heights.get(index) ?? rowPx()) + options.abovePx(index) : rowPx();
  const windowPx = () => Math.max(rowPx(), (box()?.clientHeight || 600) - options.headPx());
  const listPx = () => count() * rowPx();
  const bodyPx = () => Math.min(listPx(), mostPx);
  const mostScroll = () => Math.max(0, bodyPx() - windowPx());
  /** List px for a px of the bar. */
  const scale = () => (mostScroll() === 0 ? 1 : (listPx() - windowPx()) / mostScroll());

  /** Where the bar stands when this row is the first in sight, and where the row is drawn then. */
  function placeOf(index: number): { scroll: number; top: number } {
    const scroll = Math.min(mostScroll(), (index * rowPx()) / scale());
    return { scroll, top: scroll + index * rowPx() - scroll * scale() };
  }

  /** The held row becomes the one at the top of the window: near by walking over rows, far by the bar's share. */
  function follow(scroll: number): void {
    if (Math.abs(scroll - lastScroll) > 2 * windowPx()) {
      const px = scroll * scale();
      const index = Math.max(0, Math.min(count() - 1, Math.floor(px / rowPx())));
      held = { index, top: scroll + index * rowPx() - px };
    }
    lastScroll = scroll;
    let { index, top } = held;
    while (index < count() - 1 && top + heightOf(index) <= scroll) {
      top += heightOf(index);
      index += 1;
    }
    while (index > 0 && top > scroll) {
      index -= 1;
      top -= heightOf(index);
    }
    held = { index: Math.max(0, index), top };
  }

  function draw(): void {
    const end = lastScroll + windowPx();
    let { index: first, top } = held;
    for (let i = 0; i < beyond && first > 0; i++) {
      first -= 1;
      top -= heightOf(first);
    }
    const tops: number[] = [];
    let after = 0;
    let index = first;
    for (; index < count() && after < beyond; index++) {
      tops.push(top);
      if (top >= end) after += 1;
      top += heightOf(index);
    }
    // Near its end the body is as long as what is left, wherever it was walked to.
    const left = (count() - index) * rowPx();
    const isNear = left < 4 * windowPx();
    setSight({ first, tops, height: isNear ? top + left : Math.max(bodyPx(), top + 4 * windowPx()) });
  }

  /** Bar and rows to a row at the top of the window. */
  function goTo(element: HTMLElement, index: number): void {
    const { scroll, top } = placeOf(index);
    held = { index, top };
    lastScroll = scroll;
    draw();
    element.scrollTop = scroll;
    // The browser rounds.
    held = { index, top: top + element.scrollTop - scroll };
    lastScroll = element.scrollTop;
    draw();
  }

  /** Moves bar and rows together, so that nothing moves in sight. */
  function shift(by: number): void {
    const element = box();
    if (!element || Math.abs(by) < 1) return;
    const before = element.scrollTop;
    held = { ...held, top: held.top + by };
    lastScroll = before + by;
    draw();
    element.scrollTop = before + by;
    // The browser rounds, and goes no further than it can.
    const moved = element.scrollTop - before;
    held = { ...held, top: held.top + moved - by };
    lastScroll = element.scrollTop;
    draw();
  }

  function rest(): void {
    if (held.index === 0 && held.top === 0) return;
    const { index, top } = held;
    const belongs = placeOf(index);
    // How far into the row the window begins stays as it is.
    const wanted = Math.max(0, Math.min(mostScroll(), belongs.scroll + (lastScroll - top) / scale()));
    shift(Math.round(wanted - lastScroll));
  }

  function toStart(): void {
    const element = box();
    asked = undefined;
    held = { index: 0, top: 0 };
    lastScroll = 0;
    draw();
    if (element) element.scrollTop = 0;
  }

  function onScroll(): void {
    const element = box();
    if (!element) return;
    if (element.scrollTop !== lastScroll) asked = undefined;
    move(element);
  }

  /** As the bar stands now. */
  function move(element: HTMLElement): void {
    follow(element.scrollTop);
    draw();
    // The first row lies at the top of the body: it is not beyond the end of the bar, nor is anything above it.
    const top = sight().first === 0 ? (sight().tops[0] ?? 0) : 0;
    if (top > lastScroll || (top !== 0 && lastScroll <= 0 && top > -2)) toStart();
    else if (top !== 0 && lastScroll - top < windowPx()) shift(-top);
    clearTimeout(resting);
    if (scale() > 1 || (lastScroll <= 0 && held.index > 0)) resting = setTimeout(rest, restMs);
  }

  function bringAsked(): void {
    const element = box();
    if (!element || !asked || asked.left === 0 || asked.index >= count()) return;
    const { index } = asked;
    const { first, tops } = sight();
    const top = tops[index - first];
    if (top === undefined) {
      asked.left -= 1;
      goTo(element, index > held.index ? Math.max(0, index + 1 - Math.floor(windowPx() / rowPx())) : index);
      return;
    }
    const over = top + heightOf(index) - lastScroll - windowPx();
    if (top >= lastScroll && over <= 0) return;
    asked.left -= 1;
    // A place above the beginning of the bar is not reached by it. Of a row higher than the window its beginning is seen.
    if (top < 0) goTo(element, index);
    else element.scrollTop = top < lastScroll ? top : Math.min(top, lastScroll + over);
    move(element);
    // Near the beginning rows and bar were moved together.
    bringAsked();
  }

  return {
    sight,
    onScroll,
    /** Again from the row that is held: after rows came or went, or their height changed. */
    redraw(): void {
      const element = box();
      if (held.index >= count()) held = { index: Math.max(0, count() - 1), top: lastScroll };
      if (drawnPx !== rowPx()) {
        drawnPx = rowPx();
        if (element && held.index > 0) goTo(element, held.index);
      }
      if (element) follow(element.scrollTop);
      draw();
    },
    toStart,
    /** Into sight, moving as little as possible, and kept there when rows turn out higher or lower than they seemed. */
    scrollTo(index: number): void {
      asked = { index, left: mostTries };
      bringAsked();
    },
    /** The height of a row that is drawn, px, without what stands over it. */
    measured(index: number, px: number): void {
      if (px === 0 || heights.get(index) === px) return;
      heights.set(index, px);
      if (remeasured) return;
      remeasured = true;
      queueMicrotask(() => {
        remeasured = false;
        follow(lastScroll);
        draw();
        bringAsked();
      });
    },
    /** A row that is no more drawn says nothing of its height. */
    left: (index: number) => void heights.delete(index),
    firstInSight: () => held.index,
    rowsInSight: () => Math.max(1, Math.floor(windowPx() / rowPx()) - 1),
    dispose: () => clearTimeout(resting),
  };
}
