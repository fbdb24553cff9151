// The words around the labels of a model, in three languages. Labels are said as the drawing says them.

export type Language = 'en' | 'nl' | 'fr'

export const languages: readonly Language[] = ['en', 'nl', 'fr']

export type Words = {
  readonly start: Readonly<Record<string, string>>
  readonly end: Readonly<Record<string, string>>
  readonly wait: Readonly<Record<string, string>>
  readonly throws: Readonly<Record<string, string>>
  readonly boundary: Readonly<Record<string, string>>
  readonly task: Readonly<Record<string, string>>
  readonly decision: string
  readonly several: string
  readonly together: string
  readonly whichever: string
  readonly meet: string
  readonly atAnyTime: string
  readonly subProcess: string
  readonly forEach: string
  readonly oneByOne: string
  readonly repeated: string
  readonly calls: string
  readonly otherwise: string
  readonly always: string
  readonly unnamed: string
  /** What leads, and what it leads to. */
  readonly led: (lead: string, label: string) => string
  readonly goTo: (number: string) => string
  readonly nothingFollows: string
  readonly within: (duration: string) => string
  readonly stops: string
  readonly goesOn: string
  readonly sends: (what: string, whom: string) => string
  readonly receives: (what: string, whom: string) => string
  readonly data: Readonly<Record<string, string>>
  readonly is: string
  readonly isNot: string
  readonly atLeast: string
  readonly atMost: string
  readonly moreThan: string
  readonly lessThan: string
  readonly and: string
  readonly or: string
  readonly alsoTakesPart: string
  readonly units: Readonly<
    Record<'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second', readonly [string, string]>
  >
}

const en: Words = {
  start: {
    none: 'Start',
    message: 'Start, when a message arrives',
    timer: 'Start, at a set time',
    signal: 'Start, on a signal',
    conditional: 'Start, when a condition is met',
    error: 'Start, on an error',
    escalation: 'Start, when it is raised',
    compensate: 'Start, to undo',
  },
  end: {
    none: 'End',
    message: 'End, with a message',
    terminate: 'End of everything',
    error: 'End, with an error',
    escalation: 'End, raised further',
    signal: 'End, with a signal',
    compensate: 'End, undoing what was done',
    cancel: 'End, cancelled',
  },
  wait: {
    message: 'Wait for a message',
    timer: 'Wait',
    signal: 'Wait for a signal',
    conditional: 'Wait for a condition',
    link: 'Continued from',
  },
  throws: {
    none: 'Reached',
    message: 'Send a message',
    signal: 'Send a signal to all',
    escalation: 'Raise',
    compensate: 'Undo',
    link: 'Continue at',
  },
  boundary: {
    timer: 'If it takes too long',
    message: 'If a message arrives meanwhile',
    error: 'If it fails',
    escalation: 'If somebody raises it',
    signal: 'If a signal comes meanwhile',
    conditional: 'If a condition is met meanwhile',
    compensate: 'To undo it',
    cancel: 'If it is cancelled',
  },
  task: {
    task: '',
    userTask: '',
    manualTask: 'by hand',
    serviceTask: 'by the system',
    scriptTask: 'by the system',
    sendTask: 'sent by the system',
    receiveTask: 'waits for an answer',
    businessRuleTask: 'a table suggests',
  },
  decision: 'Decision',
  several: 'One or more ways',
  together: 'At the same time',
  whichever: 'Whichever comes first',
  meet: 'All ways meet',
  atAnyTime: 'At any time',
  subProcess: 'Together',
  forEach: 'for each, at the same time',
  oneByOne: 'for each, one after the other',
  repeated: 'repeated',
  calls: 'Runs another process',
  otherwise: 'otherwise',
  always: 'always',
  unnamed: 'without a name',
  led: (lead, label) => `${lead}: ${label}`,
  goTo: number => `go to ${number}`,
  nothingFollows: 'nothing follows',
  within: duration => `within ${duration}`,
  stops: 'what was running stops',
  goesOn: 'what was running goes on',
  sends: (what, whom) => `sends “${what}” to ${whom}`,
  receives: (what, whom) => `receives “${what}” from ${whom}`,
  data: {
    none: 'no personal data',
    pseud: 'data without names',
    personal: 'personal data',
    special: 'sensitive personal data',
  },
  is: 'is',
  isNot: 'is not',
  atLeast: 'is at least',
  atMost: 'is at most',
  moreThan: 'is more than',
  lessThan: 'is less than',
  and: 'and',
  or: 'or',
  alsoTakesPart: 'Also takes part',
  units: {
    year: ['year', 'years'],
    month: ['month', 'months'],
    week: ['week', 'weeks'],
    day: ['day', 'days'],
    hour: ['hour', 'hours'],
    minute: ['minute', 'minutes'],
    second: ['second', 'seconds'],
  },
}

