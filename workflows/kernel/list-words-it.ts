// Italian words that pages, files and forms share: areas, work lists, purposes of taking data away.
import type { AreaId } from "./ids.ts";

export const listWords = {
  areas: {
    adults: "Adulti",
    elderly: "Anziani",
    disability: "Disabilità",
    families: "Famiglie",
    protection: "Tutela Minori",
    foster: "Affidi",
    housing: "Casa",
    poverty: "Contrasto alla povertà",
    registry: "Anagrafe del servizio",
  } satisfies Record<AreaId, string>,
  views: {
    todo: "Da fare",
    mine: "Le mie pratiche",
    waiting: "In attesa di altri",
    unassigned: "Da assegnare",
    all: "Tutte le pratiche",
  },
  purposes: {
    planning: "Organizzazione del lavoro",
    meeting: "Équipe o riunione",
    reporting: "Rendiconto o statistica",
    check: "Controllo dei dati",
    authority: "Richiesta di un’autorità",
    other: "Altro",
  },
};

export type ListWords = typeof listWords;
