package org.valuegap.app.account;

/** What one may be allowed to do; pages, sockets, exports and the API ask for one of these. */
public enum Action {
  /** See a map, its history and its exports. */
  SEE("see"),
  /** Vote and comment. */
  TAKE_PART("take-part"),
  /** Add notes; reword, move and remove one's own. */
  NOTE("note"),
  /** Confirm or dispute notes as the customer, or on the customer's behalf. */
  CONFIRM("confirm"),
  /** Write: customers, jobs, outcomes, notes, links, order. */
  WRITE("edit"),
  /** Share, restore and delete a map. */
  KEEP("keep"),
  /** Members, settings, what cannot be taken back. */
  MANAGE("manage");

  /** As pages and the live protocol call it. */
  public final String word;

  Action(String word) {
    this.word = word;
  }
}
