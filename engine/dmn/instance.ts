// FEEL texts may name the types of the model, after `instance of` and in the parameters of a function. Whether a value
// is of a type looks at its structure and leaves its allowed values aside (DMN 1.5, 10.3.2.3.9); an argument has to be
// allowed as well. Unlike in conform.ts nothing is read from text: the value is asked what it is.

import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'
import { charge, compileExpression, type Env, type NamedTypes } from '../feel/evaluate.ts'
import type { Types } from './item-definition.ts'
import type { BasicType, Type } from './model.ts'
import { isContext } from './values.ts'

/** The types of a file as FEEL asks for them. */
export function namedTypes(types: Types): NamedTypes {
  const functions = new Map<Type, (value: unknown, env: Env) => boolean>()
  const named: NamedTypes = {
    test(name, allowed) {
      const type = types.find(name)
      return type && ((value, env) => value !== null && isOf(value, type, { allowed, env, takes }))
    },
  }
  const takes: Asked['takes'] = (value, type, env) => {
    const test = functions.get(type) ?? functionTest(type, named)
    functions.set(type, test)
    return test(value, env)
  }
  return named
}

/** What is asked of a value beside its type. */
type Asked = {
  /** Whether it has to be one of the allowed values, too. */
  readonly allowed: boolean
  readonly env: Env
  /** Whether a function takes and gives what its type says. */
  readonly takes: (value: unknown, type: Type, env: Env) => boolean
}

/** The test of a function type, which FEEL knows already; what FEEL cannot write is taken to fit. */
function functionTest(type: Type, named: NamedTypes): (value: unknown, env: Env) => boolean {
  const test = compileExpression(`f instance of ${written(type)}`, { f: null }, named)
  if ('problem' in test) return () => true
  return (value, env) => test.evaluateValue({ ...env, get: () => value }) === true
}

/** A type as FEEL writes it. */
function written(type: Type): string {
  switch (type.kind) {
    case 'any':
      return 'Any'
    case 'basic':
    case 'named':
      return type.name
    case 'constrained':
      return written(type.base)
    case 'list':
      return `list<${written(type.of)}>`
    case 'context':
      return `context<${type.entries.map(({ name, type }) => `${name}: ${written(type)}`).join(', ')}>`
    case 'function':
      return `function<${type.parameters.map(({ type }) => written(type)).join(', ')}>->${written(type.result)}`
  }
}

function isOf(value: unknown, type: Type, asked: Asked): boolean {
  const { allowed, env } = asked
  if (env.budget) charge(env.budget, 1)
  const inner = (part: unknown, of: Type) => (part ?? null) === null || isOf(part, of, asked)
  switch (type.kind) {
    case 'any':
      return true
    case 'basic':
      return basic[type.name](value)
    case 'named':
      return isOf(value, type.type, asked)
    case 'function':
      return isFunction(value) && asked.takes(value, type, env)
    case 'list':
      return Array.isArray(value) && value.every(item => inner(item, type.of))
    case 'context':
      return (
        isContext(value) &&
        type.entries.every(({ name, type }) => Object.hasOwn(value, name) && inner(value[name], type))
      )
    case 'constrained':
      return isOf(value, type.base, asked) && (!allowed || type.allowed.test(value, env) === true)
  }
}

const basic: Readonly<Record<BasicType, (value: unknown) => boolean>> = {
  number: value => typeof value === 'number',
  string: value => typeof value === 'string',
  boolean: value => typeof value === 'boolean',
  date: value => value instanceof FeelDate,
  time: value => value instanceof FeelTime,
  'date and time': value => value instanceof FeelDateTime,
  'days and time duration': value => value instanceof FeelDuration && !value.yearsMonths,
  'years and months duration': value => value instanceof FeelDuration && value.yearsMonths,
  context: isContext,
  range: isRange,
}
