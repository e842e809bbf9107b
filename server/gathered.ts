// What is said one by one and handed over together.

/** Hands over together what is said until `when` runs. */
export function gathered<T>(post: (all: T[]) => void, when: (flush: () => void) => void): (one: T) => void {
  let waiting: T[] = [];
  const flush = () => {
    const all = waiting;
    waiting = [];
    post(all);
  };
  return (one) => {
    waiting.push(one);
    if (waiting.length === 1) when(flush);
  };
}
