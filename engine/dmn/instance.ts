// FEEL texts may name the types of the model, after `instance of` and in the parameters of a function. Whether a value
// is of a type looks at its structure and leaves its allowed values aside (DMN 1.5, 10.3.2.3.9); an argument has to be
// allowed as well. Unlike in conform.ts nothing is read from text: the value is asked what it is.

import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'
import { charge, type Env, type NamedTypes } from '../feel/evaluate.ts'
import type { Types } from './item-definition.ts'
import type { BasicType, Type } from './model.ts'
import { isContext } from './values.ts'

/** The types of a file as FEEL asks for them. */
export function namedTypes(types: Types): NamedTypes {
  return {
    test(name, allowed) {
      const type = types.find(name)
      return type && ((value, env) => value !== null && isOf(value, type, allowed, env))
    },
  }
}

function isOf(value: unknown, type: Type, allowed: boolean, env: Env): boolean {
  if (env.budget) charge(env.budget, 1)
  const inner = (part: unknown, of: Type) => (part ?? null) === null || isOf(part, of, allowed, env)
  switch (type.kind) {
    case 'any':
      return true
    case 'basic':
      return basic[type.name](value)
    case 'named':
      return isOf(value, type.type, allowed, env)
    case 'function':
      return isFunction(value)
    case 'list':
      return Array.isArray(value) && value.every(item => inner(item, type.of))
    case 'context':
      return (
        isContext(value) &&
        type.entries.every(({ name, type }) => Object.hasOwn(value, name) && inner(value[name], type))
      )
    case 'constrained':
      return isOf(value, type.base, allowed, env) && (!allowed || type.allowed.test(value, env) === true)
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
