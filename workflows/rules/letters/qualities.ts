// In what quality a worker signs, as letters write it, until the worker says it otherwise. Documents are Italian.
import type { RoleId } from "../../kernel/ids.ts";

export const roleQualities: Partial<Record<RoleId, string>> = {
  frontDesk: "Segretariato sociale",
  socialWorker: "Assistente sociale",
  protectionWorker: "Assistente sociale",
  psychologist: "Psicologo",
  housingClerk: "Ufficio casa",
  adminClerk: "Ufficio amministrativo",
  supervisor: "Responsabile del servizio",
};
