// ZIPs that lie about themselves, each small enough for a mail.

import { zipSync } from 'fflate'

/** Two hundred bytes whose directory (APPNOTE 4.3.14, ZIP64) says that it has 4,294,967,295 parts. */
export function endlessZip(): Buffer {
  const bytes = Buffer.alloc(200)
  bytes.write('PK\x03\x04', 'latin1')
  const directory = 60
  bytes.writeUInt32LE(0x06064b50, directory)
  bytes.writeUInt32LE(0xffffffff, directory + 32)
  const end = bytes.length - 22
  bytes.writeUInt32LE(0x07064b50, end - 20)
  bytes.writeUInt32LE(directory, end - 12)
  bytes.writeUInt32LE(0x06054b50, end)
  bytes.writeUInt16LE(1, end + 8)
  return bytes
}

/** Parts that are all the same bytes of the file, and say of themselves that they unpack to nothing. */
export function overlappingZip(parts: number, size: number): Buffer {
  const names = Array.from({ length: parts }, (_, index) => `part-${String(index).padStart(6, '0')}`)
  const zip = Buffer.from(
    zipSync({ ...Object.fromEntries(names.map(name => [name, new Uint8Array()])) }, { level: 0 }),
  )
  const shared = Buffer.alloc(size, 'x')
  const end = zip.length - 22
  const directory = zip.readUInt32LE(end + 16)
  for (let at = directory, index = 0; index < parts; index += 1) {
    zip.writeUInt32LE(size, at + 20)
    zip.writeUInt32LE(0, at + 42)
    at += 46 + zip.readUInt16LE(at + 28)
  }
  // The shared bytes lie between the first local header and the directory.
  const header = 30 + zip.readUInt16LE(26)
  const whole = Buffer.concat([zip.subarray(0, header), shared, zip.subarray(directory)])
  whole.writeUInt32LE(header + size, whole.length - 22 + 16)
  return whole
}
