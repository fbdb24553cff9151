// A comparison in words, in three languages. What a thing is called on the drawing stays as it is.

import { durationInWords } from '../text-twin/plain.ts'
import { type Language, words as twinWords } from '../text-twin/words.ts'
import type { Change, Comparison, FactChange } from './compare.ts'
import { isStep } from './figures.ts'

/** One change as a sentence. */
export function changeInWords(change: Change, language: Language = 'en'): string {
  const said = words[language]
  const what = thing(change, said)
  if (change.kind === 'added') return said.added(what, change.lane)
  if (change.kind === 'removed') return said.removed(what, change.lane)
  if (change.kind === 'moved') return said.moved(what)
  const facts = change.facts.map(fact => factInWords(fact, language))
  const renamed = change.formerId ? [said.fact(said.facts.id!, change.formerId, change.id)] : []
  return said.changed(what, [...renamed, ...facts].join('; '))
}

/** One differing fact: `time "7 days" → "14 days"`. */
export function factInWords(fact: FactChange, language: Language = 'en'): string {
  const { name, before, after } = factParts(fact, language)
  return words[language].fact(name, before, after)
}

/** The same in its parts, for those who set them apart: what it is called, what was and what is. */
export function factParts(
  { path, before, after }: FactChange,
  language: Language = 'en',
): { readonly name: string; readonly before: string | null; readonly after: string | null } {
  const value = (text: string | null) => (text === null ? null : durationInWords(text, twinWords[language]))
  return { name: factName(path, words[language]), before: value(before), after: value(after) }
}

/** The whole comparison in a sentence, as it may stand in a note to the council. */
export function summaryInWords({ changes, before, after }: Comparison, language: Language = 'en'): string {
  const said = words[language]
  const steps = changes.filter(change => change.what === 'node' && isStep(change.type))
  const count = (kind: Change['kind']) => steps.filter(change => change.kind === kind).length
  const meant = changes.filter(change => change.kind !== 'moved').length
  if (changes.length === 0) return said.same
  if (meant === 0) return said.onlyMoved(changes.length)
  return said.summary({
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    other: meant - steps.filter(change => change.kind !== 'moved').length,
    handOvers: after.handOvers - before.handOvers,
  })
}

function thing({ type, name, ends, id }: Change, said: Words): string {
  const sort = said.types[type] ?? type.replace(/([A-Z])/g, ' $1').toLowerCase()
  // The file is named after nothing; its id is a tool's.
  if (type === 'definitions') return sort
  if (name) return `${sort} "${name}"`
  return ends ? `${sort} "${ends[0]}" → "${ends[1]}"` : `${sort} ${id}`
}

/** The word for a path: the whole of it where we have one, else its last part that we have one for, else as it is. */
function factName(path: string, said: Words): string {
  if (said.facts[path]) return said.facts[path]
  const translation = /^gov:translation\[(.*?)\](\.about)?/.exec(path)
  if (translation) {
    const [, language = '', about] = translation
    return said.translated(said.languages[language] ?? language, about !== undefined)
  }
  const last = path.split('.').at(-1) ?? path
  return said.facts[last] ? `${said.facts[last]} (${path})` : path
}

type Counts = Readonly<Record<'added' | 'removed' | 'changed' | 'other' | 'handOvers', number>>

type Words = {
  readonly added: (what: string, lane: string | null) => string
  readonly removed: (what: string, lane: string | null) => string
  readonly changed: (what: string, how: string) => string
  readonly moved: (what: string) => string
  readonly fact: (name: string, before: string | null, after: string | null) => string
  readonly summary: (counts: Counts) => string
  readonly same: string
  readonly onlyMoved: (count: number) => string
  readonly types: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  /** The adjective of a language that a drawing may be translated into. */
  readonly languages: Readonly<Record<string, string>>
  /** What a translation is called: of the name, or of the description. */
  readonly translated: (language: string, about: boolean) => string
}

const quoted = (open: string, close: string, nothing: string) => (text: string | null) =>
  text === null ? nothing : `${open}${text}${close}`

