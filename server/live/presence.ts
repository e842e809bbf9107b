// Who has a case open at this moment, so that two colleagues do not write the same thing twice. In memory and for moments
// only: nothing of it is kept, counted or logged (L. 300/1970 art. 4), and it never keeps anybody from acting.

/** A page says every `sayEveryMs` that it is there; one that fell silent for `staysMs` has gone. */
export const sayEveryMs = 15_000;
const staysMs = 40_000;
/** Cases somebody has open; beyond that the house forgets, since nobody depends on it. */
const mostCases = 5_000;
/** Pages in which one session has a case open; of more the one silent for longest is forgotten. */
const mostPages = 20;

interface Stay {
  sessionId: string;
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

const pageOf = (sessionId: string, pageId: string): string => `${sessionId}/${pageId}`;

export class Presence {
  readonly #nowMs: () => number;
  /** Case -> page of a session -> stay, those that spoke last at the end. */
  readonly #cases = new Map<string, Map<string, Stay>>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Says that a page of a session has the case open, and answers who else has, each colleague once. Pages of one browser
   * share their session: `pageId` tells them apart.
   */
  stay(
    caseId: string,
    session: { sessionId: string; accountId: string; name: string },
    pageId: string,
    isWriting: boolean,
  ): Present[] {
    const now = this.#nowMs();
    const stays = this.#cases.get(caseId) ?? new Map<string, Stay>();
    for (const [page, stay] of stays) if (stay.untilMs <= now) stays.delete(page);
    const { sessionId, accountId, name } = session;
    const page = pageOf(sessionId, pageId);
    stays.delete(page);
    const own = [...stays].filter(([, stay]) => stay.sessionId === sessionId);
    for (const [oldest] of own.slice(0, Math.max(0, own.length - mostPages + 1))) stays.delete(oldest);
    stays.set(page, { sessionId, accountId, name, isWriting, untilMs: now + staysMs });
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

  leave(caseId: string, sessionId: string, pageId: string): void {
    const stays = this.#cases.get(caseId);
    stays?.delete(pageOf(sessionId, pageId));
    if (stays?.size === 0) this.#cases.delete(caseId);
  }

  #prune(now: number): void {
    for (const [caseId, stays] of this.#cases)
      if ([...stays.values()].every((stay) => stay.untilMs <= now)) this.#cases.delete(caseId);
    if (this.#cases.size >= mostCases) this.#cases.clear();
  }
}
