// What a new process begins with: a start, one task, an end, each with its place on the canvas.

export const escapeXml = (text: string) =>
  text.replace(
    /[<>&"]/g,
    found => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[found] ?? found,
  )

/** An id made of the name: letters, digits and underscores. */
export const idFrom = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .replace(/[^\w]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
  return /^[a-z]/.test(plain) ? plain : `process_${plain || crypto.randomUUID().slice(0, 8)}`
}

export function newProcess(
  name: string,
  variant: 'as-is' | 'to-be',
  words: { start: string; task: string; end: string },
): string {
  const id = idFrom(name)
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="definitions_${id}" targetNamespace="http://linkspan.org/processes">
  <bpmn:process id="${id}" name="${escapeXml(name)}" isExecutable="${variant === 'to-be'}">
    <bpmn:startEvent id="start" name="${escapeXml(words.start)}">
      <bpmn:outgoing>to_first</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="first_task" name="${escapeXml(words.task)}">
      <bpmn:extensionElements>
        <zeebe:userTask />
      </bpmn:extensionElements>
      <bpmn:incoming>to_first</bpmn:incoming>
      <bpmn:outgoing>to_end</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end" name="${escapeXml(words.end)}">
      <bpmn:incoming>to_end</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="to_first" sourceRef="start" targetRef="first_task" />
    <bpmn:sequenceFlow id="to_end" sourceRef="first_task" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="182" y="162" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="first_task_di" bpmnElement="first_task"><dc:Bounds x="280" y="140" width="120" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="500" y="162" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="to_first_di" bpmnElement="to_first"><di:waypoint x="218" y="180" /><di:waypoint x="280" y="180" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_end_di" bpmnElement="to_end"><di:waypoint x="400" y="180" /><di:waypoint x="500" y="180" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}
