// Who of those that wait is financed, with which money: each section pays the first of its own list as far as its money goes, then what
// is left somewhere goes where the ruleset says, in its order. Nobody is passed over: the first who does not fit stops her list. The first
// allocation and every later one are the same, with what is left then. Integer euro cents; pure.

export interface SectionMoney {
  id: string;
  /** What each of it gets. */
  shareCents: number;
  /** Budget, what was added and what came from others, without what others got and what is held; never below 0. */
  leftCents: number;
  remainderTo: readonly string[];
  remainderWhen: "nobodyWaits" | "notEnough";
  /** Ids of those who wait, the first first. */
  waiting: readonly string[];
}

/** Money of one section that pays for somebody of another. */
export interface Move {
  from: string;
  to: string;
  cents: number;
}

export interface Allocation {
  funded: { id: string; section: string; cents: number }[];
  moves: Move[];
  /** By section. */
  left: Record<string, number>;
}

class Allocating {
  readonly funded: Allocation["funded"] = [];
  readonly moves: Move[] = [];
  readonly left: Map<string, number>;
  readonly #waiting: Map<string, string[]>;
  readonly #sections: readonly SectionMoney[];

  constructor(sections: readonly SectionMoney[]) {
    this.#sections = sections;
    this.left = new Map(sections.map((one) => [one.id, Math.max(0, one.leftCents)]));
    this.#waiting = new Map(sections.map((one) => [one.id, [...one.waiting]]));
  }

  #leftOf(id: string): number {
    return this.left.get(id) ?? 0;
  }

  /** Sections that may pay for `to`: those that name it as their first, second … heir, up to `rank`. */
  #donors(to: string, rank: number): SectionMoney[] {
    return this.#sections.filter((one) => {
      const at = one.remainderTo.indexOf(to);
      const mayGive = one.remainderWhen === "notEnough" || (this.#waiting.get(one.id)?.length ?? 0) === 0;
      return at >= 0 && at <= rank && mayGive && this.#leftOf(one.id) > 0;
    });
  }

  #move(from: string, to: string, cents: number): void {
    const before = this.moves.find((one) => one.from === from && one.to === to);
    if (before) before.cents += cents;
    else this.moves.push({ from, to, cents });
  }

  /** The next of the list, with its own money first and then that of the donors in their order; false where it is not enough. */
  #fundNext({ id, shareCents }: SectionMoney, donors: readonly SectionMoney[]): boolean {
    const list = this.#waiting.get(id) ?? [];
    const all = donors.reduce((sum, one) => sum + this.#leftOf(one.id), this.#leftOf(id));
    const next = list[0];
    if (next === undefined || all < shareCents) return false;
    let owed = shareCents;
    for (const one of [id, ...donors.map((donor) => donor.id)]) {
      const taken = Math.min(owed, this.#leftOf(one));
      this.left.set(one, this.#leftOf(one) - taken);
      owed -= taken;
      if (one !== id && taken > 0) this.#move(one, id, taken);
    }
    list.shift();
    this.funded.push({ id: next, section: id, cents: shareCents });
    return true;
  }

  run(): void {
    const fund = (rank: number | undefined) => {
      for (const section of this.#sections) {
        const donors = () => (rank === undefined ? [] : this.#donors(section.id, rank));
        while (this.#fundNext(section, donors()));
      }
    };
    fund(undefined);
    const ranks = Math.max(0, ...this.#sections.map((one) => one.remainderTo.length));
    for (let rank = 0; rank < ranks; rank++) fund(rank);
  }
}

export function allocate(sections: readonly SectionMoney[]): Allocation {
  const allocating = new Allocating(sections);
  allocating.run();
  const { funded, moves, left } = allocating;
  return { funded, moves, left: Object.fromEntries(left) };
}

/** What is still there in a section, by all that came in and went out. */
export function leftCents(
  { id, budgetCents }: { id: string; budgetCents: number },
  added: readonly { section: string; cents: number }[],
  moves: readonly Move[],
  heldCents: number,
): number {
  const sum = (rows: readonly { cents: number }[]) => rows.reduce((all, { cents }) => all + cents, 0);
  const came = sum(added.filter(({ section }) => section === id)) + sum(moves.filter(({ to }) => to === id));
  return budgetCents + came - sum(moves.filter(({ from }) => from === id)) - heldCents;
}
