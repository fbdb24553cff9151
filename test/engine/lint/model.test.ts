// The graph the rules walk: sub-processes opened, borders behind their hosts, links joined, and where things begin and end.

import { expect, test } from 'vitest'
import { type Model, models } from '../../../engine/lint/index.ts'
import { cycles, loops, reachable } from '../../../engine/lint/paths.ts'
import { definitionsOf } from './definitions.ts'
import { sketch } from './sketch.ts'

async function modelOf(drawing: string): Promise<Model> {
  return models(await definitionsOf(sketch(drawing)))[0]!
}

/** `a > b c` for each step that leads somewhere. */
async function graph(drawing: string): Promise<string[]> {
  const { G } = await modelOf(drawing)
  return [...G]
    .filter(([, next]) => next.length > 0)
    .map(([step, next]) => `${step.id} > ${next.map(each => each.id).join(' ')}`)
}

const ids = (steps: readonly { id: string }[]) => steps.map(step => step.id).join(' ')

test('a sub-process leads to its start, and its end to what follows it', async () => {
  const drawing =
    'node s start @a "S"\nnode m sub @a "M"\nnode i start @a "I" in=m\nnode t user @a "T" in=m\nnode o end @a "O" in=m\nnode e end @a "E"\nflow s > m > e\nflow i > t > o'
  expect(await graph(drawing)).toEqual(['s > m', 'm > i', 'i > t', 't > o', 'o > e'])
})

test('a sub-process in a sub-process leads out of both', async () => {
  const drawing =
    'node s start @a "S"\nnode m sub @a "M"\nnode n sub @a "N" in=m\nnode i start @a "I" in=n\nnode o end @a "O" in=n\nnode e end @a "E"\nflow s > m > e\nflow i > o'
  expect(await graph(drawing)).toEqual(['s > m', 'm > n', 'n > i', 'i > o', 'o > e'])
})

test('without start events a sub-process begins where nothing leads, but not on a border', async () => {
  const drawing =
    'node s start @a "S"\nnode m sub @a "M"\nnode t user @a "T" in=m\nnode u user @a "U" in=m\nnode v user @a "V" in=m\nboundary b timer on=t int=no "B"\nnode e end @a "E"\nflow s > m > e\nflow u > v'
  expect(await graph(drawing)).toEqual(['s > m', 'm > t u', 't > e b', 'u > v', 'v > e', 'b > e'])
})

test('one with start events begins at them alone', async () => {
  const drawing =
    'node s start @a "S"\nnode m sub @a "M"\nnode i start @a "I" in=m\nnode t user @a "T" in=m\nnode e end @a "E"\nflow s > m > e'
  expect((await graph(drawing)).filter(edge => edge.startsWith('m'))).toEqual(['m > i'])
})

test('an empty sub-process is passed', async () => {
  expect(await graph('node s start @a "S"\nnode m sub @a "M"\nnode e end @a "E"\nflow s > m > e')).toEqual([
    's > m',
    'm > e',
  ])
})

test('an event sub-process is a root of its own and leads nowhere out', async () => {
  const drawing =
    'node s start @a "S"\nnode e end @a "E"\nnode m evsub @a "M"\nnode i start.message @a "I" in=m\nnode o end @a "O" in=m\nnode x user @a "X" in=m\nflow s > e\nflow i > o'
  expect(await graph(drawing)).toEqual(['s > e', 'i > o'])
  const model = await modelOf(drawing)
  expect([ids(model.starts), ids(model.roots), ids(model.ends)]).toEqual(['s', 's i', 'e'])
})

test('what happens on a border follows its host', async () => {
  const drawing =
    'node s start @a "S"\nnode t user @a "T"\nboundary b timer on=t int=yes "B"\nnode e end @a "E"\nnode f end @a "F"\nflow s > t > e\nflow b > f'
  expect(await graph(drawing)).toEqual(['s > t', 't > e b', 'b > f'])
})

test('a link is continued where it has the same name, and neither end of it begins or ends anything', async () => {
  const drawing =
    'node s start @a "S"\nnode t throw.link @a "T" link=one\nnode u catch.link @a "U" link=one\nnode w catch.link @a "W" link=two\nnode m catch.message @a "M"\nnode e end @a "E"\nflow s > t\nflow u > e\nflow w > e\nflow m > e'
  expect(await graph(drawing)).toEqual(['s > t', 't > u', 'u > e', 'w > e', 'm > e'])
  const model = await modelOf(drawing)
  expect([ids(model.starts), ids(model.ends)]).toEqual(['s m', 'e'])
})

test('a throw event that is no link ends where nothing follows', async () => {
  expect(ids((await modelOf('node s start @a "S"\nnode t throw.signal @a "T"\nflow s > t')).ends)).toBe('t')
})

