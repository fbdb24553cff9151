// What runs inside the sandbox before the script: it pins clock and chance, lays out the variables, and hands back
// the two functions that turn results and errors into text. It keeps hold of the built-ins it needs, since a script
// may replace them.

/** Source of a function of (variables as JSON, now, seed) that answers [encode, explain]. */
export const prelude = `(function (json, now, seed) {
  'use strict'
  const { defineProperty, getOwnPropertyNames, getPrototypeOf, keys } = Object
  const { construct } = Reflect
  const { stringify } = JSON
  const { isArray } = Array
  const text = String
  const Waiting = Promise
  const isIdentifier = RegExp.prototype.test.bind(/^[\\p{ID_Start}$_][\\p{ID_Continue}$\\u200c\\u200d]*$/u)

  // Chance: mulberry32, the same numbers for the same seed.
  let state = seed >>> 0
  Math.random = function random() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  // Time: one moment, and UTC as the local zone, so that a script gives the same wherever it runs.
  const Real = Date
  const withoutZone = RegExp.prototype.test.bind(/^[+-]?\\d{4,6}-\\d\\d-\\d\\dT[\\d:.]+$/)
  const parse = string => Real.parse(withoutZone(text(string)) ? text(string) + 'Z' : string)
  const momentOf = given => {
    if (given.length === 0) return now
    if (given.length > 1) return Real.UTC(...given)
    return typeof given[0] === 'string' ? parse(given[0]) : given[0]
  }
  function Pinned(...given) {
    if (new.target === undefined) return new Pinned().toString()
    return construct(Real, [momentOf(given)], new.target)
  }
  defineProperty(Pinned, 'name', { value: 'Date' })
  defineProperty(Pinned, 'prototype', { value: Real.prototype })
  defineProperty(Real.prototype, 'constructor', { value: Pinned, writable: true, configurable: true })
  Pinned.now = () => now
  Pinned.parse = parse
  Pinned.UTC = Real.UTC
  for (const name of getOwnPropertyNames(Real.prototype)) {
    const local = name.replace('UTC', '')
    if (local !== name && name !== 'toUTCString') Real.prototype[local] = Real.prototype[name]
  }
  Real.prototype.getTimezoneOffset = () => 0
  globalThis.Date = Pinned

  for (const name of ['WeakRef', 'FinalizationRegistry', 'performance', 'gc']) delete globalThis[name]

  const variables = JSON.parse(json)
  for (const name of keys(variables)) {
    if (!isIdentifier(name) || name === 'variables') continue
    try {
      const value = variables[name]
      defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true })
    } catch {
      // A name that JavaScript keeps for itself, such as undefined, is reached as variables.undefined.
    }
  }
  defineProperty(globalThis, 'variables', { value: variables, writable: true, configurable: true })

  const refuse = reason => {
    const unfit = new TypeError(reason)
    defineProperty(unfit, 'name', { value: 'Unfit' })
    throw unfit
  }
  const check = (value, depth) => {
    if (typeof value === 'function') refuse('a function')
    if (typeof value === 'symbol') refuse('a symbol')
    if (typeof value === 'bigint') refuse('a BigInt')
    if (typeof value !== 'object' || value === null) return
    if (value instanceof Waiting) refuse('a promise; a script cannot wait')
    if (depth > 60) refuse('nested more than 60 deep, or part of itself')
    const entries = isArray(value) ? value.length : 0
    for (let i = 0; i < entries; i++) check(value[i], depth + 1)
    if (!isArray(value)) for (const key of keys(value)) {
      if (typeof value[key] !== 'function') check(value[key], depth + 1)
    }
  }
  const encode = value => {
    check(value, 0)
    return stringify(value) ?? 'null'
  }
  const explain = error => {
    if (typeof error !== 'object' || error === null) return text(error)
    if (error.name === undefined && error.message === undefined) return 'it threw an object that is no error'
    const line = /script\\.js:(\\d+)/.exec(text(error.stack ?? ''))
    return text(error.name) + ': ' + text(error.message) + (line ? ' (line ' + line[1] + ')' : '')
  }
  return [encode, explain]
})`
