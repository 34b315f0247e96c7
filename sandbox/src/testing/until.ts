const PATIENCE_MS = 3_000;

/** Waits for what happens in the background, though not for ever. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('until: it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