function arrow(quote: (text: string | null) => string): Words['fact'] {
  return (name, before, after) => `${name} ${quote(before)} → ${quote(after)}`
}

const en: Words = {
  added: (what, lane) => `Added: ${what}${lane ? ` (${lane})` : ''}.`,
  removed: (what, lane) => `Removed: ${what}${lane ? ` (${lane})` : ''}.`,
  changed: (what, how) => `Changed: ${what}: ${how}.`,
  moved: what => `Only moved in the picture: ${what}.`,
  fact: arrow(quoted('"', '"', 'nothing')),
  summary: ({ added, removed, changed, other, handOvers }) =>
    `Adds ${plural(added, 'step', 'steps')}, removes ${removed}, changes ${changed}; ${plural(other, 'other change', 'other changes')}; ${handOvers === 0 ? 'as many hand-overs' : `${plural(Math.abs(handOvers), 'hand-over', 'hand-overs')} ${handOvers > 0 ? 'more' : 'fewer'}`}.`,
  same: 'Nothing differs.',
  onlyMoved: count => `Only the picture differs: ${plural(count, 'thing', 'things')} moved.`,
  types: {
    startEvent: 'start',
    endEvent: 'end',
    userTask: 'user task',
    serviceTask: 'service task',
    sendTask: 'send task',
    receiveTask: 'receive task',
    businessRuleTask: 'decision table task',
    manualTask: 'manual task',
    scriptTask: 'script task',
    task: 'task',
    callActivity: 'call of another process',
    subProcess: 'sub-process',
    exclusiveGateway: 'choice',
    inclusiveGateway: 'choice of one or more',
    parallelGateway: 'split or join',
    eventBasedGateway: 'waiting for what comes first',
    boundaryEvent: 'event on a border',
    intermediateCatchEvent: 'event waited for',
    intermediateThrowEvent: 'event raised',
    sequenceFlow: 'flow',
    messageFlow: 'message',
    participant: 'pool',
    lane: 'lane',
    process: 'process',
    collaboration: 'collaboration',
    definitions: 'file',
    textAnnotation: 'note',
  },
  languages: { en: 'English', nl: 'Dutch', fr: 'French' },
  translated: (language, about) => `The ${language} ${about ? 'description' : 'name'}`,
  facts: {
    id: 'id',
    type: 'kind',
    name: 'name',
    lane: 'lane',
    scope: 'place',
    condition: 'condition',
    default: 'default way',
    ways: 'order of the ways',
    documentation: 'description',
    sourceRef: 'from',
    targetRef: 'to',
    timeDuration: 'time',
    timeDate: 'date',
    timeCycle: 'rhythm',
    attachedToRef: 'stands on',
    cancelActivity: 'stops what is running',
    isInterrupting: 'interrupts',
    isExecutable: 'runs',
    calls: 'calls',
    formId: 'form',
    due: 'due within',
    dueDate: 'due',
    candidateGroups: 'role',
    kind: 'governance kind',
    mandate: 'mandate',
    gate: 'gate',
    dataClass: 'data class',
    basis: 'legal basis',
    purpose: 'purpose',
    retention: 'kept for',
    order: 'order',
    loopCharacteristics: 'repetition',
    'timerEventDefinition.timeDuration': 'time of the timer',
    'timerEventDefinition.timeDate': 'date of the timer',
    'timerEventDefinition.timeCycle': 'rhythm of the timer',
    'zeebe:assignmentDefinition.candidateGroups': 'role',
    'zeebe:taskSchedule.dueDate': 'due',
    'zeebe:formDefinition.formId': 'form',
    'zeebe:calledDecision.decisionId': 'decision table',
    'zeebe:calledElement.processId': 'calls',
    'gov:node.due': 'time for it',
    'gov:node.kind': 'governance kind',
    'gov:node.mandate': 'mandate',
    'gov:node.gate': 'gate',
    'gov:privacy.dataClass': 'data class',
    'gov:privacy.basis': 'legal basis',
    'gov:privacy.purpose': 'purpose',
    'gov:privacy.retention': 'kept for',
    messageRef: 'message',
    signalRef: 'signal',
    errorRef: 'error',
    escalationRef: 'escalation',
    errorCode: 'code of the error',
    escalationCode: 'code of the escalation',
    correlationKey: 'key of the case',
    retries: 'retries',
    decisionId: 'decision table',
    source: 'taken from',
    triggeredByEvent: 'begins by an event',
    inputCollection: 'for each of',
    loopCardinality: 'how often',
    completionCondition: 'done once',
    processRef: 'process',
    targetNamespace: 'namespace of the file',
    expressionLanguage: 'language of expressions',
    typeLanguage: 'language of types',
    'modeler:executionPlatform': 'engine it was drawn for',
    'modeler:executionPlatformVersion': 'version of the engine it was drawn for',
    'gov:process.letter': 'letter of the process',
    'gov:process.variant': 'today or to be',
    'gov:process.framework': 'framework',
    'gov:process.minors': 'minors',
  },
}

