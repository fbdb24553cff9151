// The drawing as a file: BPMN for other tools, pictures for reports, the steps in words for those who read.

import { useMutation } from '@tanstack/react-query'
import type { Phase } from '../../canvas/phases.ts'
import { type Language, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { download } from '../../ui/download.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Working } from '../../ui/working.tsx'
import { idFrom } from './template.ts'

type Props = {
  readonly name: string
  readonly xml: () => Promise<string>
  readonly svg: () => Promise<string>
  /** Each becomes a page of its own in the PDF, after the whole. */
  readonly phases: () => Promise<readonly Phase[]>
  /** Whether there is nothing to take yet; its place is kept. */
  readonly waiting?: boolean
}

type Kind = 'Bpmn' | 'Svg' | 'Png' | 'Pdf' | 'Txt'

export function TakePicture({ name, xml, svg, phases, waiting = false }: Props) {
  const { t, language } = useTexts()
  const take = useMutation({
    mutationFn: async (kind: Kind) => {
      const [content, type] = await make(kind)
      download(`${idFrom(name)}.${kind.toLowerCase()}`, content, type)
    },
  })
  const make = async (kind: Kind): Promise<[BlobPart, string]> => {
    if (kind === 'Bpmn') return [await xml(), 'application/xml']
    if (kind === 'Txt') return [await inWords(await xml(), language), 'text/plain']
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
    <fieldset className="take-picture">
      <legend>{t('design.exportAs')}</legend>
      {(['Bpmn', 'Svg', 'Png', 'Pdf', 'Txt'] as const).map(kind => (
        <Button
          key={kind}
          className="button-small"
          aria-label={t(`design.export${kind}`)}
          title={t(`design.export${kind}`)}
          disabled={waiting || take.isPending}
          onClick={() => take.mutate(kind)}
        >
          {kind === 'Txt' ? t('design.inWords') : kind.toUpperCase()}
        </Button>
      ))}
      <Working busy={take.isPending} />
      {take.isError && <RefusalNotice error={take.error} />}
    </fieldset>
  )
}

/** The steps as numbered sentences, in a language where the drawing has it. */
async function inWords(xml: string, language: Language): Promise<string> {
  const [{ readBpmn }, { textTwin, twinText }, { translate }] = await Promise.all([
    import('../../drawing/moddle.ts'),
    import('../../../engine/text-twin/index.ts'),
    import('../../../engine/graph/translations.ts'),
  ])
  const { rootElement } = await readBpmn(xml)
  translate(rootElement, language)
  return twinText(textTwin(rootElement, language))
}
