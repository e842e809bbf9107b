// Makes the demo's data: opens the writer under a simulated clock, lets the scripts run over 24 months up to the day
// before seeding, and notes the scale. Same seed and day, same data; only keys and nonces differ.
import { createHmac } from "node:crypto";
import { findRuleset, loadTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { readHead } from "../../db/log/read-log.ts";
import { putSetting } from "../../db/log/setting.ts";
import { listComuni } from "../../db/network/list-comuni.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { Day, Instant } from "../../workflows/kernel/ids.ts";
import { toolsOf, toolsRuleset } from "../../workflows/rules/assessment/tool.ts";
import { addDays, daysBetween, romeDay } from "../../workflows/rules/calendar/days.ts";
import { asAccount } from "../access/demo-accounts.ts";
import { demoStaff } from "../access/demo-staff.ts";
import { createPolicy, kindRights } from "../access/policy.ts";
import type { FileStore } from "../documents/file-store.ts";
import { openWriter } from "../engine/open-writer.ts";
import { uuidOf } from "../engine/send.ts";
import { aidScript, aidsOf } from "./aid-script.ts";
import { allowanceScript, allowanceSinceDays, allowancesOf } from "./allowance-script.ts";
import { Cast, sharesOf } from "./cast.ts";
import { deskContact, deskKindSinceDays, waitingContact } from "./desk-script.ts";
import { dischargeOf } from "./discharge-script.ts";
import { fosterScript } from "./foster-script.ts";
import { planBandi } from "./housing-plan.ts";
import { applicationScript, bandoScript } from "./housing-script.ts";
import { inquiriesOf, inquiryScript } from "./inquiry-script.ts";
import { intake, orientation } from "./intake-script.ts";
import { mostLetters } from "./letters.ts";
import { peopleScripts } from "./people-script.ts";
import { makePopulation } from "./population.ts";
import { createRandom, type Random } from "./random.ts";
import { type DemoScale, scaleMark, startedMark } from "./scale.ts";
import type { Script, Start } from "./script.ts";
import { Simulation, type SimulationReport } from "./simulation.ts";
import { stocksOf } from "./stock-script.ts";
import { supportScript, supportsOf } from "./support-script.ts";
import { type Span, World } from "./world.ts";

export interface SimulateOptions {
  root: string;
  databaseFile: string;
  keyFile: string;
  masterKey: Uint8Array;
  encryptionKey?: string | undefined;
  /** An open driver to a libSQL server, instead of the file. */
  driver?: Driver;
  workflows: readonly Workflow[];
  random: (size: number) => Uint8Array;
  /** Keys the HMACs of payloads, as at the gate. */
  secret: string;
  /** Day of seeding. */
  today: Day;
  seed?: string;
  cases?: number;
  /** Default: 2,000 for the sample, more for a load set. */
  persons?: number;
  say?: (line: string) => void;
  /** Where bytes of documents are kept; without it no letter is written. */
  files?: FileStore;
}

export const defaultSeed = "destra-secchia";
export const sampleCases = 600;
const samplePersons = 2_000;
/** The district's inhabitants set the limit of a load set. */
const mostPersons = 40_000;
const simulatedDays = 730;
/** More refusals than this share mean that scripts and workflows no longer agree. */
const mostRefused = 0.01;

/** Fills an empty database. Throws when it is not empty, or when scripts and workflows disagree. */
export async function simulate(options: SimulateOptions): Promise<DemoScale & SimulationReport> {
  const { today } = options;
  const span: Span = {
    seed: options.seed ?? defaultSeed,
    today,
    from: addDays(today, -simulatedDays),
    to: addDays(today, -1),
  };
  let now: Instant = `${span.from}T00:00:00.000Z`;
  const clock = { now: () => now, today: () => romeDay(now) };
  const { writer, driver, keys, settle, close } = await openWriter({
    ...options,
    demo: true,
    now: clock.now,
    filling: true,
  });
  try {
    if ((await readHead(driver)).pos > 0) throw new Error("the demo is made in an empty database only");
    await driver.batch([putSetting(startedMark, span.today)]);
    const cases = options.cases ?? sampleCases;
    const world = await createWorld(driver, span, options.persons ?? personsFor(cases));
    const mac = (text: string) => createHmac("sha256", options.secret).update(text).digest("hex");
    const comuni = new Map((await listComuni(driver)).map(({ istat, name }) => [istat, name]));
    const { files } = options;
    if (files) world.lettersLeft = mostLetters;
    const simulation = new Simulation(
      {
        mac,
        letters: files && { files, mac, comuneName: (istat) => comuni.get(istat) ?? istat },
        driver,
        tables: await loadTables(driver),
        port: writer,
        keys,
        policy: createPolicy(kindRights(options.workflows)),
        workflows: new Map(options.workflows.map((one) => [one.id, one])),
        setNow: (instant) => {
          if (instant > now) now = instant;
        },
        clock,
      },
      span,
    );
    const { people, work } = scriptsOf(world, cases);
    for (const script of [...people, ...work]) simulation.admit(script);
    if (options.say)
      simulation.onDay = tellProgress(span, options.say, {
        sent: () => simulation.report.sent,
        nowMs: () => performance.now(),
        every: cases > sampleCases ? 20 : 10,
      });
    const report = await simulation.run();
    checkRefusals(report);
    const scale: DemoScale = {
      persons: world.population.persons.length,
      // A few less than asked for where families run out.
      cases: work.length,
      events: report.sent,
      days: simulatedDays,
      seed: span.seed,
      from: span.from,
      to: span.to,
      load: cases > sampleCases,
    };
    // Plans made on empty tables would be wrong from the first page on.
    await driver.analyze();
    settle();
    await driver.batch([putSetting(scaleMark, JSON.stringify(scale))]);
    return { ...scale, ...report };
  } finally {
    await close();
  }
}

/** A tenth of the sample's people for a tenth of its cases; a load set takes many of the district's inhabitants. */
const personsFor = (cases: number): number =>
  cases <= sampleCases
    ? Math.max(200, Math.round((cases * samplePersons) / sampleCases))
    : Math.min(mostPersons, Math.max(samplePersons, Math.round(cases * 0.8)));

async function createWorld(driver: Driver, span: Span, persons: number): Promise<World> {
  const comuni = await listComuni(driver);
  const tables = await loadTables(driver);
  const termDays = Number(findRuleset(tables, "intake", "district", span.to)?.values.termDays);
  if (!(termDays > 0)) throw new Error("the ruleset intake gives no termDays");
  const population = makePopulation({ seed: span.seed, day: span.today, persons, comuni });
  const staff = demoStaff.map((worker) => asAccount(worker, span.today, uuidOf));
  const tools = toolsOf(findRuleset(tables, toolsRuleset, "district", span.to)?.values);
  return new World(span, staff, population, { termDays, tools });
}

/** One case in so many is a protected discharge: half a dozen a year in the office of the demo. */
const perDischarge = 120;
/** One in so many is an inclusion allowance of a household in nobody's care. */
const perAllowance = 60;

/** Everything that is going to happen, kind by kind; each has chance of its own. */
function scriptsOf(world: World, cases: number): { people: Start[]; work: Start[] } {
  const random = createRandom(`${world.span.seed}/${world.span.today}/cases`);
  const shares = sharesOf(cases);
  const { scripts, known } = peopleScripts(world, random.fork("people"));
  const cast = new Cast(world, known, random.fork("cast"));
  const courses = cast.courses(shares.care, random.fork("care"));
  const families = cast.families(shares.foster, random.fork("foster"));
  const orientations = cast.orientations(shares.orientation, random.fork("orientation"));
  const contacts = cast.openContacts(shares.contacts, random.fork("contacts"));
  const inCare = courses.flatMap(({ contact, turn }) => (turn === "care" ? [contact] : []));
  const asked = aidsOf(world, inCare, random.fork("aids"));
  const inquiries = inquiriesOf(world, inCare, random.fork("inquiries"));
  const supports = supportsOf(world, inCare, random.fork("supports"));
  const bandi = planBandi(world, cast, shares, random.fork("housing"));
  const discharges = cast.discharges(Math.floor(cases / perDischarge), random.fork("discharges"));
  const applied = cast.allowances(Math.floor(cases / perAllowance), allowanceSinceDays, random.fork("allowances"));
  const allowances = allowancesOf(world, applied, inCare, random.fork("allowances in care"));
  const deskFrom = addDays(world.span.to, -deskKindSinceDays);
  const own = (caseId: string) => random.fork(caseId);
  const start = (one: { caseId: string; day: Day }, make: (chance: Random) => Script): Start => ({
    day: one.day,
    make: () => make(own(one.caseId)),
  });
  const work = [
    ...bandi.map((one) => start({ ...one, day: one.draftOn }, (chance) => bandoScript(world, chance, one))),
    ...bandi.flatMap((bando) =>
      bando.applications.map((one) =>
        start({ ...one, day: bando.importOn }, (chance) => applicationScript(world, chance, bando, one)),
      ),
    ),
    ...families.map((one) => start(one, (chance) => fosterScript(world, chance, one))),
    ...courses.map(({ contact, turn }) => start(contact, (chance) => intake(world, chance, contact, turn))),
    ...stocksOf(world, asked, random.fork("stocks")),
    ...asked.map((one) => start(one, (chance) => aidScript(world, chance, one))),
    ...inquiries.map((one) => start(one, (chance) => inquiryScript(world, chance, one))),
    ...supports.map((one) => start(one, (chance) => supportScript(world, chance, one))),
    ...allowances.map((one) => start(one, (chance) => allowanceScript(world, chance, one))),
    ...orientations.map((contact) =>
      start(contact, (chance) => (contact.day < deskFrom ? orientation : deskContact)(world, chance, contact)),
    ),
    ...discharges.map((contact) => start(contact, (chance) => dischargeOf(world, chance, contact))),
    ...contacts.map((contact) => start(contact, (chance) => waitingContact(world, chance, contact))),
  ];
  return { people: scripts, work };
}

function checkRefusals(report: SimulationReport): void {
  const refused = [...report.refused.values()].reduce((sum, one) => sum + one, 0);
  if (refused <= report.sent * mostRefused) return;
  const worst = [...report.refused].sort((a, b) => b[1] - a[1]).slice(0, 20);
  throw new Error(
    `the simulation was refused ${refused} of ${report.sent} commands:\n${worst.map(([why, times]) => `${times} ${why}`).join("\n")}`,
  );
}

/** A line each tenth of the way, in a load set with the time it still takes. */
function tellProgress(
  span: Span,
  say: (line: string) => void,
  told: { sent: () => number; nowMs: () => number; every: number },
): (day: Day) => void {
  const days = daysBetween(span.from, span.to);
  const started = told.nowMs();
  let last = 0;
  return (day) => {
    const part = Math.floor((daysBetween(span.from, day) * told.every) / days) / told.every;
    if (part <= last) return;
    last = part;
    const minutes = ((told.nowMs() - started) / 60_000) * (1 / part - 1);
    const left = minutes >= 1 ? `, about ${Math.ceil(minutes)} min left` : "";
    say(`  ${Math.round(part * 100)} % (${day}, ${told.sent()} commands${left})`);
  };
}
