import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../components/button.tsx'

type Props = { readonly onFile: (file: File | undefined) => void }

export const FilePicker = ({ onFile }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label="File with the body"
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          onFile(target.files?.[0])
          // The same file can be picked again after it was edited.
          target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <FileUp size={13} aria-hidden="true" />
        From a file…
      </Button>
    </>
  )
}
