// What verify found: each divergence names the position or the case it is about, by number, kind or a piece of its
// id. Never a name, a value of a field or a word of a note.

/** More than this many are counted and not told. */
const mostTold = 200;

export class Problems {
  readonly told: string[] = [];
  found = 0;

  add(text: string): void {
    this.found += 1;
    if (this.told.length < mostTold) this.told.push(text);
  }

  /** About an event: its position, and its case where that is known. */
  event(pos: number, text: string, name = ""): void {
    this.add(`event ${pos}${name === "" ? "" : ` (${name})`}: ${text}`);
  }

  /** About a case or what is kept of it. */
  case(name: string, text: string): void {
    this.add(`case ${name}: ${text}`);
  }

  join(other: { told: readonly string[]; found: number }): void {
    for (const text of other.told) this.add(text);
    this.found += other.found - other.told.length;
  }
}

/** How a case is called: its number, or its kind and the beginning of its id where it has none. */
export const caseName = (of: { caseId: string; kind: string; number: string }): string =>
  of.number !== "" ? of.number : `${of.kind} ${of.caseId.slice(0, 8)}`;
