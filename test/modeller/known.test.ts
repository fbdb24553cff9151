// What a case knows is said in the words of the forms that asked for it, in the language of the reader.

import { expect, test } from 'vitest'
import { fieldsOf, knownInWords, otherInWords } from '../../modeller/forms/known.ts'
import type { FormSchema } from '../../modeller/forms/schema.ts'
import { en } from '../../modeller/i18n/en.ts'
import { forgetNames, keepNames } from '../../modeller/i18n/names.ts'
import type { Language, Translate } from '../../modeller/i18n/texts.ts'
import { variableInWords } from '../../modeller/ui/value.ts'

const shown: FormSchema = {
  components: [{ type: 'textfield', key: 'fits', label: 'What the club said', readonly: true }],
}
const form: FormSchema = {
  components: [
    {
      type: 'group',
      components: [
        {
          type: 'radio',
          key: 'fits',
          label: 'Does it fit?',
          values: [{ label: 'Yes, well', value: 'yes_well' }],
          properties: { label_nl: 'Past het?', options_nl: { yes_well: 'Ja, goed' } },
        },
      ],
    },
    { type: 'datetime', subtype: 'date', key: 'from_day', label: 'From which day?' },
    { type: 'checkbox', key: 'told', label: 'The person knows' },
    { type: 'number', key: 'places', label: 'Places' },
    {
      type: 'dynamiclist',
      path: 'helpers',
      label: 'Who helps',
      components: [
        { type: 'textfield', key: 'name', label: 'Name' },
        { type: 'checkbox', key: 'free', label: 'Free on Monday' },
      ],
    },
  ],
}
const fields = fieldsOf([shown, form])

const texts: Record<string, string> = {
  'common.yes': en.common.yes,
  'common.no': en.common.no,
  'form.notGiven': en.form.notGiven,
  'form.suggestionFor': en.form.suggestionFor,
}
const translate: Translate = (key, values) =>
  texts[key]!.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values?.[name]))

const said = (name: string, value: unknown, language: Language = 'en') =>
  knownInWords({ name, value }, fields, {}, language, translate)

test('labels and answers are those of the field, in the language of the reader', () => {
  expect(said('fits', 'yes_well')).toEqual({ label: 'Does it fit?', value: 'Yes, well' })
  expect(said('fits', 'yes_well', 'nl')).toEqual({ label: 'Past het?', value: 'Ja, goed' })
})

test('a suggestion is said in the words of the field it is for', () => {
  expect(said('fits_suggestion', 'yes_well')).toEqual({
    label: 'Suggestion: Does it fit?',
    value: 'Yes, well',
  })
})

test('days, yes and no, and numbers are written out', () => {
  expect(said('from_day', '2026-12-03')?.value).toBe('3 Dec 2026')
  expect([true, false].map(value => said('told', value)?.value)).toEqual(['Yes', 'No'])
  expect(said('places', 1200)?.value).toBe('1,200')
})

test('a list says each item on a line of its own', () => {
  const helpers = [
    { name: 'Ann', free: true },
    { name: 'Bo', free: false },
  ]
  expect(said('helpers', helpers)?.value).toBe('Name: Ann; Free on Monday: Yes\nName: Bo; Free on Monday: No')
})

test('what no form asks for is said as far as it can be', () => {
  expect(said('retry_count', 2)).toBeNull()
  expect(otherInWords('2026-12-03', translate)).toBe('3 Dec 2026')
  expect(otherInWords('2026-12-03T10:15:00Z', translate)).toContain('3 Dec 2026')
  expect(otherInWords({ school_year: 2026, open: true }, translate)).toBe('school year: 2026; open: Yes')
  expect(otherInWords([{ a: 1 }, { a: 2 }], translate)).toBe('a: 1\na: 2')
})

test('French and Dutch have the apostrophe of print, in labels and in answers', () => {
  const asked: FormSchema = {
    components: [
      {
        type: 'radio',
        key: 'who',
        label: "Who's it about?",
        values: [{ label: 'A pupil', value: 'pupil' }],
        properties: {
          label_fr: "Sait-on de qui il s'agit ?",
          options_fr: { pupil: "Un élève de l'école" },
          label_nl: "Wie staat op de foto's?",
          options_nl: { pupil: 'Een leerling' },
        },
      },
    ],
  }
  const known = (language: Language) =>
    knownInWords({ name: 'who', value: 'pupil' }, fieldsOf([asked]), {}, language, translate)
  expect(known('fr')).toEqual({ label: 'Sait-on de qui il s’agit\u00a0?', value: 'Un élève de l’école' })
  expect(known('nl')).toEqual({ label: 'Wie staat op de foto’s?', value: 'Een leerling' })
  expect(known('en')).toEqual({ label: "Who's it about?", value: 'A pupil' })
})

test('an organisation is called by its name in the register, where the form offers those and where the process holds one', () => {
  const asked: FormSchema = {
    components: [
      { type: 'select', key: 'helper', label: 'Who helps', properties: { choices: 'organisations' } },
      { type: 'textfield', key: 'seen', label: 'Where' },
    ],
  }
  keepNames({ users: [], organisations: [{ id: 'club_nl', name: 'The Stars' }] })
  const value = (name: string, value: unknown) =>
    knownInWords({ name, value }, fieldsOf([asked]), {}, 'en', translate)?.value
  expect([value('helper', 'club_nl'), value('seen', 'club_nl')]).toEqual(['The Stars', 'club_nl'])
  expect(variableInWords('partner', 'club_nl', translate)).toBe('The Stars')
  expect(variableInWords('asked_partner', 'club_nl', translate)).toBe('The Stars')
  expect(variableInWords('partner_answer', 'club_nl', translate)).not.toBe('The Stars')
  forgetNames()
  expect(variableInWords('partner', 'club_nl', translate)).not.toBe('The Stars')
})
