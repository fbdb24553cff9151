// Words that label people, and what to say instead. Data only: a word is added here, nowhere else.
// A pattern is matched against whole words, upper or lower case; `*` stands for any ending. All three lists are read
// for every text, because a drawing mixes languages. Names of laws and bodies belong into legal fields, not labels.

export type AvoidedWord = {
  readonly language: 'en' | 'nl' | 'fr'
  readonly pattern: string
  readonly instead: string
  /** Phrases in which the word is about something else. */
  readonly unless?: readonly string[]
}

const person = { en: 'person concerned', nl: 'betrokkene', fr: 'personne concernée' } as const
const content = {
  en: 'the content or the act, in facts',
  nl: 'de inhoud of de daad, in feiten',
  fr: 'le contenu ou l’acte, en faits',
} as const
const need = {
  en: 'need; situation; agreed next step',
  nl: 'nood; situatie',
  fr: 'besoin; situation',
} as const
const seen = {
  en: 'what was seen, in facts',
  nl: 'wat gezien werd, in feiten',
  fr: 'ce qui a été vu, en faits',
} as const

const en = (pattern: string, instead: string, unless?: readonly string[]): AvoidedWord => ({
  language: 'en',
  pattern,
  instead,
  unless,
})
const nl = (pattern: string, instead: string, unless?: readonly string[]): AvoidedWord => ({
  language: 'nl',
  pattern,
  instead,
  unless,
})
const fr = (pattern: string, instead: string, unless?: readonly string[]): AvoidedWord => ({
  language: 'fr',
  pattern,
  instead,
  unless,
})

export const avoidedWords: readonly AvoidedWord[] = [
  en('radical', person.en),
  en('radicals', person.en),
  en('radicalised', person.en),
  en('radicalized', person.en),
  en('radi-case*', person.en),
  en('extremist*', content.en),
  en('terrorist*', content.en),
  en('jihadi*', content.en),
  en('islamist*', content.en),
  en('far-right', content.en),
  en('far right', content.en),
  en('far-left', content.en),
  en('far left', content.en),
  en('suspect', person.en),
  en('suspects', person.en),
  en('suspected', person.en),
  en('target', person.en, ['target audience', 'target group', 'target date', 'target value']),
  en('targets', person.en),
  en('subject', person.en, ['data subject', 'subject line', 'school subject']),
  en('subjects', person.en, ['data subjects', 'school subjects']),
  en('offender*', person.en),
  en('perpetrator*', person.en),
  en('high-risk', need.en),
  en('high risk', need.en),
  en('at-risk', need.en),
  en('risk score*', need.en),
  en('risk level*', need.en),
  en('vulnerable', 'person who may need support'),
  en('suspicious', seen.en),
  en('deviant*', seen.en),
  en('dangerous', seen.en),
  en('hotspot*', 'the name of the place and the issue'),
  en('problem neighbourhood*', 'the name of the place and the issue'),
  en('problem area*', 'the name of the place and the issue'),
  en('monitor', 'look at a phenomenon; talk with the person'),
  en('monitors', 'look at a phenomenon; talk with the person'),
  en('monitored', 'look at a phenomenon; talk with the person'),
  en('monitoring', 'look at a phenomenon; talk with the person'),
  en('watch person*', 'look at a phenomenon; talk with the person'),
  en('watch people', 'look at a phenomenon; talk with the person'),
  en('watch the person*', 'look at a phenomenon; talk with the person'),
  en('watch list*', 'look at a phenomenon; talk with the person'),
  en('watchlist*', 'look at a phenomenon; talk with the person'),
  en('track person*', 'look at a phenomenon; talk with the person'),
  en('track people', 'look at a phenomenon; talk with the person'),
  en('track a person', 'look at a phenomenon; talk with the person'),
  en('track the person', 'look at a phenomenon; talk with the person'),
  en('surveil*', 'look at a phenomenon; talk with the person'),
  en('informant*', 'partner; contact person'),
  en('eyes and ears', 'partner; contact person'),
  en('hit on', 'content alert; suggestion'),
  en('match on person', 'content alert; suggestion'),
  en('alert on person', 'content alert; suggestion'),
  en('person alert*', 'content alert; suggestion'),
  en('deradicalis*', 'support; restore links'),
  en('deradicaliz*', 'support; restore links'),
  en('counter-narrative against', 'message for …'),

  nl('radicaal', person.nl),
  nl('radicale', person.nl),
  nl('geradicaliseerd*', person.nl),
  nl('extremist*', content.nl),
  nl('terrorist*', content.nl),
  nl('verdacht*', person.nl),
  nl('doelwit*', person.nl),
  nl('dader*', person.nl),
  nl('risicoperso*', need.nl),
  nl('gevaarlijk*', seen.nl),
  nl('probleemjongere*', 'jongere'),
  nl('informant*', 'partner; contactpersoon'),
  nl('deradicaliser*', 'ondersteunen; banden herstellen'),

  fr('radical', person.fr),
  fr('radicale', person.fr),
  fr('radicaux', person.fr),
  fr('radicalisé*', person.fr),
  fr('extrémiste*', content.fr),
  fr('terroriste*', content.fr),
  fr('suspect*', person.fr),
  fr('cible', person.fr, ['public cible', 'groupe cible']),
  fr('cibles', person.fr),
  fr('auteur', person.fr, ['auteur du texte', 'auteur du document', 'auteur du modèle']),
  fr('auteurs', person.fr),
  fr('personne à risque', need.fr),
  fr('personnes à risque', need.fr),
  fr('dangereux', seen.fr),
  fr('dangereuse*', seen.fr),
  fr('jeune à problèmes', 'jeune'),
  fr('jeunes à problèmes', 'jeunes'),
  fr('indicateur', 'partenaire; personne de contact', ['indicateur de', "indicateur d'"]),
  fr('déradicalis*', 'soutenir; restaurer les liens'),
]

const compiled = avoidedWords.map(word => ({
  word,
  expression: expression([word.pattern]),
  unless: word.unless?.map(phrase => new RegExp(phrase, 'giu')) ?? [],
}))

/** Most texts hold none of the words: they are read once. */
const any = expression(avoidedWords.map(({ pattern }) => pattern))

/** The avoided words in a text, as they stand there, each once. */
export function avoidedIn(text: string): readonly { readonly found: string; readonly instead: string }[] {
  const read = text.normalize('NFC').replaceAll('’', "'")
  if (!any.test(read)) return []
  const hits = compiled.flatMap(({ word, expression, unless }) => {
    const left = unless.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), read)
    const found = left.match(expression)?.[0]
    return found ? [{ found, instead: word.instead }] : []
  })
  return hits.filter((hit, at) => hits.findIndex(other => overlaps(other.found, hit.found)) === at)
}

function overlaps(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function expression(patterns: readonly string[]): RegExp {
  const escaped = patterns.map(pattern =>
    pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace('\\*', '[\\p{L}\\p{N}]*'),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}
