// What may be said of an error in the log, also across threads: its name, its code and where it was thrown. Never its
// message: that of a broken JSON, of a search or of a form quotes the value that broke it.

export interface LoggedError {
  name: string;
  /** Of the system or of the database, such as SQLITE_FULL. */
  code?: string;
  /** Frames of the stack, innermost first. */
  at: string[];
}

const mostFrames = 20;

/** Undefined when it is no Error. */
export function forLog(error: unknown): LoggedError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, stack = "" } = error;
  const { code } = error as { code?: unknown };
  // The message stands before the frames and may have lines of its own.
  const said = stack.indexOf(message);
  const frames = stack
    .slice(said < 0 ? 0 : said + message.length)
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return {
    name: /^\w{1,60}$/.test(name) ? name : "Error",
    ...(typeof code === "string" && /^[A-Z][A-Z_]{1,40}$/.test(code) ? { code } : {}),
    at: frames.slice(0, mostFrames).map((line) => line.trim()),
  };
}

/** The error again, on the other side of a thread: the same to `forLog`. */
export function fromLogged({ name, code, at }: LoggedError): Error {
  const error = Object.assign(new Error(""), code === undefined ? {} : { code });
  error.name = name;
  error.stack = [name, ...at.map((line) => `    ${line}`)].join("\n");
  return error;
}
