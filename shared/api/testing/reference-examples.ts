/** The example answers of the Beeper Desktop API reference, as they stand there. */

export const BRIDGE_LIST_EXAMPLE = {
  items: [
    {
      id: 'id',
      accounts: [
        {
          accountID: 'accountID',
          bridge: {
            id: 'id',
            provider: 'cloud',
            type: 'type',
          },
          status: 'connected',
          user: {
            id: 'id',
            cannotMessage: true,
            email: 'email',
            fullName: 'fullName',
            imgURL: 'imgURL',
            isSelf: true,
            phoneNumber: 'phoneNumber',
            username: 'username',
          },
          capabilities: {
            foo: 'bar',
          },
          loginID: 'loginID',
          network: 'network',
          statusText: 'statusText',
        },
      ],
      activeAccountCount: 0,
      displayName: 'displayName',
      provider: 'cloud',
      status: 'available',
      supportsMultipleAccounts: true,
      type: 'type',
      network: 'network',
      statusText: 'statusText',
    },
  ],
};

export const BRIDGE_EXAMPLE = {
  id: 'id',
  accounts: [
    {
      accountID: 'accountID',
      bridge: {
        id: 'id',
        provider: 'cloud',
        type: 'type',
      },
      status: 'connected',
      user: {
        id: 'id',
        cannotMessage: true,
        email: 'email',
        fullName: 'fullName',
        imgURL: 'imgURL',
        isSelf: true,
        phoneNumber: 'phoneNumber',
        username: 'username',
      },
      capabilities: {
        foo: 'bar',
      },
      loginID: 'loginID',
      network: 'network',
      statusText: 'statusText',
    },
  ],
  activeAccountCount: 0,
  displayName: 'displayName',
  provider: 'cloud',
  status: 'available',
  supportsMultipleAccounts: true,
  type: 'type',
  network: 'network',
  statusText: 'statusText',
};

export const CAPABILITIES_EXAMPLE = {
  group_creation: {
    foo: {
      type_description: 'type_description',
      avatar: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
      disappear: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
      name: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
      parent: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
      participants: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
      topic: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
      username: {
        allowed: true,
        max_length: 0,
        min_length: 0,
        required: true,
        settings: {
          types: [''],
          omit_empty_timer: true,
          timers: [0],
        },
      },
    },
  },
  resolve_identifier: {
    any_phone: true,
    contact_list: true,
    create_dm: true,
    lookup_email: true,
    lookup_phone: true,
    lookup_username: true,
    search: true,
  },
  image_pack_import: true,
};

export const LOGIN_FLOW_LIST_EXAMPLE = {
  items: [
    {
      id: 'id',
      description: 'description',
      name: 'name',
    },
  ],
};

export const LOGIN_SESSION_EXAMPLE = {
  bridgeID: 'bridgeID',
  loginSessionID: 'loginSessionID',
  status: 'waiting_for_input',
  account: {
    accountID: 'accountID',
    bridge: {
      id: 'id',
      provider: 'cloud',
      type: 'type',
    },
    status: 'connected',
    user: {
      id: 'id',
      cannotMessage: true,
      email: 'email',
      fullName: 'fullName',
      imgURL: 'imgURL',
      isSelf: true,
      phoneNumber: 'phoneNumber',
      username: 'username',
    },
    capabilities: {
      foo: 'bar',
    },
    loginID: 'loginID',
    network: 'network',
    statusText: 'statusText',
  },
  accountID: 'accountID',
  currentStep: {
    fields: [
      {
        id: 'id',
        initialValue: 'initialValue',
        label: 'label',
        optional: true,
        placeholder: 'placeholder',
        type: 'type',
      },
    ],
    stepID: 'stepID',
    type: 'user_input',
    attachments: [{}],
    instructions: 'instructions',
  },
  error: {
    code: 'code',
    message: 'message',
    details: {
      foo: 'bar',
    },
  },
  login: {
    bridgeID: 'bridgeID',
    loginID: 'loginID',
    removeScopes: ['current-device'],
    status: 'connected',
    accountIDs: ['string'],
    statusText: 'statusText',
    user: {
      id: 'id',
      cannotMessage: true,
      email: 'email',
      fullName: 'fullName',
      imgURL: 'imgURL',
      isSelf: true,
      phoneNumber: 'phoneNumber',
      username: 'username',
    },
  },
  loginID: 'loginID',
};

export const CANCELLED_SESSION_EXAMPLE = {
  bridgeID: 'bridgeID',
  loginSessionID: 'loginSessionID',
  status: 'cancelled',
};
