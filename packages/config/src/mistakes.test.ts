import { describe, expect, test } from 'vitest'
import { printMistake } from './mistake.ts'
import { readConfig } from './read-config.ts'

const mistakes = (text: string) => {
  const result = readConfig(text, { folder: '/' })
  return result.ok ? [] : result.mistakes.map((mistake) => printMistake('f', mistake))
}

const gateway = (rest: string) => `gateways:\n  - name: a\n    url: http://a\n    ${rest}\n`
const rule = (rest: string) => `expectations:\n  - match: '{}'\n    ${rest}\n`

const durations = 'a duration such as 30s or 1h30m'
const names = 'a name of letters, digits, _, . and -, beginning with a letter or digit'
const urls = 'an http or https URL such as https://push.example:9091/prefix'
const sections = 'gateways, expectations, defaults'
const keys = 'name, url, note, poll_interval, timeout, read_only, basic_auth, tls'
const selectors = `a selector in quotes, such as '{job="backup"}'`
const matchers = 'expected matchers such as {job="backup", pod!=""}'

describe('a file that is not YAML has one mistake, where it begins to go wrong', () => {
  test.each([
    ['a: 1\nb: @x', 'f:2:4: not YAML: Plain value cannot start with reserved character @'],
    ['a:\n\tb: 1', 'f:2:1: not YAML: Tabs are not allowed as indentation'],
    ['a: [1, 2', 'f:1:9: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['- x\ny: 1', 'f:2:1: not YAML from here on'],
    ['a: "\\q"', 'f:1:5: not an escape YAML knows; single quotes take backslashes as they are'],
    ['%WHAT\n---\n', 'f:1:1: not a directive YAML knows'],
    ['defaults: {}\ndefaults: {}', 'f:2:1: the same key twice in one mapping'],
    ['gateways: []\n---\ngateways: []', 'f:2:1: a second document; a config file holds one'],
    ['a: !env TOKEN', 'f:1:4: tags have no meaning here'],
    ['a: !!set { b }', 'f:1:4: tags have no meaning here'],
    ['a: *nobody', 'f:1:4: an alias of an anchor that is not set above'],
  ])('%j', (text, line) => expect(mistakes(text)).toEqual([line]))

  test('which is also how aliases end that explode', () => {
    const layers = 'bcdefghij'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`)}]`)
    expect(mistakes(`a: &a [x]\n${layers.join('\n')}`)).toEqual(['f:2:8: aliases unfold to too much'])
  })

  test('and how deep nesting ends', () => {
    for (const opening of ['[', '- ', '{a: ']) {
      const [first, ...others] = mistakes(opening.repeat(20_000))
      // Where the stack ends is the machine's to say.
      expect(first).toMatch(/^f:1:\d+: nested too deeply$/)
      expect(others).toEqual([])
    }
  })
})

describe('a mistake stands where its value stands', () => {
  test.each([
    ['- a', `f:1:1: found a list, allowed is a mapping of ${sections}`],
    ['42', `f:1:1: found a number, allowed is a mapping of ${sections}`],
    ['gateways: prod', 'f:1:11: gateways: found text, allowed is a list of gateways'],
    ['gateways:\n  - prod', `f:2:5: gateways[0]: found text, allowed is a mapping of ${keys}`],
    ['defaults:\n  stale_after: 0s', `f:2:16: defaults.stale_after: found "0s", allowed is ${durations}, 1ms or more`],
    [gateway('poll_interval: 15'), `f:4:20: gateways[0].poll_interval: found "15", allowed is ${durations}, 1s to 1d`],
    [
      gateway('poll_interval: 999ms'),
      `f:4:20: gateways[0].poll_interval: found "999ms", allowed is ${durations}, 1s to 1d`,
    ],
    [
      gateway('poll_interval: 25h'),
      `f:4:20: gateways[0].poll_interval: found "25h", allowed is ${durations}, 1s to 1d`,
    ],
    [gateway('timeout: 0'), `f:4:14: gateways[0].timeout: found "0", allowed is ${durations}, 1ms to 1h`],
    [gateway('timeout: [1s]'), `f:4:14: gateways[0].timeout: found a list, allowed is ${durations}, 1ms to 1h`],
    [gateway('read_only: yes'), 'f:4:16: gateways[0].read_only: found "yes", allowed is true or false'],
    [gateway('note: true'), 'f:4:11: gateways[0].note: found true, allowed is text'],
    [
      gateway('tls: { server_name: "" }'),
      'f:4:25: gateways[0].tls.server_name: found empty text, allowed is a host name',
    ],
  ])('%j', (text, line) => expect(mistakes(text)).toEqual([line]))
})

