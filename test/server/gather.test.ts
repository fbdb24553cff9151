import { describe, expect, it } from 'vitest'
import { gathered } from '../../server/store/gather.ts'

/** A question whose answers wait until they are let go. */
function held() {
  const asked: (readonly string[])[] = []
  const open: (() => void)[] = []
  const ask = async (keys: readonly string[]) => {
    asked.push(keys)
    await new Promise<void>(resolve => open.push(resolve))
    if (keys.includes('broken')) throw new Error('The database is away.')
    return new Map(keys.filter(key => key !== 'nobody').map(key => [key, key.toUpperCase()]))
  }
  const turn = () => new Promise(resolve => setImmediate(resolve))
  return {
    asked,
    one: gathered(ask),
    async letGo() {
      await turn()
      open.shift()!()
      await turn()
    },
  }
}

describe('questions that gather', () => {
  it('asks once for what is asked in one turn, and tells each its own', async () => {
    const { one, asked, letGo } = held()
    const answers = Promise.all(['a', 'b', 'a', 'nobody'].map(one))
    await letGo()
    expect(await answers).toEqual(['A', 'B', 'A', null])
    expect(asked).toEqual([['a', 'b', 'nobody']])
  })

  it('never answers with what was asked of the database before the question', async () => {
    const { one, asked, letGo } = held()
    const first = one('a')
    await new Promise(resolve => setImmediate(resolve))
    const second = one('a')
    await letGo()
    expect(await first).toBe('A')
    expect(asked).toEqual([['a'], ['a']])
    await letGo()
    expect(await second).toBe('A')
  })

  it('tells a failure to those who asked, and answers the next', async () => {
    const { one, letGo } = held()
    const failed = expect(one('broken')).rejects.toThrow('The database is away.')
    await letGo()
    await failed
    const next = one('b')
    await letGo()
    expect(await next).toBe('B')
  })
})
