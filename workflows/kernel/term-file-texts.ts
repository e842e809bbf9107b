// Words of the tables of terms that are taken away: columns and statuses, Italian and English.
export const termFileTexts: Record<"it" | "en", { columns: string[]; status: Record<string, string> }> = {
  it: {
    columns: ["Numero", "Tipo", "Termine", "Stato", "Inizio", "Scadenza", "Fonte", "Come si è arrivati alla data"],
    status: {
      ...{ waitingDelivery: "in attesa di consegna", running: "in corso", suspended: "sospeso" },
      ...{ interrupted: "interrotto", met: "rispettato", cancelled: "annullato" },
    },
  },
  en: {
    columns: ["Number", "Kind", "Term", "Status", "Start", "Due", "Source", "How the day was found"],
    status: {
      ...{ waitingDelivery: "waiting for delivery", running: "running", suspended: "suspended" },
      ...{ interrupted: "interrupted", met: "met", cancelled: "cancelled" },
    },
  },
};
