// Puts the time of day of a process off by TEST_CLOCK_BY milliseconds: `node --import test/support/other-clock.ts`. Timers
// and the clock of the database go on as they are.

const by = Number(process.env.TEST_CLOCK_BY)
const Right = Date

globalThis.Date = new Proxy(Right, {
  construct: (target, args, made) =>
    Reflect.construct(target, args.length === 0 ? [Right.now() + by] : args, made),
  get: (target, name) => (name === 'now' ? () => Right.now() + by : Reflect.get(target, name)),
})
