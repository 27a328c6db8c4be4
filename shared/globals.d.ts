// The globals that Node and Chromium share and that shared/ uses: its own program (tsconfig.shared.json)
// knows neither the DOM nor Node. Only what is used here, so that anything else is a decision.

interface URL {
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  readonly password: string;
  readonly pathname: string;
  readonly username: string;
}

declare var URL: {
  new (url: string, base?: string): URL;
};

declare function queueMicrotask(callback: () => void): void;

declare function structuredClone<Value>(value: Value): Value;
