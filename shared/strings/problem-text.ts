/** What the user reads about a problem. */
export interface ProblemText {
  /** What is wrong, as one sentence. */
  sentence: string;
  /** What to do, or what happens by itself. */
  advice: string;
}
