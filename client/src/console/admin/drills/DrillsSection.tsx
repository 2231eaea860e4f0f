import { useCallback, useEffect, useState } from 'react'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { askHub } from '../../../live/hub.ts'
import { Button } from '../../../ui/Button.tsx'
import './drills.css'

type Drill = { readonly id: string; readonly title: string; readonly by: string; readonly begunAt: string }

/** Drills under way: beginning one from the city as it is now, going there, ending it. */
export function DrillsSection() {
  const say = useWords()
  const clock = useClockText()
  const [drills, setDrills] = useState<readonly Drill[]>()
  const [title, setTitle] = useState('')
  const [sure, setSure] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const load = useCallback(async () => {
    const reply = await askHub<{ drills: readonly Drill[] }>('drills')
    if (reply.ok) setDrills(reply.body.drills)
  }, [])
  useEffect(() => void load(), [load])

  async function change(method: string, path: string, body?: object): Promise<void> {
    const reply = await askHub(path, { method, body })
    setProblem(reply.ok ? undefined : reply.problem.detail || say('drills.noHub'))
    setSure(undefined)
    if (reply.ok) setTitle('')
    await load()
  }
  return (
    <section className="drills" aria-labelledby="drills-title">
      <h2 id="drills-title">{say('drills.title')}</h2>
      <p>{say('drills.what')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void change('POST', 'drills', { title })
        }}
      >
        <label>
          {say('drills.name')}{' '}
          <input value={title} maxLength={80} required onChange={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <Button submits disabled={title.trim() === ''}>
          {say('drills.begin')}
        </Button>
      </form>
      {problem && <p role="alert">{problem}</p>}
      {drills?.length === 0 && <p>{say('drills.none')}</p>}
      {drills && drills.length > 0 && (
        <table className="admin-table">
          <tbody>
            {drills.map(({ id, title: named, by, begunAt }) => (
              <tr key={id}>
                <th scope="row">{named}</th>
                <td>{say('drills.begun', { by, at: clock(Date.parse(begunAt), 'minutes') })}</td>
                <td>
                  <a href={`/drill/${id}/`} target="_blank" rel="noreferrer">
                    {say('drills.open')}
                  </a>{' '}
                  {sure === id ? (
                    <Button small onClick={() => void change('DELETE', `drills/${id}`)}>
                      {say('drills.endSure', { title: named })}
                    </Button>
                  ) : (
                    <Button small onClick={() => setSure(id)}>
                      {say('drills.end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
