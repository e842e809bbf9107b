// Proves an exported archive by what docs/archive-format.md says, and by nothing else: it shares no line with the
// program that writes the log, needs no database and no key, and is meant to be read before it is believed.
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream } from "node:fs";

type Row = Record<string, unknown>;

/** In the order in which they are hashed. */
const eventColumns = [
  ...["pos", "case_id", "seq", "kind", "number", "type", "event_version", "workflow_version", "rulesets", "actor"],
  ...["behalf_of", "recorded_at", "occurred_on", "command_id", "correlation_id", "payload_mac", "payload", "facts"],
  ...["state_before", "state_after", "patch", "effects", "sealed_hash", "prev_hash"],
];
const rowKeys: Record<string, string[]> = {
  archive: ["row", "format", "version", "exportedAt"],
  root: ["row", "n", "kind", "day", "pos", "root", "previous", "signedAt", "publicKey", "signature"],
  seal: ["row", "from_pos", "to_pos", "root", "recorded_at"],
  event: ["row", ...eventColumns, "hash"],
  sealed: ["row", "pos", "subject", "class", "case_id", "seq", "key_id", "blob"],
  frozen: ["row", "case_id", "seq", "document", "n", "text"],
  end: ["row", "events", "sealed", "frozen", "seals", "roots", "sha256", "publicKey", "signature"],
};
const plural: Record<string, string> = { event: "events", seal: "seals", root: "roots" };

const sha256 = (data: string) => createHash("sha256").update(data).digest("hex");
const rome = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short" });
const dayOf = (instant: unknown) => rome.format(new Date(String(instant)));

function isSigned(text: string, publicKey: unknown, signature: unknown): boolean {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: String(publicKey) }, format: "jwk" });
  const bytes = Buffer.from(String(signature), "base64url");
  return bytes.toString("base64url") === signature && verify(null, Buffer.from(text), key, bytes);
}

/** Lines of a file, each ended by a line feed and nothing else; throws on bytes that are no UTF-8. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let from = 0;
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield decoder.decode(bytes.subarray(from, end));
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield `${decoder.decode(rest)} (not ended)`;
}

const rootText = (root: Row) =>
  `ambito signed root 1\nnumber ${root.n}\nkind ${root.kind}\nday ${root.day}\nposition ${root.pos}\nroot ${root.root}\n` +
  `previous ${root.previous}\nsigned ${root.signedAt}\nkey ${root.publicKey}\n`;

export interface ArchiveReport {
  counts: Record<string, number>;
  /** Root of the last seal, and where it ends. */
  end: { pos: number; root: string };
  /** Keys that signed: to be compared with those on printed roots. */
  publicKeys: string[];
  problems: string[];
}

