import { type DragEvent, useId, useRef, useState } from 'react'
import type { TryFinding } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { BodyEditor } from './body-editor.tsx'
import { FilePicker } from './file-picker.tsx'
import { Findings } from './findings.tsx'
import { selectLine } from './lines.ts'
import { readBodyFile } from './read-body-file.ts'

type Props = {
  readonly body: string
  readonly onBody: (body: string) => void
  readonly findings: readonly TryFinding[]
}

/** The body: typed, pasted, dropped or picked, with what there is to say of its lines. */
export const BodyField = ({ body, onBody, findings }: Props) => {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [trouble, setTrouble] = useState('')
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await readBodyFile(file)
    setTrouble(read.ok ? '' : read.reason)
    if (read.ok) onBody(read.text)
  }
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    void take(file)
  }
  return (
    <section aria-label="Body" className="grid min-w-0 gap-1.5" onDrop={drop}>
      <div className="flex items-end gap-3">
        <label htmlFor={id} className="text-dim">
          Body
        </label>
        <span className="ml-auto text-dim tabular-nums">{body !== '' && counted(body.length, 'character')}</span>
        <FilePicker onFile={take} />
      </div>
      <BodyEditor id={id} area={area} body={body} onBody={onBody} findings={findings} />
      {trouble !== '' && (
        <p role="alert" className="text-failing">
          {trouble}
        </p>
      )}
      <Findings findings={findings} onLine={(line) => area.current && selectLine(area.current, line)} />
    </section>
  )
}
