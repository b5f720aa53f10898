import { expect, test } from 'vitest'
import { pathTree } from './path-tree.ts'
import { textsIn } from './texts-in.ts'

const treeOf = (...known: readonly string[]) => {
  const tree = pathTree<{ readonly text: string }>()
  for (const text of known) tree.add(Buffer.from(text), textsIn(Buffer.from(text)), { text })
  return tree
}

const found = (tree: ReturnType<typeof treeOf>, text: string) => tree.find(Buffer.from(text))?.text

test('bytes that differ in texts only are found', () => {
  const tree = treeOf('{"a":"1","b":"2"}', '{"a":"1","c":["2"]}')
  expect(found(tree, '{"a":"one","b":"\\"two\\""}')).toBe('{"a":"1","b":"2"}')
  expect(found(tree, '{"a":"x","c":["2"]}')).toBe('{"a":"1","c":["2"]}')
})

test('an empty text is another path, whichever came first', () => {
  for (const known of [
    ['{"a":"1","b":"2"}', '{"a":"","b":"2"}'],
    ['{"a":"","b":"2"}', '{"a":"1","b":"2"}'],
  ]) {
    const tree = treeOf(...known)
    expect(found(tree, '{"a":"","b":"7"}')).toBe('{"a":"","b":"2"}')
    expect(found(tree, '{"a":"7","b":"7"}')).toBe('{"a":"1","b":"2"}')
  }
})

test.each(['', '{', '{"a":"1"', '{"a":"1"}}', '{"a":1}', '{"a":"1","b":"2"}', '{"a":"\n"}', '{"a":""}'])(
  '%j is not found beside {"a":"1"}',
  (text) => {
    expect(found(treeOf('{"a":"1"}'), text)).toBeUndefined()
  },
)

test('the texts that stand in what was found are told', () => {
  const tree = treeOf('{"a":"1","b":"2"}')
  const bytes = Buffer.from('{"a":"one","b":"two"}')
  expect(tree.find(bytes)).toBeDefined()
  const { starts, ends } = tree.holes
  expect([0, 1].map((hole) => bytes.toString('utf8', starts[hole], ends[hole]))).toEqual(['"one"', '"two"'])
})

test('a tree that is full still finds what it knows', () => {
  const tree = treeOf('{"a":"1"}')
  for (let i = 0; !tree.isFull(); i++) {
    const text = `{"a":"1",${Array.from({ length: 600 }, (_, j) => `"k${i}_${j}":"1"`)}}`
    tree.add(Buffer.from(text), textsIn(Buffer.from(text)), { text })
  }
  expect(found(tree, '{"a":"2"}')).toBe('{"a":"1"}')
  tree.add(Buffer.from('{"z":"1"}'), textsIn(Buffer.from('{"z":"1"}')), { text: 'z' })
  expect(found(tree, '{"z":"1"}')).toBeUndefined()
})
