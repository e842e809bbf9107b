// Italian words of the locked screen and of the PIN that opens it.
export const lock = {
  isLocked: "Schermo bloccato. Quello che hai scritto è rimasto sotto.",
  pin: "PIN di sei cifre",
  unlock: "Sblocca",
  byPassword: "Entra con la password",
  wrong: "PIN sbagliato. Dopo cinque errori serve la password.",
  chooseHelp:
    "Sei cifre che riaprono lo schermo bloccato, finché dura l’accesso di oggi. Per entrare serve sempre la password.",
  password: "La tua password",
  newPin: "Nuovo PIN, sei cifre",
  again: "Ripeti il PIN",
  save: "Salva il PIN",
  without: "Blocca senza PIN",
  digits: "Il PIN ha sei cifre.",
  different: "I due PIN non sono uguali.",
  tooEasy: "Questo PIN si indovina subito: non usare cifre tutte uguali o in fila.",
  wrongPassword: "La password non è giusta.",
  chosen: "PIN salvato. «Blocca» copre lo schermo, il PIN lo riapre.",
};
