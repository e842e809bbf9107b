// Italian words of where a person lives and which comune pays, with the reason.
export const payer = {
  title: "Residenza ed ente pagante",
  ordinary: "Servizi ordinari",
  unknown: "Da stabilire",
  since: (place: string, day: string) => `Residente a ${place} dal ${day}`,
  sinceUnknown: (place: string, day: string) =>
    `Residente a ${place}, non si sa da quando (così dall’apertura della scheda, il ${day})`,
  residenceBefore: (place: string) => `${place}, non si sa da quando`,
  domiciled: (place: string, day: string) => `Domiciliata a ${place} dal ${day}`,
  domicileEnded: (place: string, from: string, until: string) => `Domiciliata a ${place} dal ${from} al ${until}`,
  runBy: (place: string) => `Chi gestisce i servizi a ${place}`,
  mandate: (act: string, day: string) => `dal ${day}, atto ${act}`,
  history: (count: number) => `Residenze e domicili di prima (${count})`,
  residence: (place: string, day: string) => `${place}, dal ${day}`,
  stay: (kind: string, day: string) => `${kind} dal ${day}`,
  stayEnded: (kind: string, from: string, until: string) => `${kind} dal ${from} al ${until}`,
  notice: (place: string, day: string) => `comune informato prima: ${place}, il ${day}`,
  noNotice: "non risulta che il comune sia stato informato prima",
  formerly: (place: string) => `già ${place}`,
  act: (number: string, day: string) => `atto${number === "" ? "" : ` n. ${number}`} del ${day}`,
  among: (places: string) => `tra ${places}`,
  ignored: (moves: string) => `Trasferimenti dopo l’inizio, senza effetto: ${moves}`,
  check: (day: string) => `Verifica dell’ente pagante entro il ${day}`,
  checkNow: "Verifica",
  proposal: {
    title: "Chi paga secondo la regola",
    pays: {
      ordinary: (place: string, reason: string) => `Per i servizi ordinari paga ${place}: ${reason}.`,
      stay: (place: string, reason: string) => `Per i servizi residenziali paga ${place}: ${reason}.`,
    },
    unknown: {
      ordinary: (reason: string) => `Per i servizi ordinari la regola non dice chi paga: ${reason}.`,
      stay: (reason: string) => `Per i servizi residenziali la regola non dice chi paga: ${reason}.`,
    },
    noStay:
      "Per i servizi residenziali la regola non dice ancora chi paga: nella scheda della persona manca il soggiorno.",
    take: (place: string) => `Scrivi ${place}`,
    other: (place: string) =>
      `Hai scritto ${place}, ma secondo la regola paga un altro comune. Se è giusto così, indica l'atto che lo dice: numero, data e contenuto. Se è sbagliata la residenza, si corregge nella scheda della persona.`,
  },
  reasons: {
    act: "lo dice un atto",
    residenceAtDelivery: "residenza in questa data",
    residenceAtStart: "residenza all’inizio del soggiorno: resta quella",
    guardianAtStart: "minorenne: residenza del tutore all’inizio, resta quella",
    parentsAtStart: "minorenne: residenza dei genitori all’inizio, resta quella",
    parentsApart: "minorenne: genitori o tutori risiedevano in comuni diversi, serve un accordo o un atto",
    parentsUnknown: "minorenne: manca l’atto o la residenza di genitori o tutore all’inizio",
    ageUnknown: "manca la data di nascita: non si sa se era minorenne",
    residenceUnknown: "non si sa dove risiedeva quel giorno",
  },
};
