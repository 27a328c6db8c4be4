import type { StepMessage } from '../../shared/browser-extension/messages';
import type { Browser, RequestDetails } from '../browser/api';
import { patternsOf } from '../hosts';
import type { SeenRequest } from './offer';
import { wantedHeaders, wantedOfBody } from './requests';
import { createSeenRequests } from './seen-requests';

/** Sees what one tab sends to a step's hosts, as far as it is wanted. */
export interface RequestWatch {
  headers(): readonly SeenRequest[];
  bodies(): readonly SeenRequest[];
  /** The kinds that are wanted and that nobody may see here. */
  unreadable: ('header' | 'body')[];
  /** Sees nothing more, and forgets what it saw. */
  stop(): void;
}

interface Options {
  browser: Browser;
  step: StepMessage;
  tabID: number;
  onChange: () => void;
}

export function watchRequests({ browser, step, tabID, onChange }: Options): RequestWatch {
  const namesOf = (kind: 'header' | 'body') =>
    new Set(step.wanted.flatMap((each) => (each.kind === kind ? [each.name] : [])));
  const wanted = { header: namesOf('header'), body: namesOf('body') };
  const headers = createSeenRequests();
  const bodies = createSeenRequests();
  const { webRequest } = browser;
  const filter = { urls: patternsOf(step.hosts), tabId: tabID };
  const ends: (() => void)[] = [];

  const onHeaders = (details: RequestDetails) => {
    const entries = wantedHeaders(details, wanted.header);
    if (headers.add({ url: details.url, entries })) onChange();
  };
  const onBody = (details: RequestDetails) => {
    const entries = wantedOfBody(details.requestBody, wanted.body);
    if (bodies.add({ url: details.url, entries })) onChange();
  };

  if (webRequest !== undefined && wanted.header.size > 0) {
    const extra = webRequest.OnSendHeadersOptions?.EXTRA_HEADERS;
    const options = ['requestHeaders', ...(extra === undefined ? [] : [extra])];
    webRequest.onSendHeaders.addListener(onHeaders, filter, options);
    ends.push(() => webRequest.onSendHeaders.removeListener(onHeaders));
  }
  if (webRequest !== undefined && wanted.body.size > 0) {
    webRequest.onBeforeRequest.addListener(onBody, filter, ['requestBody']);
    ends.push(() => webRequest.onBeforeRequest.removeListener(onBody));
  }

  const kinds = (['header', 'body'] as const).filter((kind) => wanted[kind].size > 0);
  return {
    headers: headers.all,
    bodies: bodies.all,
    unreadable: webRequest === undefined ? kinds : [],
    stop() {
      ends.splice(0).forEach((end) => end());
      headers.forget();
      bodies.forget();
    },
  };
}
