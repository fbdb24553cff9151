// Woorden van de beheerbladzijden.

import type { AdminTexts } from './texts.ts'

export const nlAdmin: AdminTexts = {
  people: {
    lead: 'Wie zich mag aanmelden en wat die mag doen.',
    new: 'Nieuwe persoon',
    state: 'Toestand',
    active: 'mag zich aanmelden',
    inactive: 'geblokkeerd',
    editNamed: '{{name}} bewerken',
    roles: 'Rollen',
    usernameHint: 'Kleine letters, cijfers, punten en streepjes.',
    maySignIn: 'Mag zich aanmelden',
    saved: '{{name}} is opgeslagen.',
  },
  tokens: {
    lead: 'Sleutels voor programma’s: detectiesoftware die inhoud meldt en werkprogramma’s die opdrachten doen.',
    new: 'Nieuw token',
    create: 'Token aanmaken',
    once: 'Kopieer dit geheim nu. Het wordt niet meer getoond.',
    none: 'Geen token.',
    noneNext: 'Een programma heeft een token nodig voor het met Linkspan mag praten.',
    created: 'Aangemaakt',
    used: 'Laatst gebruikt',
    never: 'nooit',
    revoke: 'Intrekken',
    revokeNamed: '{{name}} intrekken',
    for: 'Waarvoor is het?',
    detector: 'Detectiesoftware: mag alleen signalen melden',
    worker: 'Werkprogramma: neemt opdrachten en stuurt berichten',
  },
}
