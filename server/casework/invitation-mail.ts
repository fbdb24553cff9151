// The mail that brings a one-time link, and the one that reminds of it. Both say who may open it and until when, and
// nothing of any case.

import { setIn } from '../../engine/words/typeset.ts'
import type { Organisation } from '../contract/organisations.ts'

type Words = {
  readonly subject: string
  readonly reminder: string
  text(name: string, link: string, until: string): string
}

const WORDS: Readonly<Record<Organisation['language'], Words>> = {
  en: {
    subject: 'A question for your organisation',
    reminder: 'A reminder: a question for your organisation',
    text: (name, link, until) =>
      `Dear ${name},

The municipality asks your organisation to answer a question. It opens with this link:

${link}

The link is for your organisation alone: please do not pass it on. It works once, until ${until}.
For reasons of privacy this mail says nothing of what is asked.`,
  },
  nl: {
    subject: 'Een vraag voor uw organisatie',
    reminder: 'Herinnering: een vraag voor uw organisatie',
    text: (name, link, until) =>
      `Beste ${name},

De gemeente vraagt uw organisatie om een vraag te beantwoorden. U opent ze met deze link:

${link}

De link is alleen voor uw organisatie: geef hem niet door. Hij werkt één keer, tot ${until}.
Om de privacy te beschermen zegt deze mail niets over wat er gevraagd wordt.`,
  },
  fr: {
    subject: 'Une question pour votre organisation',
    reminder: 'Rappel : une question pour votre organisation',
    text: (name, link, until) =>
      `Bonjour ${name},

La commune demande à votre organisation de répondre à une question. Elle s’ouvre par ce lien :

${link}

Ce lien est réservé à votre organisation : ne le transmettez pas. Il fonctionne une seule fois, jusqu’au ${until}.
Pour protéger la vie privée, ce message ne dit rien de ce qui est demandé.`,
  },
}

/** The words in the language of the organisation. */
export function invitationMail(
  { name, contact, language }: Organisation,
  link: string,
  expiresAt: Date,
  isReminder: boolean,
): { readonly subject: string; readonly text: string } {
  const { subject, reminder, text } = WORDS[language]
  const until = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(expiresAt)
  return {
    subject: setIn(language, isReminder ? reminder : subject),
    text: `${setIn(language, text(contact ?? name, link, until))}\n`,
  }
}
