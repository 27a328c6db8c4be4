import type { StartHandOverStep } from '../steps/hand-over-step';

/** Fails where a test would go to the everyday browser without meaning to. */
export const noHandOverStep: StartHandOverStep = () => {
  throw new Error('this test is not about the everyday browser');
};
