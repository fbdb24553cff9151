// What a file is, found in its content: a name says only what it wants to be taken for. The table is short on purpose, for
// what can carry a program (pages, drawings with scripts, macros, archives) has no place in a case.

import { unzip } from '../../engine/pack/unzip.ts'

export type FileType = { readonly type: string; readonly endings: readonly string[] }

type Row = FileType & { readonly fits: (bytes: Buffer) => boolean }

const startsWith = (bytes: Buffer, at: number, text: string) =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))

const ODF = 'application/vnd.oasis.opendocument'
const OOXML = 'application/vnd.openxmlformats-officedocument'

/** In the order in which they are tried: text last, because it has no sign of its own. */
const TABLE: readonly Row[] = [
  // ISO 32000-2, 7.5.2: the header stands first.
  { type: 'application/pdf', endings: ['.pdf'], fits: bytes => startsWith(bytes, 0, '%PDF-') },
  // PNG third edition, 5.2
  { type: 'image/png', endings: ['.png'], fits: bytes => startsWith(bytes, 0, '\x89PNG\r\n\x1a\n') },
  // ITU-T T.81, B.1.1.3: start of image, and the first byte of the marker that follows
  { type: 'image/jpeg', endings: ['.jpg', '.jpeg'], fits: bytes => startsWith(bytes, 0, '\xff\xd8\xff') },
  // RFC 9649, 2.4
  {
    type: 'image/webp',
    endings: ['.webp'],
    fits: bytes => startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP'),
  },
  ...[
    ['text', '.odt'],
    ['spreadsheet', '.ods'],
    ['presentation', '.odp'],
  ].map(([kind, ending]) => ({
    type: `${ODF}.${kind}`,
    endings: [ending!],
    fits: (bytes: Buffer) => isOpenDocument(bytes, `${ODF}.${kind}`),
  })),
  ...[
    ['wordprocessingml.document', '.docx', 'word/document.xml'],
    ['spreadsheetml.sheet', '.xlsx', 'xl/workbook.xml'],
    ['presentationml.presentation', '.pptx', 'ppt/presentation.xml'],
  ].map(([kind, ending, part]) => ({
    type: `${OOXML}.${kind}`,
    endings: [ending!],
    fits: (bytes: Buffer) => isOffice(bytes, part!),
  })),
  { type: 'text/plain', endings: ['.txt', '.csv'], fits: isText },
]

/** The endings of names that are taken. */
export const ENDINGS: readonly string[] = TABLE.flatMap(({ endings }) => endings)

/** The type of a content; null where it is none of those that are taken. */
export function typeOf(bytes: Buffer): FileType | null {
  return TABLE.find(({ fits }) => fits(bytes)) ?? null
}

/** ODF 1.3 part 2, 3.3: the entry `mimetype` is the first of the package, and not packed. */
function isOpenDocument(bytes: Buffer, type: string): boolean {
  if (!startsWith(bytes, 0, 'PK\x03\x04') || !startsWith(bytes, 30, `mimetype${type}`)) return false
  const names = namesIn(bytes)
  return names.includes('content.xml') && !names.some(name => /^(Basic|Scripts)\//i.test(name))
}

/** ECMA-376 part 2: a package names its parts in [Content_Types].xml; macros lie in a part of their own. */
function isOffice(bytes: Buffer, part: string): boolean {
  if (!startsWith(bytes, 0, 'PK\x03\x04')) return false
  const names = namesIn(bytes)
  return (
    names.includes('[Content_Types].xml') &&
    names.includes(part) &&
    !names.some(name => /vbaProject|vbaData|activeX/i.test(name))
  )
}

/** A document of a thousand pages with as many pictures has fewer parts. */
const MOST_PARTS = 10_000

/** The names in a ZIP, without unpacking anything; none where it is not whole. */
function namesIn(bytes: Buffer): string[] {
  const names: string[] = []
  try {
    unzip(bytes, { parts: MOST_PARTS, bytes: 0 }, name => {
      names.push(name)
      return false
    })
    return names
  } catch {
    return []
  }
}

/** UTF-8 without control characters but tabulator, line and page ends. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
  } catch {
    return false
  }
}