/** `codes`: texts from printed roots, each of which the archive must agree with. */
export async function verifyArchive(lines: AsyncIterable<string>, codes: string[] = []): Promise<ArchiveReport> {
  const counts: Record<string, number> = { events: 0, sealed: 0, frozen: 0, seals: 0, roots: 0 };
  const problems: string[] = [];
  const publicKeys = new Set<string>();
  const whole = createHash("sha256");
  const cases = new Map<unknown, { seq: number; hash: unknown }>();
  /** Seal ends that a root or a code names -> what is expected there. */
  const wanted = new Map<number, { root: unknown; what: string; day?: unknown; closed?: boolean }[]>();
  let [pos, root, recordedAt] = [0, "", ""];
  let lastRoot: Row | undefined;
  let lastDaily: Row | undefined;
  let ended: Row | undefined;
  let seal: { row: Row; hashes: string } | undefined;
  /** The event whose parts and frozen rows are being read. */
  let event: { row: Row; parts: Row[]; frozen: Map<string, string[]> } | undefined;
  let waiting: { day: unknown; what: string }[] = [];

  const tell = (text: string) => void problems.push(text);
  const expect = (holds: boolean, text: string) => void (holds || tell(text));
  const want = (at: number, one: { root: unknown; what: string; day?: unknown; closed?: boolean }) =>
    wanted.set(at, [...(wanted.get(at) ?? []), one]);
  for (const code of codes) {
    const [, day, at, hash] = /^AMBITO1 (\S{10}) (\d+) ([0-9a-f]{64})/.exec(code.trim()) ?? [];
    if (at === undefined) tell("the text to compare with is not that of a printed root, which begins with AMBITO1");
    else want(Number(at), { root: hash, what: `the printed root of ${day}` });
  }

  function endEvent(): void {
    if (!event) return;
    const { row, parts, frozen } = event;
    const name = `event ${row.pos}${row.number ? ` (${row.number})` : ""}`;
    const sum = createHash("sha256");
    parts.sort((a, b) =>
      String(a.subject) === String(b.subject) ? less(a.class, b.class) : less(a.subject, b.subject),
    );
    for (const part of parts) {
      const blob = Buffer.from(String(part.blob), "base64");
      const isOwn = part.case_id === row.case_id && part.seq === row.seq && blob.toString("base64") === part.blob;
      expect(isOwn, `${name}: a sealed part is another event's`);
      sum.update(JSON.stringify([part.subject, part.class, blob.length])).update(blob);
    }
    expect(
      (parts.length ? sum.digest("hex") : "") === row.sealed_hash,
      `${name}: sealed parts were changed or are missing`,
    );
    const effects = JSON.parse(String(row.effects)) as Row[];
    for (const { document, count, sha256: hash } of effects.filter((one) => one.effect === "freeze")) {
      const rows = frozen.get(String(document)) ?? [];
      frozen.delete(String(document));
      expect(
        rows.length === count && sha256(`[${rows.join(",")}]`) === hash,
        `${name}: its frozen document was changed`,
      );
    }
    expect(frozen.size === 0, `${name}: rows of a document it did not freeze`);
    event = undefined;
  }

  const readers: Record<string, (row: Row) => void> = {
    archive: (row) => expect(row.format === "ambito" && row.version === 1, "this is another format"),
    root(row) {
      const what = `signed root ${row.n} of ${row.day}`;
      expect(isSigned(rootText(row), row.publicKey, row.signature), `${what}: its signature does not match`);
      expect(row.n === Number(lastRoot?.n ?? 0) + 1, `${what}: one before it is missing`);
      expect(
        row.previous === (lastRoot ? sha256(rootText(lastRoot)) : ""),
        `${what}: it does not follow the one before`,
      );
      if (row.kind === "daily") {
        const next = lastDaily && new Date(Date.parse(String(lastDaily.day)) + 86_400_000).toISOString().slice(0, 10);
        expect(!next || row.day === next, `${what}: a day before it has no root`);
        lastDaily = row;
      }
      want(Number(row.pos), { root: row.root, what, day: row.day, closed: row.kind === "daily" });
      publicKeys.add(String(row.publicKey));
      lastRoot = row;
    },
    seal(row) {
      endEvent();
      expect(!seal && row.from_pos === pos + 1, `seal ${row.from_pos}: it does not begin where the one before it ends`);
      for (const { day, what } of waiting)
        expect(dayOf(row.recorded_at) > String(day), `${what}: events of its day are left out`);
      waiting = [];
      seal = { row, hashes: "" };
    },
    event(row) {
      endEvent();
      const name = `event ${row.pos}${row.number ? ` (${row.number})` : ""}`;
      const before = cases.get(row.case_id);
      expect(row.pos === pos + 1, `${name}: it follows position ${pos}`);
      expect(sha256(JSON.stringify(eventColumns.map((column) => row[column]))) === row.hash, `${name}: it was changed`);
      expect(row.seq === (before?.seq ?? 0) + 1, `${name}: its seq is out of order`);
      expect(row.prev_hash === (before?.hash ?? ""), `${name}: the chain of its case is broken`);
      expect(String(row.recorded_at) >= recordedAt, `${name}: it is recorded before the one it follows`);
      expect(seal !== undefined, `${name}: no seal covers it`);
      [pos, recordedAt] = [Number(row.pos), String(row.recorded_at)];
      cases.set(row.case_id, { seq: Number(row.seq), hash: row.hash });
      event = { row, parts: [], frozen: new Map() };
      if (!seal) return;
      expect(row.recorded_at === seal.row.recorded_at, `${name}: its instant is not that of its seal`);
      seal.hashes += row.hash;
      if (pos < Number(seal.row.to_pos)) return;
      const isRight = pos === seal.row.to_pos && sha256(root + seal.hashes) === seal.row.root;
      expect(isRight, `seal ${seal.row.from_pos}: the root of its group does not match`);
      root = String(seal.row.root);
      seal = undefined;
      for (const one of wanted.get(pos) ?? []) {
        expect(one.root === root, `${one.what}: the log has another root at ${pos}`);
        expect(!one.day || dayOf(recordedAt) <= String(one.day), `${one.what}: it covers a later day`);
        if (one.closed) waiting.push({ day: one.day, what: one.what });
      }
      wanted.delete(pos);
    },
    sealed(row) {
      expect(event?.row.pos === row.pos, `sealed part of ${row.pos}: it does not stand with its event`);
      event?.parts.push(row);
    },
    frozen(row) {
      const rows = event?.frozen.get(String(row.document)) ?? [];
      const isNext = event?.row.case_id === row.case_id && event?.row.seq === row.seq && row.n === rows.length;
      expect(isNext, `frozen row ${row.n}: it does not stand with its event and in its order`);
      event?.frozen.set(String(row.document), [...rows, String(row.text)]);
    },
    end(row) {
      endEvent();
      ended = row;
      for (const [what, count] of Object.entries(counts)) expect(row[what] === count, `the end counts other ${what}`);
      const sum = whole.digest("hex");
      expect(row.sha256 === sum, "the archive is not what its end says");
      const text = `ambito archive 1\nsha256 ${sum}\nkey ${row.publicKey}\n`;
      expect(isSigned(text, row.publicKey, row.signature), "the signature of the end does not match");
      publicKeys.add(String(row.publicKey));
    },
  };

  let number = 0;
  const read = (line: string) => {
    const row = JSON.parse(line) as Row;
    const kind = String(row.row);
    if (JSON.stringify(row) !== line || Object.keys(row).join() !== rowKeys[kind]?.join()) throw new Error("shape");
    if (ended || (number === 1) !== (kind === "archive")) throw new Error("order");
    if (kind !== "end") whole.update(`${line}\n`);
    readers[kind]?.(row);
    const count = plural[kind] ?? kind;
    if (count in counts) counts[count] = (counts[count] ?? 0) + 1;
  };
  try {
    for await (const line of lines) {
      number += 1;
      try {
        read(line);
      } catch {
        tell(`line ${number}: it is no row of this format, or stands in the wrong place`);
      }
      if (problems.length > 200) break;
    }
  } catch (error) {
    // A wrong name, a disk that fails: nothing is said of the archive itself.
    const { code } = error as NodeJS.ErrnoException;
    if (number === 0 && code === "ENOENT") tell("there is no such file");
    else tell(`line ${number + 1}: it cannot be read`);
  }
  expect(ended !== undefined, "the archive has no end");
  if (seal) tell(`seal ${seal.row.from_pos}: its group is not whole`);
  for (const [at, list] of wanted) for (const { what } of list) tell(`${what}: the log has no seal that ends at ${at}`);
  return { counts, end: { pos, root }, publicKeys: [...publicKeys], problems };
}

const less = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1);
