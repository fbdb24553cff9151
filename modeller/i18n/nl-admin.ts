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
    fullName: 'Naam',
    fullNameHint:
      'Zo noemen collega’s deze persoon, op elke pagina. Blijft dit leeg, dan is het de gebruikersnaam.',
    usernameHint: 'Kleine letters, cijfers, punten en streepjes.',
    maySignIn: 'Mag zich aanmelden',
    organisationHint:
      'Wiens taken deze persoon als partner ziet: de korte naam, zoals in het register of in de tekening.',
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
  organisations: {
    lead: 'Partners die gevraagd kunnen worden. Wie zich niet aanmeldt, antwoordt via een link die één keer werkt.',
    new: 'Nieuwe organisatie',
    none: 'Er is geen organisatie geregistreerd.',
    noneNext: 'Registreer een partner zonder account, zodat die via een link gevraagd kan worden.',
    id: 'Korte naam',
    idHint: 'Zoals tekeningen ze noemen in partner-contact:… Kleine letters, cijfers, streepjes.',
    contact: 'Contactpersoon',
    email: 'E-mailadres',
    emailHint: 'Liefst een mailbox die alleen gelezen wordt door wie dat mag.',
    emailWrong: 'Er is een adres nodig om te kunnen vragen, zoals help@club.example.',
    language: 'Taal',
    asked: 'Hoe ze gevraagd wordt',
    signsIn: 'meldt zich aan',
    byLink: 'via eenmalige link',
    onLinkspan: 'De medewerkers melden zich aan bij Linkspan',
    byItself: 'Er gaat vanzelf een link zodra er een taak wacht',
    remove: 'Uit het register halen',
    removed: 'De organisatie is verwijderd; haar open links zijn ingetrokken.',
  },
}
