const MAX_ASKED = 5;

/** A garbage collection may drop the promise that the driver waits for; then it is asked again. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await ask();
    } catch (error) {
      const isDropped = String(error).includes('promise was garbage collected');
      if (!isDropped || asked === MAX_ASKED) throw error;
    }
  }
}