const nl: Words = {
  start: {
    none: 'Start',
    message: 'Start, wanneer een bericht binnenkomt',
    timer: 'Start, op een vast moment',
    signal: 'Start, op een sein',
    conditional: 'Start, wanneer een voorwaarde vervuld is',
    error: 'Start, bij een fout',
    escalation: 'Start, wanneer het gemeld wordt',
    compensate: 'Start, om ongedaan te maken',
  },
  end: {
    none: 'Einde',
    message: 'Einde, met een bericht',
    terminate: 'Einde van alles',
    error: 'Einde, met een fout',
    escalation: 'Einde, verder gemeld',
    signal: 'Einde, met een sein',
    compensate: 'Einde, en ongedaan gemaakt',
    cancel: 'Einde, geannuleerd',
  },
  wait: {
    message: 'Wachten op een bericht',
    timer: 'Wachten',
    signal: 'Wachten op een sein',
    conditional: 'Wachten op een voorwaarde',
    link: 'Vervolg van',
  },
  throws: {
    none: 'Bereikt',
    message: 'Een bericht sturen',
    signal: 'Een sein aan allen geven',
    escalation: 'Melden',
    compensate: 'Ongedaan maken',
    link: 'Verder bij',
  },
  boundary: {
    timer: 'Als het te lang duurt',
    message: 'Als er intussen een bericht komt',
    error: 'Als het mislukt',
    escalation: 'Als iemand het meldt',
    signal: 'Als er intussen een sein komt',
    conditional: 'Als intussen een voorwaarde vervuld is',
    compensate: 'Om het ongedaan te maken',
    cancel: 'Als het geannuleerd wordt',
  },
  task: {
    task: '',
    userTask: '',
    manualTask: 'met de hand',
    serviceTask: 'door het systeem',
    scriptTask: 'door het systeem',
    sendTask: 'verstuurd door het systeem',
    receiveTask: 'wacht op antwoord',
    businessRuleTask: 'een tabel doet een suggestie',
  },
  decision: 'Beslispunt',
  several: 'Een of meer wegen',
  together: 'Tegelijk',
  whichever: 'Wat het eerst komt',
  meet: 'Alle wegen komen samen',
  atAnyTime: 'Op elk moment',
  subProcess: 'Samen',
  forEach: 'voor elk, tegelijk',
  oneByOne: 'voor elk, na elkaar',
  repeated: 'herhaald',
  calls: 'Voert een ander proces uit',
  otherwise: 'anders',
  always: 'altijd',
  unnamed: 'zonder naam',
  led: (lead, label) => `${lead}: ${label}`,
  goTo: number => `ga naar ${number}`,
  nothingFollows: 'er volgt niets',
  within: duration => `binnen ${duration}`,
  stops: 'wat bezig was, stopt',
  goesOn: 'wat bezig was, loopt door',
  sends: (what, whom) => `stuurt “${what}” naar ${whom}`,
  receives: (what, whom) => `ontvangt “${what}” van ${whom}`,
  data: {
    none: 'geen persoonsgegevens',
    pseud: 'gegevens zonder namen',
    personal: 'persoonsgegevens',
    special: 'gevoelige persoonsgegevens',
  },
  is: 'is',
  isNot: 'is niet',
  atLeast: 'is minstens',
  atMost: 'is hoogstens',
  moreThan: 'is meer dan',
  lessThan: 'is minder dan',
  and: 'en',
  or: 'of',
  alsoTakesPart: 'Neemt ook deel',
  units: {
    year: ['jaar', 'jaar'],
    month: ['maand', 'maanden'],
    week: ['week', 'weken'],
    day: ['dag', 'dagen'],
    hour: ['uur', 'uur'],
    minute: ['minuut', 'minuten'],
    second: ['seconde', 'seconden'],
  },
}

