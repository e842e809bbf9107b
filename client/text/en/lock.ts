// English words of the locked screen and of the PIN that opens it.
import type { lock as italian } from "../it/lock.ts";
import type { Words } from "../language.ts";

export const lock: Words<typeof italian> = {
  isLocked: "Screen locked. What you were writing is still there below.",
  pin: "PIN of six digits",
  unlock: "Unlock",
  byPassword: "Use the password",
  wrong: "Wrong PIN. After five mistakes the password is needed.",
  chooseHelp:
    "Six digits that open the locked screen again while today’s session lasts. Logging in always takes the password.",
  password: "Your password",
  newPin: "New PIN, six digits",
  again: "Repeat the PIN",
  save: "Save the PIN",
  without: "Lock without a PIN",
  digits: "The PIN has six digits.",
  different: "The two PINs differ.",
  tooEasy: "This PIN is guessed at once: do not use equal digits or digits in a row.",
  wrongPassword: "The password is not right.",
  chosen: "PIN saved. “Lock” covers the screen, the PIN opens it again.",
};
