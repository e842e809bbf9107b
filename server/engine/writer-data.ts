// What the writer's thread is started with. Secrets travel inside the process only.

export interface WriterData {
  root: string;
  demo: boolean;
  databaseFile: string;
  keyFile: string;
  backups: string;
  masterKey: Uint8Array;
  encryptionKey: string | undefined;
  databaseUrl: string | undefined;
  databaseAuthToken: string | undefined;
  shiftDays: number;
  acceptLostKeys: boolean;
}
