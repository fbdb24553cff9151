// What the processes aim at, indicator by indicator: the last column of the table in each README. A goal stands beside its
// figure and is never weighed by the software: whether it is met, and what that means, is for people to say.

import { setIn } from '../../engine/words/typeset.ts'

/** As the READMEs have it; a process without goals, as today's practice, is not here. */
const GOALS: Readonly<Record<string, string>> = {
  'B-K1': '100 %',
  'B-K2': '95 %',
  'B-K3': '10 days',
  'B-K4': 'reported',
  'B-K5': 'reported; none in a year is looked into',
  'B-K6': '98 %',
  'B-K7': '85 %',
  'B-K8': '5 to 30 %; never is rubber-stamping',
  'B-K9': '50 %',
  'B-K10': '100 %',
  'B-K11': 'looked at twice a year',
  'C-K1': '14',
  'C-K2': '90 %',
  'C-K3': '3.5 of 7',
  'C-K4': 'reported; under 20 % is looked into',
  'C-K5': 'none in a year leads to a talk about safety to speak',
  'C-K6': '95 %',
  'C-K7': 'reported to the council',
  'D-K1': '12 of 15',
  'D-K2': '95 %',
  'D-K3': '60 %',
  'D-K4': 'rising',
  'D-K5': '100 %',
  'D-K6': 'rising',
  'D-K7': '80 %',
  'E-K1': 'reported',
  'E-K2': '90 %',
  'E-K3': '60 %',
  'E-K4': '80 %',
  'E-K5': 'reported, no goal',
  'E-K6': 'falling',
  'E-K7': 'reported',
  'F-K1': 'reported',
  'F-K2': '100 %',
  'F-K3': '35 %',
  'F-K4': '100 %',
  'F-K5': '0',
  'F-K6': 'under 6 weeks',
  'G-K1': '24',
  'G-K2': '80 %',
  'G-K3': '90 %',
  'G-K4': 'reported',
  'G-K5': '100 %',
  'G-K6': '100 %',
  'G-K7': '100 %',
  'G-K8': 'rising',
  'H-K1': '0',
  'H-K2': '120',
  'H-K3': 'rising',
  'H-K4': 'all core partners',
  'H-K5': '100 %',
  'H-K6': 'reported',
  'I-K1': 'rising',
  'I-K2': '20 or more',
  'I-K3': 'a report without any is sent back',
  'I-K4': 'reported',
  'I-K5': 'falling',
  'I-K6': 'rising',
  'I-K7': 'falling',
  'J-K1': '4 of 5',
  'J-K2': '+25 points',
  'J-K3': '80 %',
  'J-K4': 'falling',
  'J-K5': '100 %',
  'J-K6': '100 %',
  'J-K7': '0',
  'K-K1': '100 %',
  'K-K2': '90 %',
  'L-K1': '100 %',
  'L-K2': '0 without review',
}

/** The goals that are words, in the other languages of the page: Dutch and French. What is only a number is the same in each. */
const WORDS: Readonly<Record<string, readonly [nl: string, fr: string]>> = {
  reported: ['wordt gemeld', 'rapporté'],
  'reported, no goal': ['wordt gemeld, geen doel', 'rapporté, sans objectif'],
  'reported to the council': ['wordt gemeld aan de gemeenteraad', 'rapporté au conseil communal'],
  'reported; under 20 % is looked into': [
    'wordt gemeld; onder 20 % wordt bekeken',
    'rapporté ; moins de 20 % est examiné',
  ],
  'reported; none in a year is looked into': [
    'wordt gemeld; geen enkele in een jaar wordt bekeken',
    'rapporté ; aucun en un an est examiné',
  ],
  rising: ['stijgend', 'en hausse'],
  falling: ['dalend', 'en baisse'],
  '10 days': ['10 dagen', '10 jours'],
  '12 of 15': ['12 van 15', '12 sur 15'],
  '3.5 of 7': ['3,5 van 7', '3,5 sur 7'],
  '4 of 5': ['4 van 5', '4 sur 5'],
  '20 or more': ['20 of meer', '20 ou plus'],
  'under 6 weeks': ['minder dan 6 weken', 'moins de 6 semaines'],
  '+25 points': ['+25 punten', '+25 points'],
  '0 without review': ['0 zonder herziening', '0 sans réexamen'],
  '5 to 30 %; never is rubber-stamping': [
    '5 tot 30 %; nooit is blindelings tekenen',
    '5 à 30 % ; jamais revient à signer sans regarder',
  ],
  'a report without any is sent back': [
    'een verslag zonder gaat terug',
    'un rapport qui n’en a pas est renvoyé',
  ],
  'all core partners': ['alle kernpartners', 'tous les partenaires principaux'],
  'looked at twice a year': ['wordt twee keer per jaar bekeken', 'examiné deux fois par an'],
  'none in a year leads to a talk about safety to speak': [
    'geen enkele in een jaar leidt tot een gesprek over veilig kunnen spreken',
    'aucune en un an mène à un échange sur la liberté de parler',
  ],
}

/** What an indicator aims at, in a language; null where no goal is set. */
export function goalOf(code: string, language: string | null): string | null {
  const goal = GOALS[code] ?? null
  if (goal === null) return null
  const [nl, fr] = WORDS[goal] ?? [goal, goal]
  return setIn(language, language === 'nl' ? nl : language === 'fr' ? fr : goal)
}