const nl: Words = {
  added: (what, lane) => `Toegevoegd: ${what}${lane ? ` (${lane})` : ''}.`,
  removed: (what, lane) => `Verwijderd: ${what}${lane ? ` (${lane})` : ''}.`,
  changed: (what, how) => `Gewijzigd: ${what}: ${how}.`,
  moved: what => `Alleen verplaatst op de tekening: ${what}.`,
  fact: arrow(quoted('"', '"', 'niets')),
  summary: ({ added, removed, changed, other, handOvers }) =>
    `Voegt ${plural(added, 'stap', 'stappen')} toe, verwijdert er ${removed}, wijzigt er ${changed}; ${plural(other, 'andere wijziging', 'andere wijzigingen')}; ${handOvers === 0 ? 'evenveel overdrachten' : `${plural(Math.abs(handOvers), 'overdracht', 'overdrachten')} ${handOvers > 0 ? 'meer' : 'minder'}`}.`,
  same: 'Niets verschilt.',
  onlyMoved: count => `Alleen de tekening verschilt: ${plural(count, 'ding', 'dingen')} verplaatst.`,
  types: {
    startEvent: 'start',
    endEvent: 'einde',
    userTask: 'gebruikerstaak',
    serviceTask: 'taak van het systeem',
    sendTask: 'verzendtaak',
    receiveTask: 'ontvangsttaak',
    businessRuleTask: 'taak met beslissingstabel',
    manualTask: 'taak met de hand',
    scriptTask: 'scripttaak',
    task: 'taak',
    callActivity: 'oproep van een ander proces',
    subProcess: 'deelproces',
    exclusiveGateway: 'beslispunt',
    inclusiveGateway: 'keuze van een of meer',
    parallelGateway: 'splitsing of samenkomst',
    eventBasedGateway: 'wachten op wat het eerst komt',
    boundaryEvent: 'gebeurtenis op een rand',
    intermediateCatchEvent: 'gebeurtenis waarop gewacht wordt',
    intermediateThrowEvent: 'gebeurtenis die gemeld wordt',
    sequenceFlow: 'stroom',
    messageFlow: 'bericht',
    participant: 'pool',
    lane: 'baan',
    process: 'proces',
    collaboration: 'samenwerking',
    definitions: 'bestand',
    textAnnotation: 'notitie',
  },
  languages: { en: 'Engelse', nl: 'Nederlandse', fr: 'Franse' },
  translated: (language, about) => `De ${language} ${about ? 'beschrijving' : 'naam'}`,
  facts: {
    id: 'id',
    type: 'soort',
    name: 'naam',
    lane: 'baan',
    scope: 'plaats',
    condition: 'voorwaarde',
    default: 'standaardweg',
    ways: 'volgorde van de wegen',
    documentation: 'beschrijving',
    sourceRef: 'van',
    targetRef: 'naar',
    timeDuration: 'tijd',
    timeDate: 'datum',
    timeCycle: 'ritme',
    attachedToRef: 'staat op',
    cancelActivity: 'stopt wat bezig is',
    isInterrupting: 'onderbreekt',
    isExecutable: 'loopt',
    calls: 'roept op',
    formId: 'formulier',
    due: 'af binnen',
    dueDate: 'uiterste datum',
    candidateGroups: 'rol',
    kind: 'rol in het kader',
    mandate: 'mandaat',
    gate: 'toetsmoment',
    dataClass: 'gegevensklasse',
    basis: 'rechtsgrond',
    purpose: 'doel',
    retention: 'bewaard',
    order: 'volgorde',
    loopCharacteristics: 'herhaling',
    'timerEventDefinition.timeDuration': 'tijd van de timer',
    'timerEventDefinition.timeDate': 'datum van de timer',
    'timerEventDefinition.timeCycle': 'ritme van de timer',
    'zeebe:assignmentDefinition.candidateGroups': 'rol',
    'zeebe:taskSchedule.dueDate': 'uiterste datum',
    'zeebe:formDefinition.formId': 'formulier',
    'zeebe:calledDecision.decisionId': 'beslissingstabel',
    'zeebe:calledElement.processId': 'roept op',
    'gov:node.due': 'tijd ervoor',
    'gov:node.kind': 'rol in het kader',
    'gov:node.mandate': 'mandaat',
    'gov:node.gate': 'toetsmoment',
    'gov:privacy.dataClass': 'gegevensklasse',
    'gov:privacy.basis': 'rechtsgrond',
    'gov:privacy.purpose': 'doel',
    'gov:privacy.retention': 'bewaard',
    messageRef: 'bericht',
    signalRef: 'signaal',
    errorRef: 'fout',
    escalationRef: 'escalatie',
    errorCode: 'code van de fout',
    escalationCode: 'code van de escalatie',
    correlationKey: 'sleutel van de zaak',
    retries: 'pogingen',
    decisionId: 'beslissingstabel',
    source: 'komt van',
    triggeredByEvent: 'begint met een gebeurtenis',
    inputCollection: 'voor elk van',
    loopCardinality: 'hoe vaak',
    completionCondition: 'klaar zodra',
    processRef: 'proces',
    targetNamespace: 'naamruimte van het bestand',
    expressionLanguage: 'taal van de uitdrukkingen',
    typeLanguage: 'taal van de typen',
    'modeler:executionPlatform': 'engine waarvoor getekend is',
    'modeler:executionPlatformVersion': 'versie van de engine waarvoor getekend is',
    'gov:process.letter': 'letter van het proces',
    'gov:process.variant': 'vandaag of gewenst',
    'gov:process.framework': 'kader',
    'gov:process.minors': 'minderjarigen',
  },
}

