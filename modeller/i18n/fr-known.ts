// Mots pour ce qu’un dossier sait et pour ce qui le fait partager, quand ni formulaire ni schéma ne les dit.

import type { KnownTexts } from './texts.ts'

export const frKnown: KnownTexts = {
  known: {
    case_reference: 'Référence',
    withdrawn: 'Accord retiré',
    outcome_class: 'Résultat',
    minor_at_start: 'Mineur au début',
    outreach_outcome: 'Résultat du travail de rue',
    consultation_outcome: 'Résultat de la concertation',
    framework_result: 'Résultat du cadre',
    action_reference: 'Référence de l’action',
    review_reference: 'Référence de l’évaluation',
    coach_rounds: 'Tours d’accompagnement',
    framework_version: 'Version du cadre',
    partner: 'Partenaire',
  },
  purposes: {
    'help-early': 'aider tôt',
    'immediate-safety': 'sécurité immédiate',
    transparency: 'informer la personne',
    support: 'soutenir la personne',
    rights: 'droits de la personne',
    'content-notice': 'une notification de contenu',
    event: 'l’événement',
    'offer-help': 'proposer de l’aide',
    erasure: 'effacement',
    'public-safety': 'sécurité publique',
  },
}
