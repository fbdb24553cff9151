// What was measured in the cases of two deployed versions, beside what is counted in their drawings. A draft has no
// cases, and the server hides what few cases would tell.

import { useQuery } from '@tanstack/react-query'
import type { Definition } from '../../api/drawings.ts'
import { courseQuery, type Figures } from '../../api/governance.ts'
import { useMay } from '../../api/session.ts'
import { useTexts } from '../../i18n/texts.ts'
import { length } from '../../i18n/when.ts'

type Course = Figures['course']

export function Measured({
  before,
  after,
}: {
  before: Definition | undefined
  after: Definition | undefined
}) {
  const { t } = useTexts()
  const courses = [useCourse(before), useCourse(after)]
  if (courses.every(course => course === undefined)) return null
  const cell = (course: Course | undefined, name: keyof Course) => {
    const measured = course?.[name]
    if (!measured)
      return (
        <span className="second-line inline">
          {t(course === undefined ? 'compare.draft' : 'compare.few')}
        </span>
      )
    const say = (value: number) =>
      name === 'duration' ? length(value * 1000) : t('compare.times', { count: value })
    return t('compare.half', { value: say(measured.median), most: say(measured.p90) })
  }
  return (
    <div className="table-frame figures">
      <table>
        <caption>{t('compare.measured')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.what')}</th>
            <th scope="col">{t('compare.from')}</th>
            <th scope="col">{t('compare.to')}</th>
          </tr>
        </thead>
        <tbody>
          {(['duration', 'handOvers'] as const).map(name => (
            <tr key={name}>
              <th scope="row">{t(`compare.measuredOf.${name}`)}</th>
              {courses.map((course, at) => (
                <td key={at === 0 ? 'from' : 'to'}>{cell(course, name)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How the cases of a version went; undefined for those who may not know, and where no version was deployed. */
function useCourse(version: Definition | undefined): Course | undefined {
  const may = useMay()
  const asked = courseQuery(version?.processId ?? '', version?.version ?? 0)
  return useQuery({ ...asked, enabled: version !== undefined && may('course.read') }).data
}
