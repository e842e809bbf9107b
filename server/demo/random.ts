// The demo's only source of chance: a generator seeded by a text, so that one seed and one day give the same data
// on every machine. Not for keys, tokens or anything secret.

/** Independent streams come from `fork`: what one part draws never moves what another one gets. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** By weights >= 0 of which one is positive. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
  /** Text of a UUID, version 4. */
  uuid(): string;
  fork(label: string): Random;
}

/** 32-bit hash of a text (FNV-1a with a final mix). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** sfc32: 128 bits of state, passes PractRand; more than enough for invented people. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(`${seed}a`), hash(`${seed}b`), hash(`${seed}c`), 1];
  const draw = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) draw();
  return draw;
}

export function createRandom(seed: string): Random {
  const draw = sfc32(seed);
  const next = () => draw() / 2 ** 32;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError("random: nothing to pick from");
    return items[int(0, items.length - 1)] as T;
  };
  const weighted = <T>(items: readonly (readonly [T, number])[]): T => {
    const possible = items.filter(([, weight]) => weight > 0);
    let left = next() * possible.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of possible) {
      left -= weight;
      if (left < 0) return item;
    }
    return pick(possible)[0];
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  };
  const uuid = () => {
    const hex = [0, 1, 2, 3].map(() => draw().toString(16).padStart(8, "0")).join("");
    const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted,
    shuffle,
    uuid,
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}
