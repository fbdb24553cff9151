// The words of the public page, in three languages. Each promise stands under the rule that must hold for it.

import type { Language } from './words.ts'

export type Kept = Readonly<
  Record<'what' | 'from' | 'to' | 'data' | 'purpose' | 'basis' | 'retention', string>
>

export type PageWords = {
  readonly headings: Readonly<
    Record<'do' | 'never' | 'decide' | 'keep' | 'rights' | 'young' | 'framework' | 'checked', string>
  >
  readonly never: Readonly<Record<string, string>>
  /** The same promises for young readers, each under the rule that must hold. */
  readonly young: Readonly<Record<string, string>>
  readonly checked: (kept: number, all: number) => string
  readonly decides: (who: string, what: string) => string
  readonly kept: (kept: Kept) => string
  readonly bases: Readonly<Record<string, string>>
  /** Purposes in words; another purpose is told as the model spells it. */
  readonly purposes: Readonly<Record<string, string>>
  readonly ownRules: string
  readonly rights: string
  readonly withdrawal: string
  readonly informed: string
  readonly minors: string
  readonly complaint: string
  readonly contact: (where: string) => string
  readonly framework: (version: string, reviewDate: string) => string
  readonly frameworkNeeded: string
}

const en: PageWords = {
  headings: {
    do: 'What we do',
    never: 'What we never do',
    decide: 'Who decides',
    keep: 'What is shared and how long it is kept',
    rights: 'Your rights',
    young: 'In short, for young people',
    framework: 'The rules we work under',
    checked: 'How this page is checked',
  },
  never: {
    GOV_01: 'Let software decide about a person: a tool may hint, people decide.',
    GOV_03: 'Give people a score or a rank.',
    GOV_08: 'Look at or contact somebody before it is decided that this is needed and in proportion.',
    GOV_09: 'Share something about you without a legal ground that somebody has checked.',
    GOV_11: 'Keep personal data longer than needed.',
    GOV_13: 'Share something about you behind your back, unless telling you would put somebody in danger.',
    GOV_18: 'Let one single person decide alone that something is shared.',
    GOV_19: 'Put labels on people.',
    GOV_23: 'Pass information from care to police or justice by default.',
    GOV_26: 'Work under a false name.',
    GOV_27: 'Follow people online.',
  },
  young: {
    GOV_26: 'Whoever writes to you says who they are.',
    GOV_27: 'We do not spy on you.',
    GOV_13: 'We tell you before we tell others, unless somebody is in danger.',
    GOV_14: 'You can ask what is written down about you, and have it put right.',
    GOV_15: 'You can always say stop. Then we stop and delete.',
    GOV_30: 'We ask your age, so that a parent or guardian can help where that is good for you.',
  },
  checked: (kept, all) =>
    kept === all
      ? `The model behind this page was checked against ${all} rules, and keeps them all.`
      : `The model behind this page was checked against ${all} rules, and keeps ${kept} of them.`,
  decides: (who, what) => `${who}: ${what}`,
  kept: ({ what, from, to, data, purpose, basis, retention }) =>
    `${what} (${data}): from ${from} to ${to}, for ${purpose}, on the basis of ${basis}; kept ${retention}.`,
  bases: {
    'public-task': 'a public task',
    consent: 'agreement',
    'legal-duty': 'a legal duty',
    'vital-interest': 'protecting life',
    statutory: 'a specific law',
    'consent-or-statutory': 'agreement or a specific law',
  },
  purposes: {
    'help-early': 'helping early',
    'immediate-safety': 'immediate safety',
    transparency: 'telling you',
    support: 'supporting you',
    rights: 'your rights',
    'content-notice': 'a notice about content',
    event: 'the event',
    'offer-help': 'offering help',
    erasure: 'erasing',
    'public-safety': 'public safety',
  },
  ownRules: 'under the receiver’s own rules',
  rights:
    'You may ask what is held about you, have it corrected or erased, have it restricted, and object. You get an answer within a month.',
  withdrawal: 'You may take back your agreement at any time. What rested on it stops and is erased.',
  informed: 'You are told what is shared and with whom.',
  minors:
    'If you are a minor, your best interests come first, and a guardian is involved where that helps you.',
  complaint: 'You may complain to the data protection authority.',
  contact: where => `Ask a question: ${where}`,
  framework: (version, reviewDate) =>
    `Framework version ${version}, in force until its review on ${reviewDate}.`,
  frameworkNeeded: 'This process runs only under an approved ethical and legal framework that is in force.',
}

