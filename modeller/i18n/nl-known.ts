// Woorden voor wat een dossier weet en waarvoor het gedeeld wordt, waar geen formulier en geen tekening ze zegt.

import type { KnownTexts } from './texts.ts'

export const nlKnown: KnownTexts = {
  known: {
    case_reference: 'Referentie',
    withdrawn: 'Instemming ingetrokken',
    outcome_class: 'Uitkomst',
    minor_at_start: 'Minderjarig bij het begin',
    outreach_outcome: 'Uitkomst van het outreachend werken',
    consultation_outcome: 'Uitkomst van het overleg',
    framework_result: 'Resultaat van het kader',
    action_reference: 'Referentie van de actie',
    review_reference: 'Referentie van het evaluatiemoment',
    coach_rounds: 'Rondes van coaching',
    framework_version: 'Kaderversie',
    partner: 'Partner',
  },
  purposes: {
    'help-early': 'vroeg helpen',
    'immediate-safety': 'onmiddellijke veiligheid',
    transparency: 'de persoon inlichten',
    support: 'de persoon ondersteunen',
    rights: 'rechten van de persoon',
    'content-notice': 'een melding over inhoud',
    event: 'het evenement',
    'offer-help': 'hulp aanbieden',
    erasure: 'wissen',
    'public-safety': 'openbare veiligheid',
  },
}
