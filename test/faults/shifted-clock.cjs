// Loaded before the built server (node --require): its clock is off by the milliseconds that a file says, read at every
// look, so that a test can set it back under a running server.
const { readFileSync } = require("node:fs");

const Real = globalThis.Date;

function now() {
  try {
    return Real.now() + Number(readFileSync(process.env.CLOCK_SHIFT_FILE, "utf8"));
  } catch {
    return Real.now();
  }
}

globalThis.Date = class extends Real {
  constructor(...args) {
    if (args.length > 0) super(...args);
    else super(now());
  }
  static now() {
    return now();
  }
};
