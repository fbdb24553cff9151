// XES 2.0 (IEEE 1849-2016): the event log as tools of process mining read it. A colon in a key is for what a declared
// extension defines; what is ours has none. Written piece by piece, so that a long log is never in memory as one text.

import type { EventLog, LoggedEvent } from './event-log.ts'

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="2.0" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="case"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="activity"/>
    <string key="lifecycle:transition" value="complete"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
  </global>
  <classifier name="Transition" scope="event" keys="concept:name lifecycle:transition"/>
  <classifier name="Activity" scope="event" keys="concept:name"/>
`

/** The document, in pieces; cases are numbered from 1. */
export function* xes(log: EventLog): Generator<string> {
  yield HEAD
  yield attribute('string', 'concept:name', log.name, 2)
  yield attribute('string', 'lifecycle:model', 'standard', 2)
  yield attribute('string', 'process', log.process, 2)
  yield attribute('int', 'small_number', String(log.smallNumber), 2)
  yield attribute('string', 'times_by', log.grain, 2)
  yield attribute('int', 'elements_left_out', String(log.leftOut), 2)
  for (const [index, events] of log.cases.entries()) {
    yield `  <trace>\n${attribute('string', 'concept:name', String(index + 1), 4)}`
    for (const event of events) yield eventOf(event)
    yield '  </trace>\n'
  }
  yield '</log>\n'
}

function eventOf({ activity, element, transition, at, role }: LoggedEvent): string {
  return [
    '    <event>\n',
    attribute('string', 'concept:name', activity, 6),
    attribute('string', 'element', element, 6),
    attribute('string', 'lifecycle:transition', transition, 6),
    role === null ? '' : attribute('string', 'org:role', role, 6),
    attribute('date', 'time:timestamp', new Date(at).toISOString(), 6),
    '    </event>\n',
  ].join('')
}

function attribute(type: 'string' | 'int' | 'date', key: string, value: string, indent: number): string {
  return `${' '.repeat(indent)}<${type} key="${key}" value="${escaped(value)}"/>\n`
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}

function escaped(value: string): string {
  return value.replace(/[&<>"\n\t\r]/g, character => ESCAPED[character]!)
}