const fr: Words = {
  start: {
    none: 'Début',
    message: 'Début, à l’arrivée d’un message',
    timer: 'Début, à un moment fixé',
    signal: 'Début, à un signal',
    conditional: 'Début, quand une condition est remplie',
    error: 'Début, en cas d’erreur',
    escalation: 'Début, quand c’est signalé',
    compensate: 'Début, pour annuler les effets',
  },
  end: {
    none: 'Fin',
    message: 'Fin, avec un message',
    terminate: 'Fin de tout',
    error: 'Fin, avec une erreur',
    escalation: 'Fin, signalée plus loin',
    signal: 'Fin, avec un signal',
    compensate: 'Fin, en annulant les effets',
    cancel: 'Fin, annulée',
  },
  wait: {
    message: 'Attendre un message',
    timer: 'Attendre',
    signal: 'Attendre un signal',
    conditional: 'Attendre une condition',
    link: 'Suite de',
  },
  throws: {
    none: 'Atteint',
    message: 'Envoyer un message',
    signal: 'Envoyer un signal à tous',
    escalation: 'Signaler',
    compensate: 'Annuler les effets',
    link: 'Continuer à',
  },
  boundary: {
    timer: 'Si cela dure trop longtemps',
    message: 'Si un message arrive entre-temps',
    error: 'En cas d’échec',
    escalation: 'Si quelqu’un le signale',
    signal: 'Si un signal arrive entre-temps',
    conditional: 'Si une condition est remplie entre-temps',
    compensate: 'Pour en annuler les effets',
    cancel: 'En cas d’annulation',
  },
  task: {
    task: '',
    userTask: '',
    manualTask: 'à la main',
    serviceTask: 'par le système',
    scriptTask: 'par le système',
    sendTask: 'envoyé par le système',
    receiveTask: 'attend une réponse',
    businessRuleTask: 'une table fait une suggestion',
  },
  decision: 'Décision',
  several: 'Une ou plusieurs voies',
  together: 'En même temps',
  whichever: 'Ce qui arrive en premier',
  meet: 'Toutes les voies se rejoignent',
  atAnyTime: 'À tout moment',
  subProcess: 'Ensemble',
  forEach: 'pour chacun, en même temps',
  oneByOne: 'pour chacun, l’un après l’autre',
  repeated: 'répété',
  calls: 'Exécute un autre processus',
  otherwise: 'sinon',
  always: 'toujours',
  unnamed: 'sans nom',
  led: (lead, label) => `${lead}\u00a0: ${label}`,
  goTo: number => `aller à ${number}`,
  nothingFollows: 'rien ne suit',
  within: duration => `dans un délai de ${duration}`,
  stops: 'ce qui était en cours s’arrête',
  goesOn: 'ce qui était en cours continue',
  sends: (what, whom) => `envoie «\u00a0${what}\u00a0» à ${whom}`,
  receives: (what, whom) => `reçoit «\u00a0${what}\u00a0» de ${whom}`,
  data: {
    none: 'aucune donnée personnelle',
    pseud: 'données sans noms',
    personal: 'données personnelles',
    special: 'données personnelles sensibles',
  },
  is: 'est',
  isNot: 'n’est pas',
  atLeast: 'est au moins',
  atMost: 'est au plus',
  moreThan: 'est plus que',
  lessThan: 'est moins que',
  and: 'et',
  or: 'ou',
  alsoTakesPart: 'Participe aussi',
  units: {
    year: ['an', 'ans'],
    month: ['mois', 'mois'],
    week: ['semaine', 'semaines'],
    day: ['jour', 'jours'],
    hour: ['heure', 'heures'],
    minute: ['minute', 'minutes'],
    second: ['seconde', 'secondes'],
  },
}

export const words: Readonly<Record<Language, Words>> = { en, nl, fr }
