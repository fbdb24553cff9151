// Where we differ from feelin 8.2 on purpose: the expression, what feelin makes of it, what we make of it, and why.
// "DMN" is DMN 1.5, chapter 10. Nothing else may differ: agreement.test.ts sees to that.

export type Deviation = readonly [text: string, feelin: unknown, ours: unknown, why: string]

const NO_ORDER = 'DMN table 42: values of two kinds have no order, so the answer is null'
const ITEM = 'DMN 10.3.2.5: a filter that is computed is a condition on each element'
const MULTIPLY = 'DMN table 58: a duration is multiplied and divided by a number, and divided by a duration'
const TRUE_ONLY = 'DMN 10.3.2.12: only true is true'
const UNTOLD = 'DMN table 53: some is a disjunction and every a conjunction, with three answers'
const ARITY = 'DMN 10.3.2.13: a function is called with as many arguments as it has parameters'
const ONE = 'DMN table 42, and the kit: a list of one is a list, and no value of another kind'
const RELATION = 'DMN table 78 defines the relation; feelin has it not'
const POSITION = 'DMN table 75: positions count from 1, or from -1 at the end; there is none at 0'
const YEARS = 'XML Schema, to which DMN 10.3.2.3.4 points: how a year is written'
const OFFSET = 'XML Schema, and the kit: an offset of at most fourteen hours, or a zone'
const TOO_LARGE = 'JSON has no infinity and no "not a number"'
const INNER = 'a property of the JavaScript value, none of FEEL'

