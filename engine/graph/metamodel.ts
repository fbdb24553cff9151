// Where the metamodel of bpmn-moddle is not the schema of BPMN: what is read under other names would not be read at all,
// and written under other names it would be lost to other tools.

/** Where bpmn-moddle's metamodel is not the schema: the type, its property, and how the schema has it. */
const CORRECTIONS: readonly [type: string, property: string, schema: Readonly<Record<string, unknown>>][] = [
  ['ConversationNode', 'messageFlowRefs', { name: 'messageFlowRef' }],
  ['Participant', 'endPointRefs', { name: 'endPointRef' }],
  ['ParticipantAssociation', 'innerParticipantRef', { isAttr: false }],
  ['ParticipantAssociation', 'outerParticipantRef', { isAttr: false }],
  ['Collaboration', 'conversationAssociations', { isMany: true }],
  ['GlobalScriptTask', 'script', { isAttr: false }],
  ['CorrelationPropertyRetrievalExpression', 'messagePath', { xml: { serialize: 'xsi:type' } }],
  ['CorrelationPropertyBinding', 'dataPath', { xml: { serialize: 'xsi:type' } }],
  // In words it is a data input or output, by its type a set of them: either is read.
  ['InputOutputBinding', 'inputDataRef', { type: 'bpmn:BaseElement' }],
  ['InputOutputBinding', 'outputDataRef', { type: 'bpmn:BaseElement' }],
  ['CorrelationProperty', 'type', { type: 'String', isReference: false }],
  ['Extension', 'definition', { type: 'String', isReference: false }],
  // The schema gives it no value by itself: "initiating" that stands there is something said.
  ['BPMNEdge', 'messageVisibleKind', { default: undefined }],
]

type Type = { properties: Record<string, unknown>[]; propertiesByName: Record<string, unknown> }

/** Puts the schema's properties, once, in place of bpmn-moddle's, so that what is read is written again as it was. */
export function correct<T>(moddle: T): T {
  const { typeMap } = (moddle as { registry: { typeMap: Record<string, Type> } }).registry
  for (const [name, property, { name: renamed = property, ...schema }] of CORRECTIONS) {
    const prefix = name === 'BPMNEdge' ? 'bpmndi' : 'bpmn'
    const type = typeMap[`${prefix}:${name}`]!
    const at = type.properties.findIndex(one => one.name === `${prefix}:${property}`)
    // Corrected before: the reader is used for another file.
    if (at < 0) continue
    const ns = { name: `${prefix}:${renamed}`, prefix, localName: renamed }
    type.properties[at] = { ...type.properties[at], ...schema, name: ns.name, ns }
    type.propertiesByName[ns.name] = type.properties[at]
  }
  return moddle
}