const fr: Words = {
  added: (what, lane) => `Ajouté : ${what}${lane ? ` (${lane})` : ''}.`,
  removed: (what, lane) => `Supprimé : ${what}${lane ? ` (${lane})` : ''}.`,
  changed: (what, how) => `Modifié : ${what} : ${how}.`,
  moved: what => `Seulement déplacé sur le dessin : ${what}.`,
  fact: arrow(quoted('« ', ' »', 'rien')),
  summary: ({ added, removed, changed, other, handOvers }) =>
    `Ajoute ${plural(added, 'étape', 'étapes')}, en supprime ${removed}, en modifie ${changed} ; ${plural(other, 'autre changement', 'autres changements')} ; ${handOvers === 0 ? 'autant de relais' : `${plural(Math.abs(handOvers), 'relais', 'relais')} de ${handOvers > 0 ? 'plus' : 'moins'}`}.`,
  same: 'Rien ne diffère.',
  onlyMoved: count => `Seul le dessin diffère : ${plural(count, 'élément déplacé', 'éléments déplacés')}.`,
  types: {
    startEvent: 'début',
    endEvent: 'fin',
    userTask: 'tâche utilisateur',
    serviceTask: 'tâche du système',
    sendTask: 'tâche d’envoi',
    receiveTask: 'tâche de réception',
    businessRuleTask: 'tâche avec table de décision',
    manualTask: 'tâche à la main',
    scriptTask: 'tâche de script',
    task: 'tâche',
    callActivity: 'appel d’un autre processus',
    subProcess: 'sous-processus',
    exclusiveGateway: 'choix',
    inclusiveGateway: 'choix d’une ou plusieurs voies',
    parallelGateway: 'séparation ou jonction',
    eventBasedGateway: 'attente de ce qui arrive en premier',
    boundaryEvent: 'événement sur un bord',
    intermediateCatchEvent: 'événement attendu',
    intermediateThrowEvent: 'événement signalé',
    sequenceFlow: 'flux',
    messageFlow: 'message',
    participant: 'bassin',
    lane: 'couloir',
    process: 'processus',
    collaboration: 'collaboration',
    definitions: 'fichier',
    textAnnotation: 'note',
  },
  languages: { en: 'anglais', nl: 'néerlandais', fr: 'français' },
  translated: (language, about) => (about ? `La description en ${language}` : `Le nom ${language}`),
  facts: {
    id: 'id',
    type: 'sorte',
    name: 'nom',
    lane: 'couloir',
    scope: 'endroit',
    condition: 'condition',
    default: 'voie par défaut',
    ways: 'ordre des voies',
    documentation: 'description',
    sourceRef: 'de',
    targetRef: 'vers',
    timeDuration: 'durée',
    timeDate: 'date',
    timeCycle: 'rythme',
    attachedToRef: 'se trouve sur',
    cancelActivity: 'arrête ce qui est en cours',
    isInterrupting: 'interrompt',
    isExecutable: 'tourne',
    calls: 'appelle',
    formId: 'formulaire',
    due: 'à faire dans',
    dueDate: 'échéance',
    candidateGroups: 'rôle',
    kind: 'rôle dans le cadre',
    mandate: 'mandat',
    gate: 'point de contrôle',
    dataClass: 'classe de données',
    basis: 'base légale',
    purpose: 'finalité',
    retention: 'conservé',
    order: 'ordre',
    loopCharacteristics: 'répétition',
    'timerEventDefinition.timeDuration': 'durée de la minuterie',
    'timerEventDefinition.timeDate': 'date de la minuterie',
    'timerEventDefinition.timeCycle': 'rythme de la minuterie',
    'zeebe:assignmentDefinition.candidateGroups': 'rôle',
    'zeebe:taskSchedule.dueDate': 'échéance',
    'zeebe:formDefinition.formId': 'formulaire',
    'zeebe:calledDecision.decisionId': 'table de décision',
    'zeebe:calledElement.processId': 'appelle',
    'gov:node.due': 'temps prévu',
    'gov:node.kind': 'rôle dans le cadre',
    'gov:node.mandate': 'mandat',
    'gov:node.gate': 'point de contrôle',
    'gov:privacy.dataClass': 'classe de données',
    'gov:privacy.basis': 'base légale',
    'gov:privacy.purpose': 'finalité',
    'gov:privacy.retention': 'conservé',
    messageRef: 'message',
    signalRef: 'signal',
    errorRef: 'erreur',
    escalationRef: 'escalade',
    errorCode: 'code de l’erreur',
    escalationCode: 'code de l’escalade',
    correlationKey: 'clé du dossier',
    retries: 'essais',
    decisionId: 'table de décision',
    source: 'vient de',
    triggeredByEvent: 'commence par un événement',
    inputCollection: 'pour chacun de',
    loopCardinality: 'combien de fois',
    completionCondition: 'fini dès que',
    processRef: 'processus',
    targetNamespace: 'espace de noms du fichier',
    expressionLanguage: 'langage des expressions',
    typeLanguage: 'langage des types',
    'modeler:executionPlatform': 'moteur pour lequel il est dessiné',
    'modeler:executionPlatformVersion': 'version du moteur pour lequel il est dessiné',
    'gov:process.letter': 'lettre du processus',
    'gov:process.variant': 'aujourd’hui ou visé',
    'gov:process.framework': 'cadre',
    'gov:process.minors': 'mineurs',
  },
}

const words: Readonly<Record<Language, Words>> = { en, nl, fr }

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
