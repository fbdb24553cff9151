// All keys of the drawing board.

import { boardKeys } from '../../canvas/keys.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog title={t('keys.title')} open={open} onClose={onClose}>
      <p>{t('keys.where')}</p>
      <table className="keys">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('keys.key')}</th>
            <th scope="col">{t('keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {boardKeys.map(({ keys, text }) => (
            <tr key={text}>
              <th scope="row">
                {keys.map((key, at) => (
                  <span key={key}>
                    {at > 0 && ' + '}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </th>
              <td>{t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="button" onClick={onClose}>
        {t('keys.close')}
      </button>
    </Dialog>
  )
}
