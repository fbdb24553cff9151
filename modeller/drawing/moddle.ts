// The reader of BPMN with both vocabularies we know beside the standard. What it does not know it keeps.

import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import gov from '../../engine/lint/governance.json' with { type: 'json' }

export const vocabularies = { zeebe, gov }

// biome-ignore lint/suspicious/noExplicitAny: moddle is untyped
export const moddle = (): any => new BpmnModdle(vocabularies)
