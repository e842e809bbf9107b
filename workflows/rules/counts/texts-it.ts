// Italian words of the sheets of figures: groups, definitions, what is covered. Print and file carry them too.
import type { CountBasis, CountDimension, CountUnit } from "./ask.ts";

export interface Span {
  on: string;
  from: string;
  to: string;
}

type PerUnit<T> = Record<CountUnit, T>;

export interface SheetTexts {
  title: (unit: string, basis: string, by: string) => string;
  and: string;
  units: PerUnit<string>;
  basis: Record<CountBasis, (span: Span) => string>;
  dimensions: Record<CountDimension, string>;
  unknown: Partial<Record<CountDimension, string>>;
  notKnown: string;
  district: string;
  sexes: Record<string, string>;
  ageBand: (from: number, to: number | undefined) => string;
  counted: PerUnit<string>;
  over: Record<CountBasis, (span: Span) => string>;
  filtered: (filters: string) => string;
  notFiltered: string;
  rights: string;
  sums: PerUnit<string>;
  age: (day: string) => string;
  ofPerson: string;
  asToday: string;
  /** Null: so few that the number is covered. */
  without: PerUnit<(cases: number | null) => string>;
  external: (least: number) => string;
  guarded: (least: number) => string;
  internal: string;
  views: Record<"todo" | "mine" | "waiting" | "unassigned", string>;
  statuses: Record<"open" | "closed", string>;
  total: string;
  onDay: (day: string) => string;
  covered: string;
  definition: string;
  madeBy: (who: string, day: string, time: string) => string;
  mayor: {
    title: (year: string) => string;
    followed: string;
    followedTotal: string;
    opened: string;
    closed: string;
    open: string;
    definition: (span: Span) => string[];
  };
}

const some = (cases: number | null, text: string): string =>
  cases === null ? `Alcune pratiche (numero coperto) ${text}.` : `${cases} pratiche ${text}.`;

export const sheetTextsIt: SheetTexts = {
  title: (unit, basis, by) => `${unit} ${basis}, per ${by}`,
  and: " e ",
  units: { cases: "Pratiche", persons: "Persone", households: "Nuclei", events: "Eventi" },
  basis: {
    now: () => "come nell’elenco di adesso",
    openOn: ({ on }) => `in carico al ${on}`,
    opened: ({ from, to }) => `– nuove dal ${from} al ${to}`,
    closed: ({ from, to }) => `– chiuse dal ${from} al ${to}`,
    followed: ({ from, to }) => `seguite dal ${from} al ${to}`,
    recorded: ({ from, to }) => `registrati dal ${from} al ${to}`,
  },
  dimensions: {
    comune: "comune",
    area: "area",
    kind: "tipo di pratica",
    step: "passo",
    ageBand: "fascia di età",
    sex: "sesso",
    yearOpened: "anno di apertura",
    monthOpened: "mese di apertura",
    yearClosed: "anno di chiusura",
    monthClosed: "mese di chiusura",
  },
  unknown: { yearClosed: "non chiuse", monthClosed: "non chiuse" },
  notKnown: "non noto",
  district: "Ambito",
  sexes: { F: "femmine", M: "maschi" },
  ageBand: (from, to) => (to === undefined ? `${from} anni e più` : `${from}–${to} anni`),
  counted: {
    cases: "Si contano le pratiche, una per una.",
    persons: "Si contano le persone intestatarie delle pratiche: chi ha più pratiche conta una volta sola.",
    households:
      "Si contano i nuclei delle persone intestatarie: chi ha più pratiche nello stesso nucleo conta una volta sola.",
    events: "Si contano le registrazioni nella storia delle pratiche, comprese quelle automatiche.",
  },
  over: {
    now: () => "Pratiche che l’elenco contiene nel momento indicato sotto.",
    openOn: ({ on }) =>
      `Pratiche aperte alla fine del ${on}: aperte fino a quel giorno e non chiuse entro quel giorno.`,
    opened: ({ from, to }) => `Pratiche aperte dal ${from} al ${to}, compresi.`,
    closed: ({ from, to }) => `Pratiche chiuse dal ${from} al ${to}, compresi, e non riaperte.`,
    followed: ({ from, to }) => `Pratiche aperte almeno un giorno dal ${from} al ${to}.`,
    recorded: ({ from, to }) =>
      `Vale il giorno in cui l’evento è stato registrato, dal ${from} al ${to}; pratiche aperte e chiuse.`,
  },
  filtered: (filters) => `Filtri: ${filters}.`,
  notFiltered: "Nessun filtro.",
  rights: "Solo pratiche che chi ha fatto il foglio può vedere.",
  sums: {
    cases: "I totali sono la somma delle celle.",
    persons:
      "Una persona che sta in più righe o colonne conta una volta sola nel totale: la somma delle celle può superarlo.",
    households:
      "Un nucleo che sta in più righe o colonne conta una volta sola nel totale: la somma delle celle può superarlo.",
    events: "I totali sono la somma delle celle.",
  },
  age: (day) => `Età compiuta al ${day}.`,
  ofPerson: "Età e sesso sono quelli della persona intestataria della pratica.",
  asToday: "Comune, area, passo e lettura riservata sono quelli che la pratica ha oggi.",
  without: {
    cases: (cases) => some(cases, "non sono contate"),
    persons: (cases) => some(cases, "senza persona intestataria non sono contate"),
    households: (cases) => some(cases, "di cui non si conosce il nucleo non sono contate"),
    events: (cases) => some(cases, "non sono contate"),
  },
  external: (least) =>
    `Per uso esterno: i valori da 1 a ${least - 1} sono coperti (•), e con loro altri, anche totali, perché nessuno si ricavi per differenza.`,
  guarded: (least) =>
    `Di alcune pratiche non vedi le persone: per età e sesso i valori da 1 a ${least - 1} sono coperti (•), e con loro altri, perché nessuno si ricavi per differenza.`,
  internal: "Valori esatti: foglio a uso interno, da non diffondere.",
  views: {
    todo: "da fare di chi ha fatto il foglio",
    mine: "pratiche di chi ha fatto il foglio",
    waiting: "in attesa di altri, di chi ha fatto il foglio",
    unassigned: "non assegnate",
  },
  statuses: { open: "aperte", closed: "chiuse" },
  total: "Totale",
  onDay: (day) => `al ${day}`,
  covered: "coperto",
  definition: "Che cosa dicono questi numeri",
  madeBy: (who, day, time) => `Fatto da ${who} il ${day} alle ${time}.`,
  mayor: {
    title: (year) => `Una pagina per il sindaco – anno ${year}`,
    followed: "Persone seguite nell’anno, per area",
    followedTotal: "Persone seguite",
    opened: "Pratiche nuove",
    closed: "Pratiche chiuse",
    open: "Pratiche aperte",
    definition: ({ from, to, on }) => [
      `Persone seguite: intestatarie di almeno una pratica aperta almeno un giorno dal ${from} al ${to}; chi è seguito in più aree o comuni conta una volta sola nei totali.`,
      `Pratiche nuove e chiuse: dal ${from} al ${to}; quelle riaperte non contano fra le chiuse.`,
      `Pratiche aperte: alla fine del ${on}.`,
      "Comune e area sono quelli che la pratica ha oggi.",
    ],
  },
};
