import { useActions } from '../../desk/actions.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { setVolume, testSounds, useSoundState, useVolume } from './alarmSound.ts'

/** Whether alarms can be heard here, how loud, and a test of the three sounds. */
export function SoundBox() {
  const say = useWords()
  const state = useSoundState()
  const volume = useVolume()
  return (
    <div className="alarms-sound">
      {/* A click on it is the touch that the browser waits for. */}
      <button type="button" className="alarms-state" data-state={state} onClick={() => testSounds()}>
        {say(`alarms.sound.${state}`)}
      </button>
      <input
        type="range"
        aria-label={say('alarms.volume')}
        title={say('alarms.volume')}
        min={0}
        max={100}
        step={10}
        value={volume}
        onChange={({ target }) => setVolume(Number(target.value))}
      />
      <Button small onClick={testSounds}>
        {say('alarms.test')}
      </Button>
    </div>
  )
}

/** The test of sounds, by the palette too. */
export function useSoundActions(): void {
  useActions([{ id: 'alarm.test', key: ',', words: 'action.testSounds', run: testSounds }])
}
