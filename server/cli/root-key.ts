// npm run root-key [-- --rotate yes]: tells the public keys that signed roots; with --rotate a new key signs from the
// next root on, also while the server runs. What the old one signed goes on verifying.
import { rootKeyFile } from "../data-folder.ts";
import { readRootKeys, rotateRootKeys } from "../engine/root-keys.ts";
import { type CommandContext, existingFolder, options } from "./command.ts";

const usage = "npm run root-key [-- --rotate yes]";

export async function rootKeyCommand(context: CommandContext, args: string[]): Promise<number> {
  const { rotate } = options(args, ["rotate"], usage);
  const path = rootKeyFile(context.config, existingFolder(context).folder);
  if (!readRootKeys(path)) throw new Error(`${path} is missing: the server makes it when it first signs a root`);
  if (rotate !== undefined) {
    if (rotate !== "yes") throw new Error(`expected ${usage}`);
    rotateRootKeys(path, context.random);
  }
  const [current, ...before] = readRootKeys(path)?.trusted ?? [];
  context.say(`${path} signs with ${current}`);
  for (const key of before) context.say(`before it signed ${key}`);
  return 0;
}