test('what undoes is neither a beginning nor an end', async () => {
  const drawing =
    'node s start @a "S"\nnode t user @a "T"\nboundary b compensate on=t "B"\nnode u service @a "U" undoes=yes\nnode e end @a "E"\nflow s > t > e'
  const model = await modelOf(drawing)
  expect([ids(model.starts), ids(model.roots), ids(model.ends)]).toEqual(['s', 's', 'e'])
})

test('a step nothing follows is an end, one on whose border something happens too', async () => {
  const drawing =
    'node s start @a "S"\nnode t user @a "T"\nboundary b timer on=t int=yes "B"\nnode e end @a "E"\nflow s > t\nflow b > e'
  expect(ids((await modelOf(drawing)).ends)).toBe('t e')
})

test('messages between steps are edges of G+ alone', async () => {
  const drawing =
    'pool P "P"\nlane P.a "A" role=a\nnode s start @x "S"\nnode t send @x "T"\nnode e end @x "E"\nnode ps start.message @P.a "PS"\nnode pe end @P.a "PE"\nflow s > t > e\nflow ps > pe\nmsg t > ps "M" data=none\nmsg e > P "N" data=none'
  const { G, Gplus, starts, roots } = await modelOf(drawing)
  const t = [...G.keys()].find(step => step.id === 't')!
  expect([ids(G.get(t)!), ids(Gplus.get(t)!)]).toEqual(['e', 'e ps'])
  expect([ids(starts), ids(roots)]).toEqual(['s', 'ps s'])
})

test('personal data counts where it is in our pools, by step or by message', async () => {
  const handles = async (more: string) =>
    (
      await modelOf(
        `pool P "P"\npool Q "Q"\nlane P.a "A" role=a\nnode s start @x "S"\nnode t send @x "T"\nnode e end @x "E"\nnode ps start.message @P.a "PS"\nnode pt user @P.a "PT"\nnode pe end @P.a "PE"\nflow s > t > e\nflow ps > pt > pe\n${more}`,
      )
    ).handlesPersonalData
  expect(await handles('')).toBe(false)
  expect(await handles('node u user @x "U" pd=personal')).toBe(true)
  expect(await handles('node pu user @P.a "PU" pd=personal')).toBe(false)
  expect(await handles('msg t > Q "M" data=special')).toBe(true)
  expect(await handles('msg Q > s "M" data=personal')).toBe(true)
  expect(await handles('msg OWN > Q "M" data=personal')).toBe(true)
  expect(await handles('msg Q > OWN "M" data=personal')).toBe(true)
  expect(await handles('msg Q > ps "M" data=personal')).toBe(false)
  expect(await handles('msg t > Q "M" data=pseud')).toBe(false)
})

test('a process outside every collaboration is a model of its own, and ours', async () => {
  const alone = sketch('node s start @a "S"\nnode e end @a "E"\nflow s > e').replace(
    /<bpmn:collaboration[\s\S]*<\/bpmn:collaboration>/,
    '',
  )
  const found = models(await definitionsOf(alone))
  expect(found.map(model => [model.process, ids(model.starts)])).toEqual([['signal', 's']])
  const both = models(await definitionsOf(sketch('node s start @a "S"\nnode e end @a "E"\nflow s > e')))
  expect(both).toHaveLength(1)
})

test('a pool without a process is a black box', async () => {
  const { pools } = await modelOf('pool P "P"\nnode s start @a "S"')
  expect(pools.map(pool => [pool.id, pool.blackBox, pool.gov.own])).toEqual([
    ['P', true, false],
    ['OWN', false, true],
  ])
})

test('a pool that says it is ours keeps the others from being taken for ours', async () => {
  const drawing =
    'pool P "P"\npool Q "Q" own=yes\nlane P.a "A" role=a\nlane Q.b "B" role=b\nnode s start @P.a "S"\nnode t start @Q.b "T"'
  expect((await modelOf(drawing)).pools.map(pool => pool.gov.own)).toEqual([false, true])
})

test('it runs as soon as one of its processes does', async () => {
  const xml = sketch('pool P "P"\nlane P.a "A" role=a\nnode s start @x "S"\nnode p start @P.a "P"').replace(
    'isExecutable="true"',
    'isExecutable="false"',
  )
  expect(models(await definitionsOf(xml))[0]!.executable).toBe(true)
})

test('a cycle is each group that leads back to itself, and a removed step breaks it', () => {
  const edges = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['b']],
    ['d', ['d']],
    ['e', []],
  ])
  expect(loops(edges)).toEqual([['b', 'c'], ['d']])
  expect(cycles(edges, node => node === 'c')).toEqual([['d']])
  expect([...reachable(edges, ['a'], node => node === 'b')]).toEqual(['a'])
  expect([...reachable(edges, ['b'], node => node === 'b')]).toEqual([])
})
