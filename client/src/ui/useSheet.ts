import { useRef, useState } from 'react'

/**
 * A modal sheet (`<dialog {...sheet.props}>`) whose contents live while it is open. The browser may tell late that it was
 * closed, when it is open again already: so it counts as closed when it is asked to close, and what comes late is weighed.
 */
export function useSheet() {
  const ref = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  return {
    isOpen,
    open: () => {
      ref.current?.showModal()
      setOpen(true)
    },
    close: () => {
      ref.current?.close()
      setOpen(false)
    },
    props: { ref, onCancel: () => setOpen(false), onClose: () => setOpen(ref.current?.open ?? false) },
  }
}