const nl: PageWords = {
  headings: {
    do: 'Wat we doen',
    never: 'Wat we nooit doen',
    decide: 'Wie beslist',
    keep: 'Wat gedeeld wordt en hoe lang het bewaard wordt',
    rights: 'Uw rechten',
    young: 'In het kort, voor jongeren',
    framework: 'De regels waaronder we werken',
    checked: 'Hoe deze pagina gecontroleerd wordt',
  },
  never: {
    GOV_01:
      'Software over een persoon laten beslissen: een hulpmiddel kan iets suggereren, mensen beslissen.',
    GOV_03: 'Mensen een score of een rang geven.',
    GOV_08: 'Naar iemand kijken of iemand aanspreken voor beslist is dat dit nodig en in verhouding is.',
    GOV_09: 'Iets over u delen zonder een rechtsgrond die iemand heeft nagekeken.',
    GOV_11: 'Persoonsgegevens langer bewaren dan nodig.',
    GOV_13:
      'Iets over u delen achter uw rug, tenzij het iemand in gevaar zou brengen als we het u vertellen.',
    GOV_18: 'Eén enkele persoon alleen laten beslissen dat iets gedeeld wordt.',
    GOV_19: 'Etiketten op mensen plakken.',
    GOV_23: 'Informatie uit de zorg standaard aan politie of justitie doorgeven.',
    GOV_26: 'Onder een valse naam werken.',
    GOV_27: 'Mensen online volgen.',
  },
  young: {
    GOV_26: 'Wie jou schrijft, zegt wie hij of zij is.',
    GOV_27: 'We bespieden je niet.',
    GOV_13: 'We vertellen het eerst aan jou en dan pas aan anderen, tenzij iemand in gevaar is.',
    GOV_14: 'Je kan vragen wat over jou is opgeschreven, en het laten verbeteren.',
    GOV_15: 'Je kan altijd stop zeggen. Dan stoppen we en wissen we.',
    GOV_30: 'We vragen je leeftijd, zodat een ouder of voogd kan helpen waar dat goed is voor jou.',
  },
  checked: (kept, all) =>
    kept === all
      ? `Het model achter deze pagina is aan ${all} regels getoetst en leeft ze allemaal na.`
      : `Het model achter deze pagina is aan ${all} regels getoetst en leeft er ${kept} na.`,
  decides: (who, what) => `${who}: ${what}`,
  kept: ({ what, from, to, data, purpose, basis, retention }) =>
    `${what} (${data}): van ${from} aan ${to}, voor ${purpose}, op grond van ${basis}; bewaard ${retention}.`,
  bases: {
    'public-task': 'een publieke taak',
    consent: 'instemming',
    'legal-duty': 'een wettelijke plicht',
    'vital-interest': 'het beschermen van een leven',
    statutory: 'een specifieke wet',
    'consent-or-statutory': 'instemming of een specifieke wet',
  },
  purposes: {
    'help-early': 'vroege hulp',
    'immediate-safety': 'onmiddellijke veiligheid',
    transparency: 'openheid tegenover u',
    support: 'uw ondersteuning',
    rights: 'uw rechten',
    'content-notice': 'een melding over inhoud',
    event: 'de activiteit',
    'offer-help': 'een aanbod van hulp',
    erasure: 'het wissen',
    'public-safety': 'de openbare veiligheid',
  },
  ownRules: 'volgens de eigen regels van de ontvanger',
  rights:
    'U mag vragen wat over u bewaard wordt, het laten verbeteren, wissen of beperken, en bezwaar maken. U krijgt antwoord binnen een maand.',
  withdrawal: 'U mag uw instemming op elk moment intrekken. Wat erop steunde, stopt en wordt gewist.',
  informed: 'U krijgt te horen wat gedeeld wordt en met wie.',
  minors:
    'Bent u minderjarig, dan komt uw belang eerst, en wordt een ouder of voogd betrokken waar dat u helpt.',
  complaint: 'U mag een klacht indienen bij de gegevensbeschermingsautoriteit.',
  contact: where => `Stel een vraag: ${where}`,
  framework: (version, reviewDate) =>
    `Kaderversie ${version}, van kracht tot de herziening op ${reviewDate}.`,
  frameworkNeeded:
    'Dit proces loopt alleen onder een goedgekeurd ethisch en juridisch kader dat van kracht is.',
}

