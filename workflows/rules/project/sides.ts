// Who signs a project for the person and who for the service, by quality of the signature: said in the case or beside a document.
export const personSide: readonly string[] = ["person", "parent", "guardian", "supportAdministrator", "specialCurator"];
export const serviceSide: readonly string[] = ["socialWorker", "supervisor", "worker", "manager"];
