package org.valuegap.app.wire;

/**
 * What was sent is not what the protocol says. The message names the place and what is expected.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String detail;

  public Unreadable(String message) {
    super(message, null, false, false); // an answer, not a failure: no stack to fill in
    detail = message;
  }

  /** The message, for the one who sent it. */
  public String detail() {
    return detail;
  }
}
