// What all files of a run share is made in the process that began the run, when the first file asks for it. Files run in
// processes of their own, so they ask at a door of that process.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Opens a door whose address stands in the environment under this name. Answers with what shuts it. */
export async function openDoor(name: string, make: () => Promise<string>): Promise<() => void> {
  let made: Promise<string> | null = null
  const door = createServer((_, response) => {
    made ??= make()
    made.then(
      text => response.end(text),
      error => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  process.env[name] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  return () => {
    door.closeAllConnections()
    door.close()
  }
}

/** What is behind the door; null where nobody opened one. */
export async function behindDoor(name: string): Promise<string | null> {
  const door = process.env[name]
  if (door === undefined) return null
  const response = await fetch(door)
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
  return response.text()
}
