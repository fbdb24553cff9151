// Many who ask for one row each are answered by one statement. What is asked while one is under way gathers for the
// next, as orders do in the dispatcher: every answer is as the database stood after its question, and a lone caller
// waits for nobody.

/** Answers with what was found, by key. */
export type Ask<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>

/** More keys than this in one statement would only make the first of them wait. */
const MOST = 256

/** Turns a question about many keys into one about a single key; null where nothing was found. */
export function gathered<Key, Value>(ask: Ask<Key, Value>): (key: Key) => Promise<Value | null> {
  type Waiting = { readonly key: Key; resolve(value: Value | null): void; reject(error: unknown): void }
  const waiting: Waiting[] = []
  let asking = false

  async function answerAll(): Promise<void> {
    asking = true
    while (waiting.length > 0) {
      const now = waiting.splice(0, MOST)
      try {
        const found = await ask([...new Set(now.map(({ key }) => key))])
        for (const { key, resolve } of now) resolve(found.get(key) ?? null)
      } catch (error) {
        for (const { reject } of now) reject(error)
      }
    }
    asking = false
  }

  return key =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      // What is asked in the same turn of the event loop belongs together.
      if (!asking) {
        asking = true
        setImmediate(() => void answerAll())
      }
    })
}
