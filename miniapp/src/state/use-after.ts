import { useEffect, useState } from 'react';

/** False at first, true once so many milliseconds have passed. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const handle = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(handle);
  }, [ms]);
  return passed;
}
