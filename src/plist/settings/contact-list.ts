import { define } from './define.ts';
import type { Contradiction } from './setting.ts';

const SWAPPED: Contradiction = {
  about: 'account',
  readings: [
    'The table: OnlineCollapsed is for the corporate account, OnlineCollapsedSIP for the personal one.',
    'The names: in every other pair of the table the key with SIP is the one for the corporate account.',
  ],
};

/** How the contact list looks, for each account. */
export const CONTACT_LIST = define({ type: 'boolean', class: 'preference' }, [
  {
    key: 'ShowGroups',
    account: 'personal',
    effect: 'Lists the contacts of the personal account by groups when true.',
  },
  {
    key: 'ShowGroupsSIP',
    account: 'corporate',
    effect: 'Lists the contacts of the corporate account by groups when true.',
  },
  {
    key: 'GroupOfflineTogether',
    account: 'personal',
    effect: 'Gathers all offline contacts of the personal account in one group when true.',
  },
  {
    key: 'GroupOfflineTogetherSIP',
    account: 'corporate',
    effect: 'Gathers all offline contacts of the corporate account in one group when true.',
  },
  {
    key: 'OfflineCollapses',
    account: 'personal',
    effect: 'Folds the group of offline contacts of the personal account when true.',
    aliases: [
      {
        name: 'OfflineCollapsed',
        why: 'its three sister keys say "Collapsed"; the guide probably has a misprint here',
      },
    ],
    contradictions: [
      {
        about: 'name',
        readings: [
          'The table: OfflineCollapses.',
          'Its sisters OfflineCollapsedSIP, OnlineCollapsed and OnlineCollapsedSIP: OfflineCollapsed.',
        ],
      },
    ],
  },
  {
    key: 'OfflineCollapsedSIP',
    account: 'corporate',
    effect: 'Folds the group of offline contacts of the corporate account when true.',
  },
  {
    key: 'OnlineCollapsed',
    account: 'corporate',
    effect:
      'Folds the group of online contacts of one account when true; the table says the corporate one, the name the personal one.',
    contradictions: [SWAPPED],
  },
  {
    key: 'OnlineCollapsedSIP',
    account: 'personal',
    effect:
      'Folds the group of online contacts of one account when true; the table says the personal one, the name the corporate one.',
    contradictions: [SWAPPED],
  },
]);
