// Who has a case open at this moment, so that two colleagues do not write the same thing twice. In memory and for moments
// only: nothing of it is kept, counted or logged (L. 300/1970 art. 4), and it never keeps anybody from acting.

/** A page says every `sayEveryMs` that it is there; one that fell silent for `staysMs` has gone. */
export const sayEveryMs = 15_000;
const staysMs = 40_000;
/** Cases somebody has open; beyond that the house forgets, since nobody depends on it. */
const mostCases = 5_000;

interface Stay {
  accountId: string;
  name: string;
  isWriting: boolean;
  untilMs: number;
}

export interface Present {
  name: string;
  /** Has a form of this case open. */
  isWriting: boolean;
}

export class Presence {
  readonly #nowMs: () => number;
  /** Case -> session -> stay. */
  readonly #cases = new Map<string, Map<string, Stay>>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Says that a session has the case open, and answers who else has, each colleague once. */
  stay(caseId: string, session: { sessionId: string; accountId: string; name: string }, isWriting: boolean): Present[] {
    const now = this.#nowMs();
    const stays = this.#cases.get(caseId) ?? new Map<string, Stay>();
    for (const [sessionId, stay] of stays) if (stay.untilMs <= now) stays.delete(sessionId);
    const { sessionId, accountId, name } = session;
    stays.set(sessionId, { accountId, name, isWriting, untilMs: now + staysMs });
    if (!this.#cases.has(caseId) && this.#cases.size >= mostCases) this.#prune(now);
    this.#cases.set(caseId, stays);
    const others = new Map<string, Present>();
    for (const stay of stays.values()) {
      if (stay.accountId === accountId) continue;
      const isWritingToo = stay.isWriting || others.get(stay.accountId)?.isWriting === true;
      others.set(stay.accountId, { name: stay.name, isWriting: isWritingToo });
    }
    return [...others.values()].sort((a, b) => a.name.localeCompare(b.name, "it"));
  }

  leave(caseId: string, sessionId: string): void {
    const stays = this.#cases.get(caseId);
    stays?.delete(sessionId);
    if (stays?.size === 0) this.#cases.delete(caseId);
  }

  #prune(now: number): void {
    for (const [caseId, stays] of this.#cases)
      if ([...stays.values()].every((stay) => stay.untilMs <= now)) this.#cases.delete(caseId);
    if (this.#cases.size >= mostCases) this.#cases.clear();
  }
}
