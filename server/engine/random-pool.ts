// Random bytes in small pieces from large draws: a draw from the system per sealed part costs more than the seal.

/** Pieces are never given out twice; `draw` is the system's source. */
export function pooledRandom(draw: (size: number) => Uint8Array, poolSize = 8192): (size: number) => Uint8Array {
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  return (size) => {
    if (size > poolSize / 4) return draw(size);
    if (used + size > pool.length) {
      pool = draw(poolSize);
      used = 0;
    }
    used += size;
    return pool.slice(used - size, used);
  };
}
