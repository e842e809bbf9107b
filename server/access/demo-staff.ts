// The invented staff of the demo district: who, with which role, where, for which areas.
// Names are drawn for the demo and are nobody's; days count from the day of seeding.
import type { AreaId, RoleId, Territory } from "../../workflows/kernel/ids.ts";

export interface DemoGrant {
  role: RoleId;
  territories: readonly Territory[];
  areas: readonly AreaId[] | "all";
  /** Days from the day of seeding, negative before it; default two years before. */
  fromDays?: number;
  toDays?: number;
}

export interface DemoWorker {
  name: string;
  /** Before `@demo.ambito.example`. */
  login: string;
  grants: readonly DemoGrant[];
  /** Registered name of the body the account stands for. */
  bodyName?: string;
  /** Left the office that many days before. */
  leftDaysAgo?: number;
}

/** The thirteen comuni as the territorial service divides them. */
export const rounds = {
  east: ["020038", "020062", "020064"],
  centre: ["020042", "020029", "020060", "020058"],
  south: ["020061", "020073"],
  west: ["020047", "020046", "020056", "020072"],
} as const satisfies Record<string, readonly Territory[]>;

const all: readonly Territory[] = ["district"];
const care: readonly AreaId[] = ["adults", "elderly", "disability", "families", "poverty"];

const worker = (name: string, login: string, ...grants: DemoGrant[]): DemoWorker => ({ name, login, grants });
const grant = (role: RoleId, territories: readonly Territory[], areas: readonly AreaId[] | "all"): DemoGrant => ({
  role,
  territories,
  areas,
});

export const demoStaff: readonly DemoWorker[] = [
  worker("Teresa Mantegna", "teresa.segretariato", grant("frontDesk", [...rounds.east, ...rounds.west], "all")),
  worker("Bruna Castaldelli", "bruna.segretariato", grant("frontDesk", [...rounds.centre, ...rounds.south], "all")),
  worker("Ivo Morandini", "ivo.segretariato", grant("frontDesk", all, "all")),

  worker("Anna Ferrarini", "anna.assistente", grant("socialWorker", rounds.east, care)),
  worker("Chiara Bolognesi", "chiara.assistente", grant("socialWorker", rounds.centre, care)),
  worker("Davide Salvaterra", "davide.assistente", grant("socialWorker", rounds.south, care)),
  // On maternity leave for four months and eight more, with her substitute.
  worker(
    "Marta Zanardi",
    "marta.assistente",
    { ...grant("socialWorker", rounds.west, care), toDays: -120 },
    { ...grant("socialWorker", rounds.west, care), fromDays: 236 },
  ),
  worker("Irene Gualtieri", "irene.assistente", {
    ...grant("socialWorker", rounds.west, care),
    fromDays: -125,
    toDays: 240,
  }),
  worker("Lorenzo Pavesi", "lorenzo.inclusione", grant("socialWorker", all, ["poverty"])),
  { ...worker("Paola Rovesti", "paola.assistente", grant("socialWorker", rounds.east, care)), leftDaysAgo: 210 },

  worker("Giulia Andreasi", "giulia.tutela", grant("protectionWorker", all, ["protection", "families"])),
  worker("Stefano Bottardi", "stefano.tutela", grant("protectionWorker", all, ["protection", "families"])),
  worker("Valeria Cagnoni", "valeria.tutela", grant("protectionWorker", all, ["protection", "families"])),
  worker(
    "Silvia Fornasari",
    "silvia.affidi",
    grant("fosterTeam", all, ["foster"]),
    grant("protectionWorker", all, ["protection"]),
  ),
  worker("Enrico Malavasi", "enrico.affidi", grant("fosterTeam", all, ["foster"])),
  worker("Laura Negrelli", "laura.psicologa", grant("psychologist", all, ["protection", "families", "foster"])),
  worker(
    "Tommaso Ghidini",
    "tommaso.psicologo",
    grant("psychologist", all, ["foster", "protection"]),
    grant("fosterTeam", all, ["foster"]),
  ),

  worker("Rita Borghesi", "rita.casa", grant("housingClerk", all, ["housing"])),
  worker("Nicola Truzzi", "nicola.casa", grant("housingClerk", all, ["housing"])),
  worker("Carla Benatti", "carla.amministrativo", grant("adminClerk", all, "all")),

  worker("Sara Lugli", "sara.responsabile", grant("supervisor", all, [...care, "housing"])),
  worker("Alberto Vincenzi", "alberto.responsabile", grant("supervisor", all, ["protection", "foster", "families"])),
  worker("Elisa Marchetti", "elisa.coordinatrice", grant("coordinator", all, "all")),

  worker("Noemi Dallavalle", "noemi.tirocinio", {
    ...grant("trainee", rounds.east, ["adults", "elderly"]),
    fromDays: -60,
    toDays: 120,
  }),
  worker("Fabio Grazioli", "fabio.educatore", grant("educator", all, "all")),
  {
    ...worker("Mirella Sgarbi", "mirella.cooperativa", grant("provider", rounds.east, "all")),
    bodyName: "Cooperativa sociale Filo Blu (esempio)",
  },
  {
    ...worker("Omar Bellini", "omar.cooperativa", grant("provider", rounds.centre, "all")),
    bodyName: "Cooperativa sociale La Rondine (esempio)",
  },
  {
    ...worker("Luca Partesotti", "luca.cooperativa", grant("provider", rounds.south, "all")),
    bodyName: "Cooperativa sociale Argine Vivo (esempio)",
  },
  {
    ...worker("Ilaria Monti", "ilaria.cooperativa", grant("provider", rounds.west, "all")),
    bodyName: "Cooperativa sociale Terre Basse (esempio)",
  },

  worker("Dario Pecorari", "dario.dpo", grant("dpo", all, "all")),
  worker("Ada Righetti", "ada.amministratore", grant("administrator", all, "all")),
];

/** One account per role to show first on the printed list. */
export const shownFirst: readonly string[] = [
  "anna.assistente",
  "teresa.segretariato",
  "giulia.tutela",
  "laura.psicologa",
  "silvia.affidi",
  "rita.casa",
  "carla.amministrativo",
  "sara.responsabile",
  "elisa.coordinatrice",
  "noemi.tirocinio",
  "fabio.educatore",
  "mirella.cooperativa",
  "dario.dpo",
  "ada.amministratore",
];
