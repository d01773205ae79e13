package org.valuegap.app.access;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.store.Accounts;

/**
 * The owner of a new server comes in by a link with a code that only its console shows. Every start
 * draws another code until there is an owner.
 */
@Component
public final class FirstRun {
  private final Accounts accounts;
  private final @Nullable String code;
  private volatile boolean over;

  FirstRun(Accounts accounts) {
    this.accounts = accounts;
    over = accounts.hasOwner();
    code = over ? null : Secrets.token();
    if (code != null) {
      accounts.expectOwner(Secrets.digest(code));
    }
  }

  /**
   * The link to open once; null when there is an owner already.
   *
   * @param address of the server, ending in a slash
   */
  public @Nullable String link(String address) {
    return isOver() ? null : address + "first-run?code=" + code;
  }

  /** Whether there is an owner. */
  boolean isOver() {
    over = over || accounts.hasOwner(); // another node may have seen to it
    return over;
  }
}
