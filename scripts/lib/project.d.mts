/** The project's folder, absolute. */
export const ROOT: string;

/** A path inside the project. */
export function inProject(...parts: string[]): string;
