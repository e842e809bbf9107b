// A register asked by a program of the installation (setting LOOKUP_COMMAND): it gets the question as JSON on its standard input and
// writes the answer as JSON on its standard output. How the register itself is spoken to is the program's own.
import { spawn } from "node:child_process";
import { type AskedPerson, type LookupAnswer, lookupAnswer, type PersonLookup } from "./person-lookup.ts";

const waitMs = 20_000;
const mostBytes = 65_536;
const unavailable: LookupAnswer = { status: "unavailable" };

function read(output: string): LookupAnswer {
  try {
    const parsed = lookupAnswer.safeParse(JSON.parse(output));
    return parsed.success ? parsed.data : unavailable;
  } catch {
    return unavailable;
  }
}

export class LookupProgram implements PersonLookup {
  readonly register: string;
  readonly isConnected = true;
  readonly #command: string;
  readonly #waitMs: number;

  /** @param command program and arguments, separated by blanks. */
  constructor(command: string, register: string, wait = waitMs) {
    this.register = register;
    this.#command = command;
    this.#waitMs = wait;
  }

  lookUp(asked: AskedPerson): Promise<LookupAnswer> {
    const [program = "", ...args] = this.#command.split(/\s+/);
    return new Promise((done) => {
      const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], timeout: this.#waitMs });
      let output = "";
      child.once("error", () => done(unavailable));
      // It may have answered before it read all.
      child.stdin.once("error", () => {});
      child.stdout.setEncoding("utf8");
      child.stdout.on("data", (chunk: string) => {
        output += chunk;
        if (output.length > mostBytes) child.kill();
      });
      child.once("close", (code) => done(code === 0 ? read(output) : unavailable));
      child.stdin.end(JSON.stringify(asked));
    });
  }
}
