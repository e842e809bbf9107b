// What one client of the imagined office does, at random but from a seed: opens records and cases, plays examples of the
// workflows, walks cases with whatever their machines know, takes back and corrects, and now and then sends again what
// was recorded or what cannot be. Throws Finding when an answer contradicts an earlier one.
import { createHash } from "node:crypto";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { JsonObject, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { Field, Form } from "../../workflows/kernel/form.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { nextEvents, revive } from "../../workflows/kernel/machine.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { payloadFor, pickOne, type Random } from "../support/random-payload.ts";
import { households } from "./households.ts";
import type { Entry, Known, Ledger, Office, Outcome, View } from "./office.ts";

/** Something that must not happen. */
export class Finding extends Error {
  override name = "Finding";
}

export interface LaneOptions {
  office: Office;
  workflows: readonly Workflow[];
  known: Known;
  ledger: Ledger;
  random: Random;
  /** Name of this lane and run: ids are made from it, so that a seed gives the same ones again. */
  name: string;
  /** True when no new turn is to begin. */
  isOver: () => boolean;
}

const comuni = ["020038", "020042", "020072"];
const units = ["OST-001", "OST-002", "OST-003"];

export class Lane {
  readonly options: LaneOptions;
  #made = 0;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  /** Works until it is over. */
  async run(): Promise<void> {
    while (!this.options.isOver()) await this.turn();
  }

  async turn(): Promise<void> {
    const { random } = this.options;
    const roll = random();
    if (roll < 0.12) await this.openPerson();
    else if (roll < 0.18) await this.play("household");
    else if (roll < 0.4) await this.play(pickOne(["case-intake", "case-intake", "foster-vetting", "person"], random));
    else if (roll < 0.44) await housing(this);
    else if (roll < 0.5) await households(this);
    else if (roll < 0.9) await this.walk();
    else if (roll < 0.96) await this.again();
    else await this.nonsense();
  }

  newId(): string {
    const hex = createHash("sha256")
      .update(`${this.options.name}/${this.#made++}`)
      .digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  someone(): number {
    return Math.floor(this.options.random() * this.options.office.staff.length);
  }

  workflow(kind: string): Workflow {
    const found = this.options.workflows.find(({ id }) => id === kind);
    if (!found) throw new Error(`${kind} is not registered`);
    return found;
  }

  async send(
    staff: number,
    kind: string,
    view: { caseId: string; seq: number },
    type: string,
    payload: JsonObject,
    occurredOn?: string,
  ): Promise<Outcome> {
    const envelope = {
      ...{ caseId: view.caseId, commandId: this.newId(), expectedSeq: view.seq, kind },
      ...(occurredOn === undefined ? {} : { occurredOn }),
      event: { type, payload },
    };
    return this.sendAgain({ staff, kind, envelope });
  }

  async sendAgain({ staff, kind, envelope }: Omit<Entry, "outcome">): Promise<Outcome> {
    const { office, ledger, known, random } = this.options;
    const outcome = await office.send(staff, envelope);
    ledger.add({ staff, kind, envelope, outcome });
    if (outcome.ok && outcome.sent.seq === 1) known.add(kind, envelope.caseId, random);
    return outcome;
  }

  async openPerson(): Promise<string | undefined> {
    const { random } = this.options;
    const caseId = this.newId();
    const payload = {
      ...{ surname: `Prova${caseId.slice(0, 6)}`, givenName: "Ada", territory: pickOne(comuni, random) },
      fiscalCodeMissing: "unknown",
      ...(random() < 0.5 ? { birthOn: "1960-05-01", phone: "+39 000 0000000" } : {}),
    };
    const { ok } = await this.send(this.someone(), "person", { caseId, seq: 0 }, "OPEN_PERSON", payload);
    return ok ? caseId : undefined;
  }

  /** A known case of these kinds, or a new person where one is wanted. */
  async find(kinds: readonly string[]): Promise<string> {
    const { known, random } = this.options;
    if (kinds.includes("person") && random() < 0.3) return (await this.openPerson()) ?? this.newId();
    const found = known.pick(kinds, random);
    if (found) return found;
    if (kinds.includes("person")) return (await this.openPerson()) ?? this.newId();
    return this.newId();
  }

  /** An example of the workflow, step by step, with whatever goes wrong on the way; it may stop anywhere. */
  async play(kind: string): Promise<void> {
    const { office, random } = this.options;
    const workflow = this.workflow(kind);
    if (workflow.examples.length === 0) return;
    const example = pickOne(workflow.examples, random);
    const last = random() < 0.5 ? example.steps.length : Math.ceil(random() * example.steps.length);
    const length = example.steps.at(-1)?.dayOffset ?? 0;
    const start = addDays(office.today(), -length - Math.floor(random() * 120));
    const [mine, colleague] = [this.someone(), this.someone()];
    const ids = new Map<string, string>([["worker", office.staff[mine] ?? ""]]);
    for (const name of placeholdersOf(example.steps.map(({ payload }) => payload)))
      if (!ids.has(name)) ids.set(name, await this.named(name));
    let at = { caseId: this.newId(), seq: 0 };
    for (const step of example.steps.slice(0, last)) {
      const on = addDays(start, step.dayOffset);
      const payload = fillExample(step.payload, on, (name) => ids.get(name) ?? this.newId());
      const staff =
        step.by === "colleague" ? (colleague === mine ? (mine + 1) % office.staff.length : colleague) : mine;
      const outcome = await this.send(staff, kind, at, step.type, payload, on);
      if (outcome.ok) at = { ...at, seq: outcome.sent.seq };
      else if (outcome.code === "STALE") at = { ...at, seq: (await office.look(staff, at.caseId))?.seq ?? at.seq };
      else if (at.seq === 0) return;
      if (outcome.ok && random() < 0.06) at = { ...at, seq: await this.mend(at.caseId, kind, staff, at.seq) };
    }
  }

  async named(name: string): Promise<string> {
    const { office } = this.options;
    if (/household/i.test(name)) return this.find(["household"]);
    if (/bando/i.test(name)) return this.find(["housing-bando"]);
    if (/stock/i.test(name)) return this.find(["voucher-stock"]);
    if (/worker|colleague|psychologist|account|assignee/i.test(name)) return office.staff[this.someone()] ?? "";
    return this.find(["person"]);
  }

  /** Some steps on a known case, whatever its machine knows. */
  async walk(kinds: readonly string[] = this.options.known.kinds(), most = 6): Promise<void> {
    const { office, known, random } = this.options;
    const caseId = known.pick(kinds, random);
    if (!caseId) return;
    let staff = this.someone();
    for (let i = 0; i < 1 + Math.floor(random() * most); i++) {
      const view = await office.look(staff, caseId);
      if (!view) return;
      if (random() < 0.12) {
        await this.mend(caseId, view.kind, staff, view.seq, view.pending);
        continue;
      }
      const step = this.stepFor(view);
      const occurredOn = random() < 0.5 ? undefined : addDays(office.today(), -Math.floor(random() * 200));
      const outcome = await this.send(staff, view.kind, view, step.type, step.payload, occurredOn);
      if (outcome.ok && random() < 0.1) await this.mend(caseId, view.kind, staff, outcome.sent.seq);
      if (random() < 0.3) staff = this.someone();
    }
  }

  stepFor(view: View): { type: string; payload: JsonObject } {
    const { office } = this.options;
    const workflow = this.workflow(view.kind);
    const version = workflow.versions[view.workflowVersion] as WorkflowVersion;
    const type = this.eventFor(workflow, version, view);
    const form = eventInfo(version, type)?.form ?? { fields: [] };
    const payload = this.payload(form, {
      ...{
        terms: Object.keys(view.doc.deadlines),
        today: office.today(),
        context: view.doc.context,
        state: view.state,
      },
      head: view.doc.head as unknown as JsonObject,
    });
    return { type, payload };
  }

  payload(
    form: Form,
    around: { terms: string[]; today: string; context: JsonObject; head: JsonObject; state: string },
  ): JsonObject {
    const { known, office, random } = this.options;
    const likely = (field: Field) => {
      if (field.kind === "account" || field.holds === "accounts") return pickOne(office.staff, random);
      if (field.kind === "case")
        return known.pick(field.pick?.kinds ?? [], random) ?? "00000000-0000-4000-8000-000000000000";
      if (field.name === "unit" || field.name === "code") return pickOne(units, random);
      if (field.name === "rankingKey")
        return typeof around.context.nextKey === "string" ? around.context.nextKey : "comune/020038";
      return undefined;
    };
    return payloadFor(form, { ...around, random, ids: office.staff, likely });
  }

  eventFor(workflow: Workflow, version: WorkflowVersion, view: View): string {
    const { random } = this.options;
    const isOpen = (type: string) => eventInfo(version, type)?.internal !== true;
    const roll = random();
    if (roll < 0.06) return pickOne(Object.keys(version.events), random);
    const common = workflow.list === "cases" ? Object.keys(commonEvents).filter(isOpen) : [];
    if (roll < 0.26 && common.length > 0) return pickOne(common, random);
    const offered = view.possible?.filter(isOpen) ?? [];
    if (offered.length > 0) return pickOne(offered, random);
    const next = nextEvents(revive(version.machine, view.state, view.doc.context)).filter(isOpen);
    return next.length > 0 ? pickOne(next, random) : pickOne(Object.keys(version.events), random);
  }

  /** Takes back or corrects something of a case; answers its seq afterwards. */
  async mend(
    caseId: string,
    kind: string,
    staff: number,
    seq: number,
    pending: readonly number[] = [],
  ): Promise<number> {
    const { office, random } = this.options;
    const earlier = random() < 0.6 ? seq : 1 + Math.floor(random() * seq);
    const send = async (type: string, payload: JsonObject) => {
      const outcome = await this.send(staff, kind, { caseId, seq }, type, payload);
      return outcome.ok ? outcome.sent.seq : seq;
    };
    const [settles] = pending;
    if (settles !== undefined && random() < 0.7)
      return send("SETTLE_CORRECTION", { settles, choice: random() < 0.6 ? "apply" : "keep", reason: "esempio" });
    const roll = random();
    if (roll < 0.5) return send("UNDO", { undoes: earlier });
    if (roll < 0.65) return send("STEP_BACK", { undoes: earlier, reason: "esempio di motivo" });
    const found = await office.correction(staff, caseId, earlier);
    if (!found) return seq;
    const head = { territory: pickOne(comuni, random), area: "adults" };
    const again = this.payload(found.form, { terms: [], today: office.today(), context: {}, head, state: "" });
    const values = Object.fromEntries(
      found.form.fields.flatMap(({ name }) => {
        const value = random() < 0.5 ? found.values[name] : (again[name] ?? found.values[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const on = random() < 0.3 ? { correctedOn: addDays(office.today(), -Math.floor(random() * 60)) } : {};
    return send("CORRECT", { corrects: earlier, mendReason: "esempio di correzione", values, ...on });
  }

  /** What was recorded, sent again as it was, is answered as it was. */
  async again(): Promise<void> {
    const { ledger, random, office } = this.options;
    const entry = ledger.pickDone(random);
    if (!entry?.outcome.ok) return;
    const outcome = await office.send(entry.staff, entry.envelope);
    const { repeated: _, ...first } = entry.outcome.sent;
    if (!outcome.ok) {
      // Who may no longer see the case is told no more than anybody.
      if (outcome.code === "NOT_FOUND" || outcome.code === "FORBIDDEN") return;
      throw new Finding(`command ${entry.envelope.commandId} sent again is ${outcome.code} ${outcome.reason}`);
    }
    const { repeated, ...second } = outcome.sent;
    if (!repeated || JSON.stringify(first) !== JSON.stringify(second))
      throw new Finding(
        `command ${entry.envelope.commandId} was ${JSON.stringify(first)}, is ${JSON.stringify(second)}`,
      );
    ledger.add({ ...entry, outcome });
  }

  /** A command nobody's page would send; it must be refused or repeat nothing. */
  async nonsense(): Promise<void> {
    const { ledger, random } = this.options;
    const entry = ledger.pickDone(random);
    if (!entry) return;
    const { envelope, staff, kind } = entry;
    const other = ledger.pickDone(random)?.envelope ?? envelope;
    const twisted = pickOne(
      [
        { ...envelope, event: { ...envelope.event, payload: { ...envelope.event.payload, strange: 1 } } },
        { ...envelope, caseId: other.caseId, event: other.event },
        { ...envelope, commandId: this.newId(), expectedSeq: envelope.expectedSeq + 1_000 },
        { ...envelope, commandId: this.newId(), event: { type: "OPEN_CONTACT", payload: {} } },
        { ...envelope, commandId: this.newId(), event: { type: "TERM_EXPIRED", payload: { deadline: "x" } } },
      ],
      random,
    );
    const same = twisted.commandId === envelope.commandId;
    const outcome = await this.options.office.send(staff, twisted);
    if (outcome.ok && same && JSON.stringify(twisted) !== JSON.stringify(envelope))
      throw new Finding(`command id ${envelope.commandId} was taken for another command`);
    if (!same) ledger.add({ staff, kind, envelope: twisted, outcome });
  }
}

/** Names of the `$placeholders` of an example that stand for ids. */
function placeholdersOf(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === "string" && /^\$(?!day)/.test(value)) into.add(value.slice(1));
  else if (Array.isArray(value)) for (const one of value) placeholdersOf(one, into);
  else if (isObject(value)) for (const one of Object.values(value)) placeholdersOf(one, into);
  return into;
}

const act = (on: string): JsonObject => ({
  ...{
    actKind: "determination",
    actNumber: "1/ES",
    actOn: on,
    actBody: "Comune di prova",
    signatoryRole: "serviceHead",
  },
});

/** A whole call for dwellings: window, applications, rankings told to all of them; then some of their courses. */
async function housing(lane: Lane): Promise<void> {
  const { office, random, known } = lane.options;
  const today = office.today();
  const [clerk, head] = [lane.someone(), lane.someone()];
  const other = head === clerk ? (head + 1) % office.staff.length : head;
  const kind = "housing-bando";
  let at = { caseId: lane.newId(), seq: 0 };
  const step = async (staff: number, type: string, payload: JsonObject = {}): Promise<string> => {
    const outcome = await lane.send(staff, kind, at, type, payload);
    if (!outcome.ok) return "";
    at = { ...at, seq: outcome.sent.seq };
    return outcome.sent.state;
  };
  const some = units.slice(0, 1 + Math.floor(random() * units.length));
  const rows = some.map((code) => ({ code, owner: "comune", comune: "020038" }));
  await step(clerk, "DRAFT_BANDO", {
    ...{
      title: "Avviso di prova",
      bandoKind: "sap",
      leadComune: "020038",
      rup: office.staff[clerk] ?? "",
      units: rows,
    },
  });
  await step(other, "APPROVE_BANDO", act(today));
  const [opensOn, closesOn] = [addDays(today, -120), addDays(today, -70)];
  const albo = { alboFrom: addDays(today, -60), alboTo: addDays(today, -50) };
  await step(clerk, "PUBLISH_BANDO", { ...act(today), ...albo, opensOn, closesOn });
  await step(clerk, "OPEN_WINDOW");
  const applications = await office.importFile(clerk, at.caseId, 3 + Math.floor(random() * 12));
  for (const id of applications ?? []) known.add("housing-application", id, random);
  if (random() < 0.2) return;
  at = { ...at, seq: (await office.look(clerk, at.caseId))?.seq ?? at.seq };
  await step(clerk, "CLOSE_WINDOW");
  for (const published of [true, true]) {
    let state = await step(clerk, "PROPOSE_RANKING", { rankingKey: "comune/020038" });
    if (state.endsWith("Tie")) state = await step(clerk, "RETURN_RANKING", { reason: "esempio" });
    if (!state.endsWith("Proposed")) return;
    await step(other, "APPROVE_RANKING", act(today));
    await fannedOut(lane, at.caseId, clerk);
    at = { ...at, seq: (await office.look(clerk, at.caseId))?.seq ?? at.seq };
    if (published) await step(clerk, "PUBLISH_RANKING", { alboFrom: addDays(today, -60), alboTo: addDays(today, -50) });
  }
  for (let i = 0; i < 8; i++) await lane.walk(["housing-application"], 4);
}

/** Waits a moment for the word to have spread; a lane that gave up waiting goes on with other work. */
async function fannedOut(lane: Lane, caseId: string, staff: number): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const view = await lane.options.office.look(staff, caseId);
    if (!view?.state.endsWith("InProgress") || lane.options.isOver()) return;
    await new Promise((done) => setTimeout(done, 30));
  }
}
