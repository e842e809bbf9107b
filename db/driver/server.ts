// Driver on a libSQL server through @libsql/client: one round trip for a read, one for an atomic batch.
// Interactive transactions are never used: idle ones die after 5 s and cost four times as much.
import { type Client, createClient, type InValue } from "@libsql/client";
import { type Bind, checkBinds, type Driver, type Statement } from "./driver.ts";
import { asConflict } from "./embedded.ts";

export class ServerDriver implements Driver {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async read<T extends object>(sql: string, args: readonly Bind[] = []): Promise<T[]> {
    checkBinds(args);
    const result = await this.#client.execute({ sql, args: args as InValue[] });
    return result.rows.map((row) => {
      const plain: Record<string, unknown> = {};
      result.columns.forEach((column, i) => {
        const value = row[i];
        plain[column] = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
      });
      return plain as T;
    });
  }

  async batch(statements: readonly Statement[]): Promise<void> {
    if (statements.length === 0) return;
    for (const { args } of statements) checkBinds(args);
    try {
      await this.#client.batch(
        statements.map(({ sql, args }) => ({ sql, args: args as InValue[] })),
        "write",
      );
    } catch (error) {
      throw asConflict(error);
    }
  }

  async analyze(): Promise<void> {}

  close(): void {
    this.#client.close();
  }
}

/** `url`: http(s):// or libsql://. */
export const openServerDriver = (url: string, authToken: string | undefined): ServerDriver =>
  new ServerDriver(createClient({ url, ...(authToken ? { authToken } : {}), intMode: "number" }));
