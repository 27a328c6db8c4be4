import { notAddableText, unknownBridgeStatus, unreadableBridge } from '../../shared/strings/window';
import type { BridgeState } from '../../shared/model/snapshot';

export interface BridgeOffer {
  bridge: BridgeState;
  /** Whether to offer it. With an unknown status Beeper decides. */
  addable: boolean;
  /** Why it is not offered, or what is uncertain. */
  note: string | null;
}

/**
 * Whether a bridge takes another account, from its status (`GET /v1/bridges`): `available` does,
 * `connected` does when it takes several.
 */
export function bridgeOfferFor(bridge: BridgeState): BridgeOffer {
  const { status, statusText, supportsMultipleAccounts, unreadableField } = bridge;
  if (unreadableField !== null) {
    return { bridge, addable: false, note: unreadableBridge(unreadableField) };
  }
  if (status === 'available' || (status === 'connected' && supportsMultipleAccounts)) {
    return { bridge, addable: true, note: statusText };
  }
  const refusal = notAddableText(status);
  if (refusal !== null) return { bridge, addable: false, note: statusText ?? refusal };
  const unknown = unknownBridgeStatus(status);
  return {
    bridge,
    addable: true,
    note: statusText === null ? unknown : `${unknown} ${statusText}`,
  };
}

/** All bridges, those that can be added first; each half by name. */
export function bridgeOffersFor(bridges: readonly BridgeState[]): {
  addable: BridgeOffer[];
  others: BridgeOffer[];
} {
  const offers = bridges
    .map(bridgeOfferFor)
    .sort((a, b) => a.bridge.displayName.localeCompare(b.bridge.displayName));
  return {
    addable: offers.filter((offer) => offer.addable),
    others: offers.filter((offer) => !offer.addable),
  };
}
