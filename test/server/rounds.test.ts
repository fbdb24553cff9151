// Work that is looked for again and again: when a round begins, what a wake-up does, what becomes of an error.

import { expect, test } from 'vitest'
import { Rounds } from '../../server/jobs/rounds.ts'

/** Longer than a test may take: a round that comes within it was woken. */
const NEVER_MS = 3_600_000

/** Rounds that each wait until the test lets them end, with what it says; and what the log was told. */
function rounds(every = NEVER_MS) {
  const log: string[] = []
  const begun: ((answer: number | Error) => void)[] = []
  const turn = () =>
    new Promise<number>((resolve, reject) =>
      begun.push(answer => (typeof answer === 'number' ? resolve(answer) : reject(answer))),
    )
  const subject = new Rounds(
    { every, turn, stumbled: 'stumbled' },
    { error: (_, message) => log.push(message) },
  )
  const count = (wanted: number) => expect.poll(() => begun.length, { interval: 1 }).toBe(wanted)
  return { subject, log, end: (answer: number | Error) => begun.at(-1)!(answer), count }
}

/** Everything that was promised before has happened. */
const settled = () => new Promise(resolve => setImmediate(resolve))

test('one round at a time: who is woken meanwhile goes round once more, however often', async () => {
  const { subject, end, count } = rounds()
  subject.wake()
  subject.wake()
  subject.wake()
  await count(1)
  end(NEVER_MS)
  await count(2)
  end(NEVER_MS)
  await settled()
  await count(2)
  await subject.stop()
})

test('a round that knows of more is followed by another at once, and any other after its pause', async () => {
  const { subject, end, count } = rounds(5)
  subject.wake()
  end(0)
  await count(2)
  end(NEVER_MS)
  await count(3)
  end(0)
  await count(4)
  const stopped = subject.stop()
  end(0)
  await stopped
})

test('a round that throws is told to the log, and the next one comes', async () => {
  const { subject, log, end, count } = rounds(5)
  subject.wake()
  end(new Error('a mistake'))
  await count(2)
  expect(log).toEqual(['stumbled'])
  end(Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED' }))
  await count(3)
  expect(log).toEqual(['stumbled'])
  const stopped = subject.stop()
  end(0)
  await stopped
})

test('who stops waits for the round under way, and nothing wakes it again', async () => {
  const { subject, end, count } = rounds()
  subject.wake()
  let stopped = false
  const stop = subject.stop().then(() => {
    stopped = true
  })
  await settled()
  expect(stopped).toBe(false)
  end(0)
  await stop
  subject.wake()
  await settled()
  await count(1)
})
