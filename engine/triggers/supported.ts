// How each kind of event definition works, in words: `docs/supported.md` is written from here. One line for each kind
// of `index.ts`; a test holds the two against each other.

import type { Supported } from '../elements/supported.ts'

export const supportedTriggers: Readonly<Record<string, Supported>> = {
  message: {
    title: 'Message',
    clause: '10.5.5 Event Definitions, 8.4.2 Correlation',
    runs: 'Goes to one receiver: along a message flow, by correlation key (`zeebe:subscription`), by the correlation properties of the collaboration, else to the one that waits longest. With a time to live it is kept for who listens later; an id makes it count once.',
  },
  timer: {
    title: 'Timer',
    clause: '10.5.5 Event Definitions',
    runs: 'Date, duration and cycle in ISO 8601, cycle also as cron with five or six fields, all of them also as FEEL. Computed once when armed; a cycle counts on from its last due time and does not drift.',
    limits: 'Each due time missed while no server ran is made up for once, in order.',
  },
  signal: {
    title: 'Signal',
    clause: '10.5.5 Event Definitions',
    runs: 'Heard by everyone who listens at that moment, start events included, and by nobody later.',
  },
  error: {
    title: 'Error',
    clause: '10.5.6 Handling Events',
    runs: 'Looks for its handler from the inside out, through call activities: event sub-processes before boundary events, on one level the code before a catch-all. Uncaught it is an incident, and the case stays as it is.',
  },
  escalation: {
    title: 'Escalation',
    clause: '10.5.6 Handling Events',
    runs: 'Looks for its handler like an error, but is no error: unless an interrupting handler takes it, whoever raised it goes on.',
  },
  conditional: {
    title: 'Conditional',
    clause: '10.5.5 Event Definitions',
    runs: 'Fires when its condition turns true, asked when armed and after each change of a variable, in the same step; it must have been false before it fires again. A conditional start event of a process sees data stores, and the variables that are sent to `/conditionals/evaluation`; it begins an instance where the condition turns true.',
  },
  link: {
    title: 'Link',
    clause: '10.5.5 Event Definitions',
    runs: 'Goes on at the catch event of the same name in the same scope.',
  },
  compensation: {
    title: 'Compensation',
    clause: '10.5.6 Handling Events, 13.5.5 Compensation',
    runs: 'Undoes the activity it names, or all of its scope; waits for it, or not (`waitForCompletion`).',
  },
  cancel: {
    title: 'Cancel',
    clause: '10.5.6 Handling Events',
    runs: 'As an end event inside a transaction and a boundary event on one.',
  },
  terminate: {
    title: 'Terminate',
    clause: '10.5.5 Event Definitions, 13.5.6 End Events',
    runs: 'Ends the innermost sub-process or process instance at once, without compensation; the flow around a sub-process goes on.',
  },
}
