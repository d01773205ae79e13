package org.valuegap.app.account;

/** What one may be allowed to do; pages, sockets, exports and the API ask for one of these. */
public enum Action {
  /** See a map, its history and its exports. */
  SEE,
  /** Vote and comment. */
  TAKE_PART,
  /** Write: customers, jobs, outcomes, notes, links, order. */
  WRITE,
  /** Share, restore and delete a map. */
  KEEP,
  /** Members, settings, what cannot be taken back. */
  MANAGE
}
