// The drawing as a file: BPMN for other tools, pictures for reports.

import { useMutation } from '@tanstack/react-query'
import type { Phase } from '../../canvas/phases.ts'
import { useTexts } from '../../i18n/texts.ts'
import { download } from '../../ui/download.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { idFrom } from './template.ts'

type Props = {
  readonly name: string
  readonly xml: () => Promise<string>
  readonly svg: () => Promise<string>
  /** Each becomes a page of its own in the PDF, after the whole. */
  readonly phases: () => Promise<readonly Phase[]>
}

type Kind = 'Bpmn' | 'Svg' | 'Png' | 'Pdf'

export function TakePicture({ name, xml, svg, phases }: Props) {
  const { t } = useTexts()
  const take = useMutation({
    mutationFn: async (kind: Kind) => {
      const [content, type] = await make(kind)
      download(`${idFrom(name)}.${kind.toLowerCase()}`, content, type)
    },
  })
  const make = async (kind: Kind): Promise<[BlobPart, string]> => {
    if (kind === 'Bpmn') return [await xml(), 'application/xml']
    if (kind === 'Svg') return [await svg(), 'image/svg+xml']
    const { pdf, png } = await import('../../drawing/picture.ts')
    return kind === 'Png'
      ? [await png(await svg()), 'image/png']
      : [
          await pdf(
            await svg(),
            name,
            (await phases()).map(({ box }) => box),
          ),
          'application/pdf',
        ]
  }
  return (
    <>
      {(['Bpmn', 'Svg', 'Png', 'Pdf'] as const).map(kind => (
        <button
          key={kind}
          type="button"
          className="button button-small"
          disabled={take.isPending}
          onClick={() => take.mutate(kind)}
        >
          {t(`design.export${kind}`)}
        </button>
      ))}
      {take.isError && <RefusalNotice error={take.error} />}
    </>
  )
}
