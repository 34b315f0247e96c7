import type { Result } from '@loan/shared/result';
import { useRef, useState } from 'react';
import type { CallError } from '../api/create-client.ts';

type State = { busy: boolean; problem?: CallError };

/**
 * One thing a page asks the server to do. While it is open a second tap does nothing; what went wrong stays on the
 * page until the next try. `after` runs only on a yes.
 */
export function useCommand() {
  const [state, setState] = useState<State>({ busy: false });
  const open = useRef(false);

  async function run<Value>(send: () => Promise<Result<Value, CallError>>, after?: (value: Value) => void) {
    if (open.current) return;
    open.current = true;
    setState({ busy: true });
    const answer = await send();
    open.current = false;
    setState(answer.ok ? { busy: false } : { busy: false, problem: answer.error });
    if (answer.ok) after?.(answer.value);
  }

  return { ...state, run, forget: () => setState({ busy: false }) };
}