export const DEVIATIONS: readonly Deviation[] = [
  // literals
  ['- 1', 'NaN', -1, 'a sign and a space before a number'],
  ['1e3', 1, 1000, 'DMN grammar rule 37: a number may have an exponent'],
  ['"\\u00e9cole"', 'ຜole', 'école', 'DMN grammar rule 64: \\u takes four digits'],
  // arithmetic
  ['2 * duration("P1D")', null, 'duration P2D', MULTIPLY],
  ['duration("P1D") * 2', null, 'duration P2D', MULTIPLY],
  ['duration("P1Y") * 1.5', null, 'duration P1Y6M', MULTIPLY],
  ['duration("P1D") / 2', null, 'duration PT12H', MULTIPLY],
  ['duration("P1D") / duration("PT6H")', 'NaN', 4, MULTIPLY],
  ['duration("P1D") * duration("P1D")', 'NaN', null, TOO_LARGE],
  ['-duration("P1D")', null, 'duration -P1D', 'DMN table 59: a duration has a negative'],
  ['10 ** 400', 'Infinity', null, TOO_LARGE],
  ['(-1) ** 0.5', 'NaN', null, TOO_LARGE],
  [
    'date("2026-05-16") + duration("PT36H")',
    'date and time 2026-05-17T12:00:00Z',
    'date 2026-05-17',
    'DMN table 57: a date and a duration make a date',
  ],
  [
    'date and time("2026-05-16T10:00:00+02:00") - date and time("2026-05-16T10:00:00Z")',
    'duration PT0S',
    'duration -PT2H',
    'DMN table 57: the difference of two instants, not of two clocks',
  ],
  [
    'date and time("2026-05-16T10:00:00") - date and time("2026-05-16T10:00:00Z")',
    'duration PT0S',
    null,
    'without a zone it is not known how far apart they are',
  ],
  [
    'date("2026-05-16") - date and time("2026-05-15T10:00:00")',
    'duration PT14H',
    null,
    'DMN table 57: a date is midnight in UTC, and the other has no zone',
  ],
  [
    'date and time("2026-05-16T10:00:00") - date("2026-05-15")',
    'duration P1DT10H',
    null,
    'DMN table 57: a date is midnight in UTC, and the other has no zone',
  ],
  // comparison
  ['[1] = 1', true, null, ONE],
  ['1 = [1]', true, null, ONE],
  ['[[1]] = [1]', null, false, ONE],
  ['[3] < 4', true, null, ONE],
  ['[3] between 1 and 4', true, null, ONE],
  ['1 < "x"', false, null, NO_ORDER],
  ['1 <= "x"', true, null, NO_ORDER],
  ['"x" >= 1', true, null, NO_ORDER],
  ['true < false', 'throws', null, NO_ORDER],
  ['{} > 1', false, null, NO_ORDER],
  ['1 > {}', 'throws', null, NO_ORDER],
  ['xs > 1', false, null, NO_ORDER],
  [
    'duration("P1M") < duration("P31D")',
    false,
    null,
    'DMN 10.3.2.2: months and days are two types, no number of days is a month',
  ],
  [
    'duration("P1Y") = duration("P365D")',
    true,
    null,
    'DMN 10.3.2.2: months and days are two types, no number of days is a month',
  ],
  [
    'duration("P200D") = duration("P201D")',
    true,
    false,
    'durations of days are compared by the second, however long',
  ],
  ['1 between "a" and "b"', true, null, NO_ORDER],
  ['"x" between 1 and 2', true, null, NO_ORDER],
  ['1 between 1 and "b"', 'throws', null, NO_ORDER],
  [
    'n between nothing and 2',
    null,
    false,
    'DMN table 50: it is x >= a and x <= b, and false decides a conjunction',
  ],
  [
    '5 between 10 and 1',
    true,
    false,
    'DMN table 50: it is x >= a and x <= b, and nothing is above 10 and below 1',
  ],
  ['5 in [10..1]', true, false, 'DMN table 50: nothing is above 10 and below 1'],
  ['"x" in [1..3]', true, null, NO_ORDER],
  ['"x" in > 3', false, null, NO_ORDER],
  ['1 in < true', 'throws', null, NO_ORDER],
  [
    '[1.."x"]',
    'throws',
    null,
    'a range has two ends of one kind; what is wrong in an expression is null, not an exception',
  ],
  ['1 in ([1,2,3], [4])', false, true, 'DMN table 55: a list among the tests accepts its elements'],
  ['n in (? > 3)', null, true, 'DMN table 54: the question mark is the value on the left'],
  // choices
  ['if 1 then "yes" else "no"', 'yes', 'no', TRUE_ONLY],
  ['if "false" then "yes" else "no"', 'yes', 'no', TRUE_ONLY],
  ['some i in xs satisfies i', true, null, UNTOLD],
  ['every i in xs satisfies i', true, null, UNTOLD],
  ['every i in [1, null] satisfies i > 0', false, null, UNTOLD],
  ['some i in [null, 0] satisfies i > 0', false, null, UNTOLD],
  [
    'some x in [1, 2], y in (if x = 1 then [1] else null) satisfies true',
    null,
    true,
    'DMN table 53: one that is true decides',
  ],
  // filters
  ['[true, false][item = false]', [], [false], 'an element that is false or null is an element too'],
  ['[1, null][item = null]', [], [null], 'an element that is false or null is an element too'],
  ['words[starts with(item, "q")]', [], ['quay'], ITEM],
  ['people[list contains(tags, "b")].name', [], ['Cas'], ITEM],
  ['[{ok: true, v: 1}, {ok: false, v: 2}][ok].v', [], [1], ITEM],
  ['words[not(item = "pier")]', ['pier', 'quay', 'dock'], ['quay', 'dock'], ITEM],
  ['5[true]', 5, [5], 'a value that is filtered is a list of one'],
  // loops
  ['for i in -2..0 return i', null, [-2, -1, 0], 'a loop may end at zero'],
  ['for i in 1..2.5 return i', 'hangs', [1, 2], 'a loop ends when it has passed its end'],
  [
    'for d in [@"2026-02-27"..@"2026-03-01"] return d',
    'throws',
    ['date 2026-02-27', 'date 2026-02-28', 'date 2026-03-01'],
    'DMN 1.5 table 53: a range of dates is gone through day by day',
  ],
  ['for i in [1.5..3] return i', 'hangs', [1.5, 2.5], 'a loop ends when it has passed its end'],
  ['for i in > 3 return i', 'throws', null, 'a range without an end cannot be gone through'],
  [
    'for c in ["c".."a"] return c',
    ['a', 'b', 'c'],
    ['c', 'b', 'a'],
    'a range from high to low is gone through downward, letters like numbers',
  ],
  // types
  [
    '{a: null} instance of context<a: string>',
    false,
    true,
    'DMN 10.3.2.9.2: null may stand in an entry of any type',
  ],
  ['[1, null] instance of list<number>', false, true, 'DMN 10.3.2.9.2: null may stand in a list of any type'],
  [
    '(function(a, b) a) instance of function<number> -> number',
    true,
    false,
    'a function of two is none of one',
  ],
  // properties
  ['[[1]].length', [1], [null], INNER],
  ['date("2026-05-16").iso', '2026-05-16', null, INNER],
  ['[1..3].valueType', 'number', null, INNER],
  ['(function(a) a).parameterNames', ['a'], null, INNER],
  // text
  ['substring("foobar", 0)', 'r', null, POSITION],
  ['substring("a😀b", -1)', '', 'b', 'a character is a code point, counted from the end too'],
  [
    'split("a1b2c", "([0-9])")',
    ['a', '1', 'b', '2', 'c'],
    ['a', 'b', 'c'],
    'XPath fn:tokenize gives what is between, not the groups',
  ],
  ['replace("a", "a", "$$")', '$', '$$', 'XPath fn:replace knows $0 to $9, and \\$ for the sign itself'],
  ['matches("ab", "a(?=b)")', true, null, 'XPath patterns do not look around'],
  ['matches("ab", "a b", "x")', 'throws', true, 'the flag x takes the blanks out of a pattern'],
  ['replace("a.b", ".", "-", "q")', null, 'a-b', 'the flag q takes a pattern as it stands'],
  ['number("")', 0, null, 'an empty text is no number'],
  ['number(11.5)', null, 11.5, 'DMN 1.5 table 74: number() of a number is that number'],
  ['number("0x10")', 16, null, 'DMN grammar rule 37: numbers are written in decimals'],
  ['number("1,5", ",", ",")', 15, null, 'DMN table 74: the two separators differ'],
  [
    'number("1_000", "_", ".")',
    1000,
    null,
    'DMN table 74: groups are separated by a space, a comma or a period',
  ],
  ['string([1..3])', '<range>', '[1..3]', 'a range written as it is read'],
  ['string(1e21)', '1', '1000000000000000000000', 'numbers are written in decimals'],
  // numbers
  ['round half up(1.005, 2)', 1, 1.01, 'rounded as the number is written, not as a double holds it'],
  ['floor(4.35, 2)', 4.34, 4.35, 'rounded as the number is written, not as a double holds it'],
  ['exp(1000)', 'Infinity', null, TOO_LARGE],
  // lists
  ['median([10, 9, 1])', 10, 9, 'numbers are sorted as numbers'],
  ['mode([-1, -1, -2, -2])', [-1, -2], [-2, -1], 'DMN table 75: from the smallest to the largest'],
  ['min("b", "a")', null, 'a', 'DMN table 75: of whatever has an order'],
  ['max(@"2026-01-01", @"2026-05-16")', null, 'date 2026-05-16', 'DMN table 75: of whatever has an order'],
  ['sum(@"PT1H", @"PT2H")', null, 'duration PT3H', 'durations add up, as + has it'],
  ['list contains([@"2026-05-16"], @"2026-05-16")', false, true, 'two dates of one day are equal'],
  ['list contains([{a: 1}], {a: 1})', false, true, 'two contexts of equal entries are equal'],
  ['index of([[1], [2]], [2])', [], [2], 'two lists of equal elements are equal'],
  ['distinct values([1, [1]])', [1], [1, [1]], 'a list is not its element'],
  ['concatenate([1], null)', [1, null], null, 'DMN table 75: null is no list'],
  ['sublist([1, 2, 3], 0)', [3], null, POSITION],
  ['insert before([1, 3], -1, 2)', [2, 1, 3], [1, 2, 3], POSITION],
  ['insert before([1, 3], 0, 2)', [1, 2, 3], null, POSITION],
  ['remove([1, 2, 3], -1)', [1, 3], [1, 2], POSITION],
  ['remove([1, 2, 3], 0)', [1, 2, 1, 2, 3], null, POSITION],
  ['list replace([1, 2, 3], -1, 9)', [1, 9, 3], [1, 2, 9], POSITION],
  ['list replace([1, 2, 3], 5, 9)', [1, 2, 3, 9], null, POSITION],
  ['union(1, [2])', 'throws', [1, 2], 'one value is a list of one'],
  ['sublist(list: [1, 2, 3], start position: 2)', null, [2, 3], 'DMN table 75: so the parameter is called'],
  ['list replace([2, 4], function(a) true, 5)', [5, 5], null, 'DMN table 75: the function takes two'],
  ['list replace([2, 4], function(a, b) a, 5)', [5, 5], null, 'DMN table 75: the function gives a boolean'],
  ['for i in 1..2 return partial', 'cycle', [[], [[]]], 'what was made so far, not what will be'],
  // contexts
  ['get value({a: {b: 1}}, ["a", "b"])', null, 1, 'Camunda: a path of keys'],
  // time
  [
    'years and months duration(date and time("2025-01-01T00:00:00"), date("2026-03-05"))',
    'duration P1Y2M4D',
    'duration P1Y2M',
    'DMN table 77: whole months',
  ],
  ['time(10, 30, 15.5)', 'time 10:30:15', 'time 10:30:15.5', 'DMN table 74: seconds may have a fraction'],
  ['date("-2026-05-16")', 'throws', 'date -2026-05-16', YEARS],
  ['date and time("-2024-02-29T10:00:00Z")', 'throws', 'date and time -2024-02-29T10:00:00Z', YEARS],
  ['date("12026-05-16")', null, 'date 12026-05-16', YEARS],
  ['date("300000-05-16")', null, 'date 300000-05-16', YEARS],
  ['date(300000, 5, 16)', null, 'date 300000-05-16', YEARS],
  ['duration("P999999999M")', null, 'duration P83333333Y3M', 'XML Schema: a duration has no longest'],
  ['date("+012026-05-16")', 'date 12026-05-16', null, YEARS],
  ['date and time("2026-05-16T10:00:00+14:30")', 'date and time 2026-05-16T10:00:00+14:30', null, OFFSET],
  [
    'date and time("2026-05-16T10:00:00+02:00@Europe/Paris")',
    'date and time 2026-05-16T10:00:00@Europe/Paris',
    null,
    OFFSET,
  ],
  ['time("10:00:00-15:00")', 'time 10:00:00-15:00', null, OFFSET],
  ['time("2026-05-16T10:00:00")', 'time 10:00:00', null, 'the kit: a date and time is no time'],
  ['duration("PT3.S")', null, 'duration PT3S', 'the kit: a point that no digit follows is read'],
  [
    'date and time(date and time("2026-05-16T10:00:00Z"))',
    null,
    'date and time 2026-05-16T10:00:00Z',
    'a date and time is one already',
  ],
  [
    'date and time(date and time("2026-05-16T10:00:00Z"), "Europe/Amsterdam")',
    null,
    'date and time 2026-05-16T12:00:00@Europe/Amsterdam',
    'Camunda: the same instant in another zone',
  ],
  [
    'duration("P1Y1D")',
    'duration P1Y1D',
    null,
    'DMN 10.3.2.3.6: a duration is of years and months or of days and time',
  ],
  ['is(@"10:00:00@Etc/GMT", @"10:00:00Z")', false, true, 'one clock by two names'],
  // ranges
  ['overlaps before([1..5], [3..7])', null, true, RELATION],
  ['overlaps after([3..7], [1..5])', null, true, RELATION],
  ['finishes(10, [1..10])', null, true, RELATION],
  ['finishes([5..10], [1..10])', null, true, RELATION],
  ['finished by([1..10], [5..10])', null, true, RELATION],
  ['starts(1, [1..10])', null, true, RELATION],
  ['starts([1..5], [1..10])', null, true, RELATION],
  ['started by([1..10], [1..5])', null, true, RELATION],
  ['during(5, [1..10])', null, true, RELATION],
  ['during([4..6], [1..10])', null, true, RELATION],
  ['coincides([1..5], [1..5])', null, true, RELATION],
  ['coincides(3, 4)', null, false, RELATION],
  ['before([1..3], "a")', false, null, NO_ORDER],
  // functions
  ['(function(a, b) a)(1)', 1, null, ARITY],
  [
    '(function(a: number) a)("x")',
    'x',
    null,
    'DMN 10.3.2.9.4: an argument is of the type its parameter names',
  ],
  [
    '(function(a: list<number>) a)(["x"])',
    ['x'],
    null,
    'DMN 10.3.2.9.4: an argument is of the type its parameter names',
  ],
  ['(function(a: number) a)([1])', [1], 1, 'DMN 10.3.2.9.4: a list of one stands for its element'],
  [
    'replace("abc", "x*", "-")',
    '-a-b-c-',
    null,
    'XPath fn:replace: a pattern that matches nothing at all is an error',
  ],
  ['range("[1..5)")', null, 'range [1..5)', 'DMN 1.4 table 74: a range from its text'],
  ['5 in [1..null]', true, null, 'the kit (0072): an end that is null is open, and cannot be included'],
  ['5 in [null..10]', true, null, 'the kit (0072): an end that is null is open, and cannot be included'],
  ['(= 10).start', null, 10, 'DMN 10.3.2.7: what equals 10 is a range from 10 to 10'],
  ['list replace([1, 2, 3], 2.5, 4)', [1, 4, 3], null, POSITION],
]

/** The same for the cells of decision tables: the cell, the input as an expression, and the rest as above. */
export const CELL_DEVIATIONS: readonly (readonly [
  cell: string,
  input: string,
  feelin: unknown,
  ours: unknown,
  why: string,
])[] = [
  ['[1, 2]', '[1, 2]', false, true, 'DMN 7.3.3: a list equals a cell that holds the same list'],
  ['[@"2026-05-16"]', '@"2026-05-16"', false, true, 'two dates of one day are equal'],
  ['[[1..3], 7]', '2', false, true, 'DMN table 55: a range in a list holds its values'],
  ['<= "x"', '1', true, false, NO_ORDER],
  ['not(<= "x")', '1', false, true, NO_ORDER],
  ['< true', '1', 'throws', false, NO_ORDER],
  ['[10..1]', '5', true, false, 'DMN table 50: nothing is above 10 and below 1'],
  ['if 1 then 5 else 6', '5', true, false, TRUE_ONLY],
  ['? > 3', 'null', true, false, 'a test that cannot tell is no match'],
  ['1 = 1', 'false', true, false, 'DMN 7.3.3 and the kit: a boolean input is compared with its cell'],
  ['contains("help", "lp")', 'false', true, false, 'the same'],
]