describe('what is missing is a mistake of the mapping that should have it', () => {
  test.each([
    ['gateways:\n  - url: http://a', `f:2:5: gateways[0].name: required: ${names}`],
    ['gateways:\n  - name: a', `f:2:5: gateways[0].url: required: ${urls}`],
    ["expectations:\n  - match: '{}'", `f:2:5: expectations[0].every: required: ${durations}, 1ms or more, or never`],
    ['expectations: [{ every: 1h }]', `f:1:16: expectations[0].match: required: ${selectors}`],
    [gateway('note:'), 'f:4:5: gateways[0].note: found nothing, allowed is text'],
    [
      gateway('basic_auth:'),
      'f:4:5: gateways[0].basic_auth: found nothing, allowed is a mapping of username, password, password_file',
    ],
    [
      gateway('basic_auth: { username: u }'),
      'f:4:17: gateways[0].basic_auth: exactly one of password and password_file',
    ],
  ])('%j', (text, line) => expect(mistakes(text)).toEqual([line]))
})

describe('an unknown key is a mistake that says which there are', () => {
  test.each([
    ['gateway: []', `f:1:1: unknown key gateway, allowed here: ${sections}`],
    ['__proto__: []', `f:1:1: unknown key __proto__, allowed here: ${sections}`],
    [gateway('polling: 5s'), `f:4:5: gateways[0]: unknown key polling, allowed here: ${keys}`],
    [
      gateway('tls: {\n      cert_file: x }'),
      'f:5:7: gateways[0].tls: unknown key cert_file, allowed here: ca_file, insecure_skip_verify, server_name',
    ],
    [
      rule('every: 1h\n    evry: 2h'),
      'f:4:5: expectations[0]: unknown key evry, allowed here: match, every, grace, stale_after',
    ],
    ['? [a]\n: 1', `f:1:1: unknown key, allowed here: ${sections}`],
  ])('%j', (text, line) => expect(mistakes(text)).toEqual([line]))
})

describe('a gateway has a name of its own and a URL that can be dialled', () => {
  test.each(['-a', '', 'a b', 'a/b', '42 a', 'é', '\u0000'])('the name %j is a mistake', (name) => {
    const text = `gateways:\n  - name: ${JSON.stringify(name)}\n    url: http://a`
    expect(mistakes(text)).toEqual([`f:2:11: gateways[0].name: found ${JSON.stringify(name)}, allowed is ${names}`])
  })

  test('a name that is taken is a mistake', () => {
    const text =
      'gateways:\n  - { name: a, url: "http://a" }\n  - { name: b, url: "http://b" }\n  - { name: a, url: "http://c" }'
    expect(mistakes(text)).toEqual(['f:4:13: gateways[2].name: "a" names a gateway above'])
  })

  test.each([
    ['localhost:9091', `not a URL that can be dialled, allowed is ${urls}`],
    ['ftp://a', `not a URL that can be dialled, allowed is ${urls}`],
    ['http:a', `not a URL that can be dialled, allowed is ${urls}`],
    ['http://', `not a URL that can be dialled, allowed is ${urls}`],
    ['http://a b', `not a URL that can be dialled, allowed is ${urls}`],
    ['http:\\\\a', `not a URL that can be dialled, allowed is ${urls}`],
    ['http://a:99999', `not a URL that can be dialled, allowed is ${urls}`],
    ['https://user:hunter2@a', 'no credentials in the URL: use basic_auth'],
    ['https://user@a', 'no credentials in the URL: use basic_auth'],
    ['https://@a', 'no credentials in the URL: use basic_auth'],
    ['https://user:hunt/er2@a:1', `not a URL that can be dialled, allowed is ${urls}`],
    ['http://a/?', 'no query in the URL of a gateway'],
    ['http://a?b=c', 'no query in the URL of a gateway'],
    ['http://a/#b', 'no fragment in the URL of a gateway'],
    ['http://a//b', "no '//' in the path of the URL"],
  ])('the url %j is a mistake', (url, reason) => {
    const text = `gateways:\n  - name: a\n    url: ${JSON.stringify(url)}`
    expect(mistakes(text)).toEqual([`f:3:10: gateways[0].url: ${reason}`])
  })
})

