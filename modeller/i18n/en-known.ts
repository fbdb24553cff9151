// English words for what a case knows and what it is shared for, where no form and no drawing says it.

export const enKnown = {
  known: {
    case_reference: 'Reference',
    withdrawn: 'Agreement withdrawn',
    outcome_class: 'Outcome',
    minor_at_start: 'Minor at the start',
    outreach_outcome: 'Outcome of the outreach',
    consultation_outcome: 'Outcome of the consultation',
    framework_result: 'Result of the framework',
    action_reference: 'Reference of the action',
    review_reference: 'Reference of the review',
    coach_rounds: 'Rounds of coaching',
    framework_version: 'Framework version',
    partner: 'Partner',
  },
  purposes: {
    'help-early': 'helping early',
    'immediate-safety': 'immediate safety',
    transparency: 'telling the person',
    support: 'supporting the person',
    rights: 'rights of the person',
    'content-notice': 'a notice about content',
    event: 'the event',
    'offer-help': 'offering help',
    erasure: 'erasing',
    'public-safety': 'public safety',
  },
}
