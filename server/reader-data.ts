// What the reader's thread is started with.

export interface ReaderData {
  databaseFile: string;
  encryptionKey: string | undefined;
  /** A libSQL server instead of the file. */
  databaseUrl: string | undefined;
  databaseAuthToken: string | undefined;
}