const fr: PageWords = {
  headings: {
    do: 'Ce que nous faisons',
    never: 'Ce que nous ne faisons jamais',
    decide: 'Qui décide',
    keep: 'Ce qui est partagé et combien de temps c’est conservé',
    rights: 'Vos droits',
    young: 'En bref, pour les jeunes',
    framework: 'Les règles de notre travail',
    checked: 'Comment cette page est contrôlée',
  },
  never: {
    GOV_01:
      'Laisser un logiciel décider d’une personne\u00a0: un outil peut suggérer, ce sont des personnes qui décident.',
    GOV_03: 'Donner un score ou un rang à des personnes.',
    GOV_08: 'Regarder ou contacter quelqu’un avant qu’il soit décidé que c’est nécessaire et proportionné.',
    GOV_09: 'Partager quelque chose sur vous sans une base légale que quelqu’un a vérifiée.',
    GOV_11: 'Conserver des données personnelles plus longtemps que nécessaire.',
    GOV_13: 'Partager quelque chose sur vous à votre insu, sauf si vous le dire mettait quelqu’un en danger.',
    GOV_18: 'Laisser une seule personne décider seule d’un partage.',
    GOV_19: 'Coller des étiquettes aux personnes.',
    GOV_23: 'Transmettre par défaut des informations de l’aide à la police ou à la justice.',
    GOV_26: 'Travailler sous un faux nom.',
    GOV_27: 'Suivre des personnes en ligne.',
  },
  young: {
    GOV_26: 'La personne qui t’écrit dit qui elle est.',
    GOV_27: 'Nous ne t’espionnons pas.',
    GOV_13: 'Nous te le disons avant de le dire à d’autres, sauf si quelqu’un est en danger.',
    GOV_14: 'Tu peux demander ce qui est écrit sur toi, et le faire corriger.',
    GOV_15: 'Tu peux toujours dire stop. Alors nous arrêtons et nous effaçons.',
    GOV_30: 'Nous demandons ton âge, pour qu’un parent ou tuteur puisse aider là où c’est bon pour toi.',
  },
  checked: (kept, all) =>
    kept === all
      ? `Le modèle derrière cette page a été contrôlé sur ${all} règles et les respecte toutes.`
      : `Le modèle derrière cette page a été contrôlé sur ${all} règles et en respecte ${kept}.`,
  decides: (who, what) => `${who} : ${what}`,
  kept: ({ what, from, to, data, purpose, basis, retention }) =>
    `${what} (${data})\u00a0: de ${from} à ${to}, pour ${purpose}, sur la base de ${basis}\u00a0; conservé ${retention}.`,
  bases: {
    'public-task': 'une mission publique',
    consent: 'votre accord',
    'legal-duty': 'une obligation légale',
    'vital-interest': 'la protection d’une vie',
    statutory: 'une loi précise',
    'consent-or-statutory': 'votre accord ou une loi précise',
  },
  purposes: {
    'help-early': 'une aide précoce',
    'immediate-safety': 'la sécurité immédiate',
    transparency: 'la transparence envers vous',
    support: 'votre soutien',
    rights: 'vos droits',
    'content-notice': 'un signalement de contenu',
    event: 'l’activité',
    'offer-help': 'une offre d’aide',
    erasure: 'l’effacement',
    'public-safety': 'la sécurité publique',
  },
  ownRules: 'selon les règles propres du destinataire',
  rights:
    'Vous pouvez demander ce qui est conservé sur vous, le faire corriger, effacer ou limiter, et vous y opposer. Vous recevez une réponse dans le mois.',
  withdrawal: 'Vous pouvez retirer votre accord à tout moment. Ce qui en dépendait s’arrête et est effacé.',
  informed: 'On vous dit ce qui est partagé et avec qui.',
  minors:
    'Si vous êtes mineur, votre intérêt passe d’abord, et un parent ou tuteur est associé là où cela vous aide.',
  complaint: 'Vous pouvez porter plainte auprès de l’autorité de protection des données.',
  contact: where => `Poser une question : ${where}`,
  framework: (version, reviewDate) =>
    `Version du cadre ${version}, en vigueur jusqu’à sa révision le ${reviewDate}.`,
  frameworkNeeded: 'Ce processus ne tourne que sous un cadre éthique et juridique approuvé et en vigueur.',
}

export const pageWords: Readonly<Record<Language, PageWords>> = { en, nl, fr }
