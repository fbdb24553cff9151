// Chapter 9, constraint by constraint.

import { type Examples, file, process, task } from './drawing.ts'

const between = (inside: string, x = 'processRef="p"') =>
  process(
    task,
    `<bpmn:collaboration id="c"><bpmn:participant id="x" ${x} /><bpmn:participant id="y" />${inside}</bpmn:collaboration>
     <bpmn:message id="m" /><bpmn:interface id="i" name="I"><bpmn:operation id="o" name="O"><bpmn:inMessageRef>m</bpmn:inMessageRef></bpmn:operation></bpmn:interface>`,
  )
const pool = (inside: string) =>
  between('').replace('<bpmn:participant id="y" />', `<bpmn:participant id="y">${inside}</bpmn:participant>`)
const flow = (attributes: string) => between(`<bpmn:messageFlow id="f" ${attributes} />`)
const two = '<bpmn:participantRef>x</bpmn:participantRef><bpmn:participantRef>y</bpmn:participantRef>'
const conversation = (inside: string, more = '') =>
  between(
    `<bpmn:messageFlow id="f" sourceRef="x" targetRef="y" /><bpmn:conversation id="v">${inside}</bpmn:conversation><bpmn:conversation id="w">${two}</bpmn:conversation>${more}`,
  )
const call = (called: string) =>
  between(
    `<bpmn:callConversation id="v" calledCollaborationRef="${called}">${two}</bpmn:callConversation>`,
  ).replace('<bpmn:message id="m" />', '<bpmn:message id="m" /><bpmn:globalConversation id="global" />')
const choreography = (closed: string) =>
  file(`<bpmn:collaboration id="c" isClosed="true"><bpmn:participant id="x" /><bpmn:choreographyRef>h</bpmn:choreographyRef></bpmn:collaboration>
    <bpmn:choreography id="h" isClosed="${closed}"><bpmn:participant id="x2" /></bpmn:choreography>`)
const second = (inside: string) =>
  choreography('true').replace(
    '<bpmn:participant id="x2" />',
    `<bpmn:participant id="x2" />${inside}</bpmn:choreography><bpmn:choreography id="k"><bpmn:participant id="x3" />`,
  )

export const collaboration: Examples = {
  'closed-alike': [choreography('false'), choreography('true')],
  'choreography-alone': [second('<bpmn:choreographyRef>k</bpmn:choreographyRef>'), second('')],
  'participant-process': [between('', 'processRef="m"'), between('')],
  'participant-interface': [
    pool('<bpmn:interfaceRef>m</bpmn:interfaceRef>'),
    pool('<bpmn:interfaceRef>i</bpmn:interfaceRef>'),
  ],
  minimum: [
    pool('<bpmn:participantMultiplicity minimum="-1" maximum="2" />'),
    pool('<bpmn:participantMultiplicity minimum="0" maximum="2" />'),
  ],
  maximum: [
    pool('<bpmn:participantMultiplicity minimum="3" maximum="2" />'),
    pool('<bpmn:participantMultiplicity minimum="2" maximum="2" />'),
  ],
  partner: [
    between('').replace(
      '<bpmn:message id="m" />',
      '<bpmn:message id="m" /><bpmn:partnerRole id="r"><bpmn:participantRef>m</bpmn:participantRef></bpmn:partnerRole>',
    ),
    between('').replace(
      '<bpmn:message id="m" />',
      '<bpmn:message id="m" /><bpmn:partnerRole id="r"><bpmn:participantRef>y</bpmn:participantRef></bpmn:partnerRole>',
    ),
  ],
  'message-flow-source-target': [flow('sourceRef="x"'), flow('sourceRef="x" targetRef="y"')],
  'message-flow-two-pools': [flow('sourceRef="y" targetRef="y"'), flow('sourceRef="y" targetRef="x"')],
  'message-flow-message': [
    flow('sourceRef="x" targetRef="y" messageRef="i"'),
    flow('sourceRef="x" targetRef="y" messageRef="m"'),
  ],
  'message-flow-association': [
    conversation(two, '<bpmn:messageFlowAssociation id="l" innerMessageFlowRef="f" />'),
    conversation(
      two,
      '<bpmn:messageFlowAssociation id="l" innerMessageFlowRef="f" outerMessageFlowRef="f" />',
    ),
  ],
  'participant-association': [
    between(
      '<bpmn:participantAssociation id="l"><bpmn:innerParticipantRef>x</bpmn:innerParticipantRef></bpmn:participantAssociation>',
    ),
    between(
      '<bpmn:participantAssociation id="l"><bpmn:innerParticipantRef>x</bpmn:innerParticipantRef><bpmn:outerParticipantRef>y</bpmn:outerParticipantRef></bpmn:participantAssociation>',
    ),
  ],
  'conversation-participants': [
    conversation('<bpmn:participantRef>x</bpmn:participantRef>'),
    conversation(two),
  ],
  'conversation-flows': [
    conversation(`${two}<bpmn:messageFlowRef>m</bpmn:messageFlowRef>`),
    conversation(`${two}<bpmn:messageFlowRef>f</bpmn:messageFlowRef>`),
  ],
  'call-conversation': [call('m'), call('global')],
  'global-conversation': [
    file(
      `<bpmn:globalConversation id="g"><bpmn:participant id="x" /><bpmn:participant id="y" /><bpmn:conversation id="v">${two}</bpmn:conversation></bpmn:globalConversation>`,
    ),
    file(
      '<bpmn:globalConversation id="g"><bpmn:participant id="x" /><bpmn:participant id="y" /><bpmn:messageFlow id="f" sourceRef="x" targetRef="y" /></bpmn:globalConversation>',
    ),
  ],
  'conversation-link-parts': [
    conversation(two, '<bpmn:conversationLink id="l" sourceRef="x" />'),
    conversation(two, '<bpmn:conversationLink id="l" sourceRef="x" targetRef="v" />'),
  ],
  'conversation-link-ends': [
    conversation(two, '<bpmn:conversationLink id="l" sourceRef="x" targetRef="y" />'),
    conversation(two, '<bpmn:conversationLink id="l" sourceRef="v" targetRef="y" />'),
  ],
  'conversation-association': [
    conversation(two, '<bpmn:conversationAssociation id="l" innerConversationNodeRef="v" />'),
    conversation(
      two,
      '<bpmn:conversationAssociation id="l" innerConversationNodeRef="v" outerConversationNodeRef="w" /><bpmn:conversationAssociation id="k" innerConversationNodeRef="w" outerConversationNodeRef="v" />',
    ),
  ],
}
