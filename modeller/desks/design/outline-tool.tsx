// A small button of a line in the outline. It is named in full for those who do not see which line it stands on.

export function Tool({ text, name, onClick }: { text: string; name: string; onClick: () => void }) {
  return (
    <button type="button" className="button button-small" aria-label={name} onClick={onClick}>
      {text}
    </button>
  )
}