describe('a mistake in a selector points into its text', () => {
  test.each([
    [`match: '{job=~"a["}'`, 'f:2:19', 'not a pattern RE2 knows: error parsing regexp: missing closing ]: `[`'],
    [`match: job=~"a["`, 'f:2:17', 'not a pattern RE2 knows: error parsing regexp: missing closing ]: `['],
    [`match: "{job='a',,}"`, 'f:2:22', `unexpected ",}"; ${matchers}`],
    [`match: up{job="a"}`, 'f:2:12', 'no metric name here; '],
    // The quotes are escaped before the mistake, so that only the value can be pointed at.
    [`match: "{job=\\"a\\",,}"`, 'f:2:12', `unexpected ",}"; ${matchers}`],
    [`match: >\n      {job=}`, 'f:2:12', 'the selector ends too early; '],
    [`match: {job="a"}`, 'f:2:12', `found a mapping, allowed is ${selectors}`],
  ])('%j', (match, place, reason) => {
    const [line, ...others] = mistakes(`expectations:\n  - ${match}\n    every: 1h`)
    expect(others).toEqual([])
    expect(line).toContain(`${place}: expectations[0].match: ${reason}`)
  })
})

describe('what contradicts itself is a mistake', () => {
  test.each([
    [
      'every: 1h\n    grace: 30m\n    stale_after: 89m',
      'f:5:18: expectations[0].stale_after: found 1h29m, allowed is every + grace, 1h30m, or more',
    ],
    [
      'every: 1h\n    stale_after: 74m',
      'f:4:18: expectations[0].stale_after: found 1h14m, allowed is every + grace, 1h15m, or more',
    ],
    ['every: never\n    grace: 1m', 'f:4:12: expectations[0].grace: no meaning beside every: never'],
    ['every: never\n    stale_after: 1m', 'f:4:18: expectations[0].stale_after: no meaning beside every: never'],
  ])('%j', (rest, line) => expect(mistakes(rule(rest))).toEqual([line]))

  test.each(['every: 1h\n    grace: 30m\n    stale_after: 90m', 'every: 1h\n    stale_after: 75m'])(
    '%j does not',
    (rest) => {
      expect(mistakes(rule(rest))).toEqual([])
    },
  )

  test.each(['{ username: u, password: p, password_file: f }'])('basic_auth: %s', (login) => {
    expect(mistakes(gateway(`basic_auth: ${login}`))).toEqual([
      'f:4:17: gateways[0].basic_auth: exactly one of password and password_file',
    ])
  })
})

test('all mistakes are told, in the order of the file', () => {
  const text = 'expectations:\n  - every: 1\n    match: 2\ngateways:\n  - name: 3\n    urls: 4\nwhat: 5'
  expect(mistakes(text).map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
    'f:2:12: expectations[0].every',
    'f:3:12: expectations[0].match',
    'f:5:5: gateways[0].url',
    'f:5:11: gateways[0].name',
    'f:6:5: gateways[0]',
    `f:7:1: unknown key what, allowed here`,
  ])
})

describe('a mistake never shows a password', () => {
  test.each([
    'url: http://u:hunter2@a',
    'url: "http://u:hunter2@ a"',
    'basic_auth: u:hunter2',
    'basic_auth: [u, hunter2]',
    'basic_auth: { username: u, password:hunter2 }',
    'basic_auth: { username: u, password: [hunter2] }',
    'basic_auth: { username: u, password: *hunter2 }',
    'basic_auth: { username: u, password: !hunter2 }',
    'basic_auth: { username: u, password: @hunter2 }',
    'basic_auth: { username: u, password: "\\hunter2" }',
    'basic_auth: { username: u, password: "a"hunter2 }',
    'basic_auth: { username: u, password: }hunter2 }',
    'basic_auth: { username: u:hunter2, password: a }',
    'password: hunter2\n    password: hunter2',
    'basic_auth: { username: u, password: hunter2, passwort: hunter2 }',
  ])('%s', (line) => {
    const found = mistakes(`gateways:\n  - name: a\n    ${line}\n`)
    expect(found).not.toEqual([])
    expect(found.join('\n')).not.toContain('hunter2')
  })
})
